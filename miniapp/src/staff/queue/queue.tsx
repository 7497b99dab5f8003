import { Page } from '../../components/Page/Page'

export default function QueuePage() {
  return <Page title="待办" state={{ kind: 'empty', text: '现在没有要办的诉求。' }} />
}
