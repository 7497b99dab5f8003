import { Page } from '../../components/Page/Page'

export default function MePage() {
  return <Page title="我的" state={{ kind: 'empty', text: '登录后可以看到您的企业和设置。' }} />
}
