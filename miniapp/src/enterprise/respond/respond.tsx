import { Page } from '../../components/Page/Page'

export default function RespondPage() {
  return <Page title="回应诉求" state={{ kind: 'empty', text: '没有找到这件诉求。' }} />
}
