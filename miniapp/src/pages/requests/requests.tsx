import { localTime } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { errorOfFailure } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import { type CardPartsFragment, MyRequestsDocument, type RequestTab } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Page, type PageState } from '../../components/Page/Page'
import { RequestCard } from '../../components/RequestCard/RequestCard'
import { Tabs } from '../../components/Tabs/Tabs'
import { cardView } from '../../format/request-view'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { useOutbox } from '../../session/use-outbox'
import { WaitingCard } from '../../session/WaitingCard'
import { useMessagesBadge } from '../use-badge'
import { pageWords } from '../words'

const words = pageWords.requests
const TABS: readonly RequestTab[] = ['WAITING_FOR_ME', 'OPEN', 'ENDED']
const openRequest = (id: string) => go(`/enterprise/request/request?id=${id}`)
const toLookup = () => go('/enterprise/lookup/lookup')

interface More {
  items: CardPartsFragment[]
  cursor: string | null
}

export default function RequestsPage() {
  const session = useSession()
  const waiting = useOutbox()
  const [chosen, setChosen] = useState<RequestTab>()
  const [tab, setTab] = useState<RequestTab>('OPEN')
  const [more, setMore] = useState<More>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const query = useApiQuery(
    MyRequestsDocument,
    { tab, after: null },
    { enabled: session.status === 'signedIn', saveAs: `requests.${tab}`, pollMs: 30_000 },
  )
  const { data } = query
  useMessagesBadge()

  // What waits for the reader comes first, until a tab is chosen.
  const waitingTotal = data?.waiting.total ?? 0
  useEffect(() => {
    if (!chosen && waitingTotal > 0) setTab('WAITING_FOR_ME')
  }, [chosen, waitingTotal])

  const choose = (next: RequestTab) => {
    setChosen(next)
    setTab(next)
    setMore(undefined)
    setFailure(undefined)
  }
  const cursor = more ? more.cursor : (data?.requests.endCursor ?? null)
  const loadMore = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { requests } = await send(MyRequestsDocument, { tab, after: cursor })
      setMore((now) => ({ items: [...(now?.items ?? []), ...requests.items], cursor: requests.endCursor }))
    } catch (error) {
      setFailure(errorOfFailure(error).message)
    }
    setBusy(false)
  }

  const first = data?.requests.items ?? []
  const seen = new Set(first.map(({ id }) => id))
  const items = [...first, ...(more?.items ?? []).filter(({ id }) => !seen.has(id))]
  const totals = { WAITING_FOR_ME: data?.waiting.total, OPEN: data?.open.total, ENDED: data?.ended.total }
  const total = data?.requests.total ?? items.length
  const now = serverNow()

  const visitor: PageState = {
    kind: 'empty',
    text: words.visitor,
    actionText: words.signIn,
    onAction: () => go('/pages/me/me'),
  }
  return (
    <Page
      title={words.title}
      back={false}
      offlineText={query.savedAt ? pageWords.home.offline(localTime(query.savedAt)) : undefined}
      header={waiting.map((submission) => <WaitingCard key={submission.key} submission={submission} />)}
      state={session.status === 'visitor' ? visitor : stateOf(query)}
      footer={<Button block kind="plain" text={words.lookup} onPress={toLookup} />}
    >
      <Tabs
        label={words.tabs}
        tabs={TABS.map((value) => ({ value, text: words.tabOf(words.tab[value], totals[value]) }))}
        value={tab}
        onChange={choose}
      />
      {items.map((request) => (
        <RequestCard key={request.id} request={cardView(request, now)} onOpen={openRequest} />
      ))}
      {items.length === 0 ? (
        <View className="qh-stack">
          <Text className="qh-text">{words.empty[tab]}</Text>
          <View>
            <Button text={words.file} onPress={() => go('/enterprise/file/file')} />
          </View>
        </View>
      ) : (
        <Text className="qh-caption">{words.count(items.length, total)}</Text>
      )}
      {failure ? <Text className="qh-text">{failure}</Text> : null}
      {cursor ? <Button block kind="plain" text={words.more} busy={busy} onPress={() => void loadMore()} /> : null}
    </Page>
  )
}

function stateOf(query: ReturnType<typeof useApiQuery>): PageState {
  const onRetry = () => void query.refetch()
  if (query.loading) return { kind: 'loading', skeleton: 'list', onRetry }
  if (!query.data && query.error) return { kind: 'error', text: query.error.message, errorId: query.error.id, onRetry }
  return { kind: 'ready' }
}
