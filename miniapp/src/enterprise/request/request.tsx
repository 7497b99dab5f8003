import { Page } from '../../components/Page/Page'

export default function RequestPage() {
  return <Page title="诉求详情" state={{ kind: 'empty', text: '没有找到这件诉求。' }} />
}
