import { Page } from '../../components/Page/Page'

export default function HomePage() {
  return <Page title="首页" state={{ kind: 'empty', text: '还没有诉求。遇到办不成、没人管的事,从这里说。' }} />
}
