import { Page } from '../../components/Page/Page'

export default function RatePage() {
  return <Page title="评价" state={{ kind: 'empty', text: '没有找到要评价的诉求。' }} />
}
