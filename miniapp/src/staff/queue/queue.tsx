import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { QueueTab } from '../../api/generated/graphql'
import { Page, type PageState } from '../../components/Page/Page'
import { readAddress, showInAddress } from '../../platform/address'
import { useWide } from '../../platform/use-wide'
import { useRail } from '../rail/StaffRail'
import { countText, useStaffRail } from '../rail/use-staff-rail'
import { staffWords } from '../words'
import { QueueList } from './QueueList'
import { focusDetail } from './queue-focus'
import { StaffBar } from './StaffBar'
import { searchedFor, useQueue } from './use-queue'
import { Workspace } from './Workspace'
import './queue.scss'
import { go } from '../../session/go'

const isTab = (text: string | undefined): text is QueueTab => text === 'NOW' || text === 'OPEN' || text === 'ENDED'

const SEARCH_AFTER_MS = 300

/** What was typed, once the typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SEARCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

export default function QueuePage() {
  const router = useRouter()
  const [params] = useState(() => readAddress(router.params))
  const [tab, setTab] = useState<QueueTab>(isTab(params.tab) ? params.tab : 'NOW')
  const [search, setSearch] = useState(params.search ?? '')
  const [currentId, setCurrentId] = useState(params.id ?? '')
  const [movedOn, setMovedOn] = useState(false)
  const wide = useWide()
  const settled = searchedFor(useSettled(search))
  const queue = useQueue(tab, settled)

  useEffect(() => {
    showInAddress({ tab: tab === 'NOW' ? '' : tab, search: settled, id: currentId })
  }, [tab, settled, currentId])

  const select = (id: string, byItself = false) => {
    setCurrentId(id)
    setMovedOn(byItself)
  }
  const open = (id: string) => {
    if (wide && id === currentId) focusDetail()
    if (wide) select(id)
    else go(`/staff/request/request?id=${id}`)
  }
  const state = stateOf(queue)
  const counts = useStaffRail({ polls: true })
  // The list itself is newer than what is counted of all.
  const countOf = (one: QueueTab) =>
    one === tab && settled === '' && queue.known ? countText(queue.total, queue.totalIsMore) : counts.countOf(one)
  const list = (
    <QueueList
      queue={queue}
      tab={tab}
      search={search}
      searched={settled}
      currentId={wide ? currentId : ''}
      dense={wide}
      countOf={countOf}
      onTab={(one) => {
        setTab(one)
        setSearch('')
      }}
      onSearch={setSearch}
      onOpen={open}
    />
  )
  return (
    <Page
      title={staffWords.queue}
      back={false}
      wide
      bare={wide && state.kind === 'ready'}
      state={state}
      rail={useRail('queue')}
      footer={wide ? undefined : <StaffBar viewer={counts.viewer} />}
    >
      {wide ? (
        <View className="qh-staff-desk">
          <Workspace
            {...{ list, currentId, movedOn }}
            rows={queue.rows}
            onEnd={() => queue.hasMore && !queue.loadingMore && queue.loadMore()}
            onSelect={(id) => select(id)}
            onMoveOn={(id) => select(id, true)}
          />
        </View>
      ) : (
        list
      )}
    </Page>
  )
}

/** The whole page is replaced only for who has no queue; the list shows its other states itself. */
function stateOf({ session, error, mayOpenQueue }: ReturnType<typeof useQueue>): PageState {
  if (session.status === 'visitor' || error?.code === 'SIGN_IN_REQUIRED') {
    const signIn = () => go('/pages/me/me')
    return { kind: 'empty', text: staffWords.signInFirst, actionText: staffWords.signIn, onAction: signIn }
  }
  if (mayOpenQueue === false) {
    const toMine = () => go('/pages/requests/requests')
    return { kind: 'empty', text: staffWords.mayNotOpen, actionText: staffWords.toMyRequests, onAction: toMine }
  }
  return { kind: 'ready' }
}
