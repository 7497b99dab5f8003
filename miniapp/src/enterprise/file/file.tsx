import { Page } from '../../components/Page/Page'

export default function FilePage() {
  return <Page title="提诉求" state={{ kind: 'empty', text: '说清一件事,约 1 分钟。' }} />
}
