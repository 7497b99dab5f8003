import { Page } from '../../components/Page/Page'

export default function FiledPage() {
  return <Page title="已提交" state={{ kind: 'empty', text: '没有找到刚提交的诉求。' }} />
}
