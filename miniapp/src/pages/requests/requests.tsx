import { Page } from '../../components/Page/Page'

export default function RequestsPage() {
  return <Page title="我的诉求" state={{ kind: 'empty', text: '还没有诉求。' }} />
}
