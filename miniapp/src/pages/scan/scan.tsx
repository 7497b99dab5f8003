import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ScanLandingDocument, type ScanLandingQuery } from '../../api/generated/graphql'
import { isRefusal } from '../../api/use-action'
import { useApiQuery } from '../../api/use-query'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { canScan } from '../../platform/can-scan'
import { scanCode } from '../../platform/scan-code'
import { call, go, goHome } from '../../session/go'
import { pageWords } from '../words'
import { codeOf } from './scanned-code'

const words = pageWords.scan
const toLookup = () => go('/enterprise/lookup/lookup')

type Landing = Extract<ScanLandingQuery['scanLanding'], { __typename: 'ScanLanding' }>

const scan = async () => {
  const code = await scanCode()
  if (code) go(`/pages/scan/scan?code=${encodeURIComponent(code)}`)
}

/** Behind a hall's code: one request, nobody has to sign in. */
export default function ScanPage() {
  const { params } = useRouter()
  const code = codeOf(params)
  const query = useApiQuery(ScanLandingDocument, { code }, { enabled: code !== '', needsSession: false })
  const landing = query.data?.scanLanding

  if (!code) return <Other text={words.intro} />
  if (query.error) return <Other text={query.error.kind === 'offline' ? words.offline : query.error.message} />
  if (!landing) {
    return (
      <Page title={words.title} state={{ kind: 'loading', skeleton: 'detail', onRetry: () => void query.refetch() }} />
    )
  }
  return isRefusal(landing) ? <Unknown text={landing.message} /> : <WindowPage landing={landing} />
}

/** Nothing of ours stands behind this code. */
function Unknown({ text }: { text: string }) {
  return (
    <Page title={words.title}>
      <Notice kind="error" text={text} />
      <View className="qh-stack">
        <Button block text={words.byNumber} onPress={toLookup} />
        <Button block kind="plain" text={words.nearby} onPress={goHome} />
        {canScan ? <Button block kind="plain" text={words.scanAgain} onPress={() => void scan()} /> : null}
      </View>
    </Page>
  )
}

/** Without a readable code there are still two ways on. */
function Other({ text }: { text: string }) {
  return (
    <Page title={words.title}>
      <Notice kind="info" text={text} />
      <View className="qh-stack">
        {canScan ? <Button block text={words.scan} onPress={() => void scan()} /> : null}
        <Button block kind={canScan ? 'plain' : 'primary'} text={words.lookup} onPress={toLookup} />
        <Button block kind="plain" text={words.file} onPress={() => go('/enterprise/file/file')} />
        <Button block kind="plain" text={words.home} onPress={goHome} />
      </View>
    </Page>
  )
}

function WindowPage({ landing }: { landing: Landing }) {
  const { window, windowCode } = landing
  const { hall } = window
  return (
    <Page
      title={window.name}
      footer={
        <View className="qh-stack">
          <Button
            block
            text={words.file}
            label={`${words.file}，${words.fileHint}`}
            onPress={() => go(`/enterprise/file/file?window=${encodeURIComponent(windowCode)}`)}
          />
          <Button block kind="plain" text={words.lookup} onPress={toLookup} />
        </View>
      }
    >
      <View className="qh-card">
        <Text className="qh-h3">{hall.name}</Text>
        <Text className="qh-text">{`${hall.open ? words.open : words.closed}，${hall.hours}`}</Text>
        {hall.open ? null : <Text className="qh-text">{words.online}</Text>}
        <Text className="qh-secondary">{`${words.address}：${hall.address}`}</Text>
        <Button kind="link" text={words.call(hall.phone)} onPress={() => call(hall.phone)} />
      </View>
      <View className="qh-card">
        <View {...accessible({ role: 'heading', level: 2 })}>
          <Text className="qh-h3">{words.services}</Text>
        </View>
        <View {...accessible({ role: 'list' })}>
          {window.services.map((service) => (
            <View key={service} {...accessible({ role: 'listitem' })}>
              <Text className="qh-text">{service}</Text>
            </View>
          ))}
        </View>
      </View>
      <Button kind="link" text={words.home} onPress={goHome} />
    </Page>
  )
}
