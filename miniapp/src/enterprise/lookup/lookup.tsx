import { Page } from '../../components/Page/Page'

export default function LookupPage() {
  return <Page title="查进度" state={{ kind: 'empty', text: '用编号和查询码查看。' }} />
}
