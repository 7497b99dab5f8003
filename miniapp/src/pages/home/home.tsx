import { localTime } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { serverNow } from '../../api/client'
import { type CardPartsFragment, HomeDocument, type HomeQuery } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Lines } from '../../components/Lines/Lines'
import { Page } from '../../components/Page/Page'
import { Skeleton } from '../../components/Page/Skeleton'
import { RequestCard } from '../../components/RequestCard/RequestCard'
import { cardView } from '../../format/request-view'
import { canScan } from '../../platform/can-scan'
import { scanCode } from '../../platform/scan-code'
import { Complaint } from '../../session/Complaint'
import { setElderLevel, useElderLevel } from '../../session/display-settings'
import { call, go } from '../../session/go'
import { Receipts } from '../../session/Receipts'
import { useSession } from '../../session/session'
import { setTabBadge } from '../../session/tab-badges'
import { useOutbox } from '../../session/use-outbox'
import { WaitingCard } from '../../session/WaitingCard'
import { mayOpenBoard, mayOpenQueue, openStartPlace } from '../places'
import { useMessagesBadge } from '../use-badge'
import { pageWords } from '../words'
import './home.scss'

const words = pageWords.home
const openRequest = (id: string) => go(`/enterprise/request/request?id=${id}`)

type Hall = NonNullable<HomeQuery['home']['hall']>

const scan = async () => {
  const code = await scanCode()
  if (code) go(`/pages/scan/scan?code=${encodeURIComponent(code)}`)
}

export default function HomePage() {
  const session = useSession()
  const { viewer } = session
  const waiting = useOutbox()
  const elder = useElderLevel() > 0
  const query = useApiQuery(HomeDocument, {}, { saveAs: 'home', pollMs: 30_000 })
  const home = query.data?.home
  useMessagesBadge()
  const asked = home?.waitingForMe.length ?? 0
  useEffect(() => setTabBadge('/pages/requests/requests', asked), [asked])

  useEffect(() => {
    if (viewer) openStartPlace(viewer)
  }, [viewer])

  const nothing = home !== undefined && home.open.length + home.waitingForMe.length + waiting.length === 0
  return (
    <Page
      title={words.title}
      back={false}
      offlineText={query.savedAt ? words.offline(localTime(query.savedAt)) : words.offlineNothing}
    >
      <View className="qh-home__top">
        <Text className="qh-home__name">{viewer?.enterprises[0]?.name ?? viewer?.name ?? ''}</Text>
        <Button kind="link" text={elder ? words.standard : words.elder} onPress={() => setElderLevel(elder ? 0 : 1)} />
      </View>
      <MainButtons
        hall={home?.hall ?? undefined}
        mayCome={process.env.TARO_ENV === 'h5' && query.loading}
        elder={elder}
      />
      {mayOpenQueue(viewer) || mayOpenBoard(viewer) ? (
        <View className="qh-row qh-home__below">
          {mayOpenQueue(viewer) ? (
            <Button kind="plain" text={words.queue} onPress={() => go('/staff/queue/queue')} />
          ) : null}
          {mayOpenBoard(viewer) ? (
            <Button kind="plain" text={words.board} onPress={() => go('/smile/board/board')} />
          ) : null}
        </View>
      ) : null}
      {/* What comes with the answer stands in a place of its own: what changes there sends nothing else again. */}
      <View>
        {waiting.length > 0 ? <Heading text={words.waitingToSend(waiting.length)} /> : null}
        {waiting.map((submission) => (
          <WaitingCard key={submission.key} submission={submission} />
        ))}
        <Receipts most={1} />
        {query.error && query.error.kind !== 'offline' && !home ? (
          <View className="qh-home__below">
            <Complaint quiet refusal={null} error={query.error} onRetry={() => void query.refetch()} />
          </View>
        ) : null}
        {query.loading ? <Skeleton kind="list" onRetry={() => void query.refetch()} /> : null}
        {home ? <Cards title={words.waiting} requests={home.waitingForMe} /> : null}
        {home ? <Cards title={words.open(restOpen(home))} requests={openOnly(home)} /> : null}
        {home && home.openTotal > home.open.length ? (
          <Button kind="link" text={words.all} onPress={() => go('/pages/requests/requests')} />
        ) : null}
        {nothing ? <Text className="qh-secondary qh-home__empty">{viewer ? words.empty : words.visitor}</Text> : null}
        {nothing && session.status === 'visitor' ? (
          <Button kind="link" text={words.signIn} onPress={() => go('/pages/me/me')} />
        ) : null}
        {home?.hall ? <HallCard hall={home.hall} /> : null}
      </View>
    </Page>
  )
}

/** What waits for the reader stands above; it is not shown twice. */
const openOnly = (home: HomeQuery['home']) =>
  home.open.filter((request) => !home.waitingForMe.some((other) => other.id === request.id))

/** Counts what stands under that heading, and what it has no room for. */
const restOpen = (home: HomeQuery['home']) => home.openTotal - home.open.length + openOnly(home).length

const Heading = ({ text }: { text: string }) => (
  <View {...accessible({ role: 'heading', level: 2 })}>
    <Text className="qh-h2">{text}</Text>
  </View>
)

/** In a browser a hall that may still come has its place kept; in a mini-program that would cost a tenth of home's data. */
function MainButtons({ hall, mayCome, elder }: { hall: Hall | undefined; mayCome: boolean; elder: boolean }) {
  return (
    <View className={elder ? 'qh-home__main qh-home__main--elder' : 'qh-home__main'}>
      <View className="qh-home__file">
        <Button block text={words.file} onPress={() => go('/enterprise/file/file')} />
        <Text className="qh-caption">{words.fileHint}</Text>
      </View>
      <View className="qh-home__others">
        <View className="qh-home__other">
          <Button block kind="plain" text={words.lookup} onPress={() => go('/enterprise/lookup/lookup')} />
        </View>
        {canScan && !elder ? (
          <View className="qh-home__other">
            <Button block kind="plain" text={words.scan} onPress={() => void scan()} />
          </View>
        ) : null}
        {hall ? (
          <View className="qh-home__other">
            <Button
              block
              kind="plain"
              text={words.call}
              label={words.callHall(words.call, hall.name)}
              onPress={() => call(hall.phone)}
            />
          </View>
        ) : null}
        {!hall && mayCome ? (
          <View className="qh-home__other qh-home__other--later" {...accessible({ hidden: true })}>
            <Button block kind="plain" text={words.call} onPress={() => undefined} />
          </View>
        ) : null}
      </View>
    </View>
  )
}

function Cards({ title, requests }: { title: string; requests: readonly CardPartsFragment[] }) {
  if (requests.length === 0) return null
  const now = serverNow()
  return (
    <View>
      <Heading text={title} />
      {requests.map((request) => (
        <RequestCard key={request.id} request={cardView(request, now)} onOpen={openRequest} />
      ))}
    </View>
  )
}

function HallCard({ hall }: { hall: Hall }) {
  return (
    <View>
      <Heading text={words.hall} />
      <View className="qh-card">
        <Lines
          className="qh-home__hall"
          lines={[
            ['h3', hall.name],
            ['text', `${hall.open ? words.hallOpen : words.hallClosed}，${hall.hours}`],
            ['secondary', hall.address],
          ]}
        />
        <Button
          kind="link"
          text={hall.phone}
          label={words.callHall(hall.phone, hall.name)}
          onPress={() => call(hall.phone)}
        />
      </View>
    </View>
  )
}
