import { Page } from '../../components/Page/Page'

export default function ActPage() {
  return <Page title="办理操作" state={{ kind: 'empty', text: '没有找到这件诉求。' }} />
}
