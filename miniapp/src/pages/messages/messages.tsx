import { Page } from '../../components/Page/Page'

export default function MessagesPage() {
  return <Page title="消息" state={{ kind: 'empty', text: '有新进展会出现在这里。' }} />
}
