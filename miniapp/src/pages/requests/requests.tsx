import { localTime } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { type PropsWithChildren, useRef, useState } from 'react'
import { errorOfFailure } from '../../api/api-error'
import { read, serverNow } from '../../api/client'
import {
  type CardPartsFragment,
  MyRequestsDocument,
  type MyRequestsQuery,
  type RequestTab,
} from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { componentWords } from '../../components/component-words'
import { ErrorState } from '../../components/Page/ErrorState'
import { Page, type PageState } from '../../components/Page/Page'
import { Skeleton } from '../../components/Page/Skeleton'
import { RequestCard } from '../../components/RequestCard/RequestCard'
import { Tabs } from '../../components/Tabs/Tabs'
import { cardView } from '../../format/request-view'
import { readAddress, showInAddress } from '../../platform/address'
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
  tab: RequestTab
  items: CardPartsFragment[]
  cursor: string | null
}

export default function RequestsPage() {
  const session = useSession()
  const waiting = useOutbox()
  const asked = readAddress(useRouter().params).tab
  const [chosen, setChosen] = useState(TABS.find((tab) => tab === asked))
  const [more, setMore] = useState<More>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const query = useApiQuery(
    MyRequestsDocument,
    // Until a tab is chosen the server opens the one where something waits.
    { tab: chosen ?? null, after: null },
    { enabled: session.status === 'signedIn', saveAs: `requests.${chosen ?? 'first'}`, pollMs: 30_000 },
  )
  const { data } = query
  const tab = chosen ?? data?.requests.tab ?? 'OPEN'
  const totals = useTotals(data)
  useMessagesBadge()

  // Coming back to a tab page opens its bare address.
  useDidShow(() => {
    if (chosen) showInAddress({ tab: chosen })
  })
  const choose = (next: RequestTab) => {
    if (next === tab) return
    setChosen(next)
    showInAddress({ tab: next })
    setMore(undefined)
    setFailure(undefined)
  }
  const further = more?.tab === tab ? more : undefined
  const cursor = further ? further.cursor : (data?.requests.endCursor ?? null)
  const loadMore = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { requests } = await read(MyRequestsDocument, { tab, after: cursor })
      setMore({ tab, items: [...(further?.items ?? []), ...requests.items], cursor: requests.endCursor })
    } catch (error) {
      setFailure(errorOfFailure(error).message)
    }
    setBusy(false)
  }

  const first = data?.requests.items ?? []
  const seen = new Set(first.map(({ id }) => id))
  const items = [...first, ...(further?.items ?? []).filter(({ id }) => !seen.has(id))]
  const { total = items.length, totalIsMore = false } = data?.requests ?? {}
  const now = serverNow()

  const visitor: PageState = {
    kind: 'empty',
    text: words.visitor,
    actionText: words.signIn,
    onAction: () => go('/pages/me/me'),
  }
  const state = stateOf(query)
  return (
    <Page
      title={words.title}
      back={false}
      offlineText={query.savedAt ? pageWords.home.offline(localTime(query.savedAt)) : undefined}
      header={waiting.map((submission) => <WaitingCard key={submission.key} submission={submission} />)}
      state={session.status === 'visitor' ? visitor : totals ? undefined : state}
      footer={<Button block kind="plain" text={words.lookup} onPress={toLookup} />}
    >
      <Tabs
        label={words.tabs}
        tabs={TABS.map((value) => ({ value, text: words.tabOf(words.tab[value], totals?.[value]) }))}
        value={tab}
        onChange={choose}
      />
      <RowsOf state={state}>
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
          <Text className="qh-caption">{words.count(items.length, total, totalIsMore)}</Text>
        )}
        {failure ? <Text className="qh-text">{failure}</Text> : null}
        {cursor ? (
          <Button
            block
            kind="plain"
            text={words.more}
            busy={busy}
            busyText={componentWords.loadingMore}
            onPress={() => void loadMore()}
          />
        ) : null}
      </RowsOf>
    </Page>
  )
}

/** The numbers on the tabs, kept while another tab is read. */
function useTotals(data: MyRequestsQuery | undefined) {
  const kept = useRef<Record<RequestTab, MyRequestsQuery['open']>>()
  if (data) kept.current = { WAITING_FOR_ME: data.waiting, OPEN: data.open, ENDED: data.ended }
  return kept.current
}

/** A tab that is being read leaves the others within reach. */
function RowsOf({ state, children }: PropsWithChildren<{ state: PageState }>) {
  if (state.kind === 'loading') return <Skeleton kind="list" onRetry={state.onRetry} />
  if (state.kind === 'error') return <ErrorState {...state} />
  return <View>{children}</View>
}

function stateOf(query: ReturnType<typeof useApiQuery>): PageState {
  const onRetry = () => void query.refetch()
  if (query.loading) return { kind: 'loading', skeleton: 'list', onRetry }
  if (!query.data && query.error) return { kind: 'error', text: query.error.message, errorId: query.error.id, onRetry }
  return { kind: 'ready' }
}
