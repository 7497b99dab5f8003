import { Page } from '../../components/Page/Page'

export default function BoardPage() {
  return <Page title="微笑指数" state={{ kind: 'empty', text: '还没有评价数据。' }} />
}
