import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { ErrorState } from '../../components/Page/ErrorState'
import { Skeleton } from '../../components/Page/Skeleton'
import { SplitView } from '../../components/SplitView/SplitView'
import { ActSheet } from '../act/ActSheet'
import { type OfferedAction, offered } from '../actions'
import { RequestView } from '../request/RequestView'
import { useStaffRequest } from '../request/use-staff-request'
import { doneText, type StaffRequest } from '../request-words'
import { useOffered } from '../use-offered'
import { useStaffTaps } from '../use-staff-action'
import { staffWords } from '../words'
import { KeysHelp } from './KeysHelp'
import { focusCurrentRow, focusDetail, focusSearch, leaveSearch } from './queue-focus'
import type { QueueRow } from './use-queue'

interface WorkspaceProps {
  list: ReactNode
  rows: readonly QueueRow[]
  currentId: string
  /** The list moved on to it by itself: until a person has chosen it, keys do nothing to it. */
  movedOn: boolean
  /** Somebody steps beyond the last row that was read. */
  onEnd(): void
  onSelect(id: string): void
  onMoveOn(id: string): void
}

/** The desktop's queue: list on the left, the chosen request on the right, everything by key. */
export function Workspace({ list, rows, currentId, movedOn, onEnd, onSelect, onMoveOn }: WorkspaceProps) {
  const [help, setHelp] = useState(false)
  const [done, setDone] = useState<{ id: string; text: string }>()
  const place = rows.findIndex((row) => row.id === currentId)

  /** Selection, focus and address are one thing. */
  const select = (id: string | undefined, choose: (id: string) => void) => {
    if (!id) return
    choose(id)
    focusCurrentRow()
  }
  const step = (by: number) => {
    if (place + by === rows.length) onEnd()
    select((place === -1 ? rows[0] : rows[place + by])?.id, onSelect)
  }

  const finished = (action: OfferedAction, request: StaffRequest) => {
    setDone({ id: request.id, text: doneText(action.action, request) })
    const next = rows[place + 1] ?? rows[place - 1]
    if (place !== -1) select(next?.id, onMoveOn)
  }

  const openDetail = () => {
    onSelect(currentId)
    focusDetail()
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    Enter: openDetail,
    '/': focusSearch,
    '?': () => setHelp(true),
    Escape: leaveSearch,
  }
  const seenVersion = rows[place]?.version

  return (
    <>
      <SplitView
        list={
          <>
            {list}
            <View className="qh-queue__foot">
              <Text className="qh-caption">{staffWords.stepKeys}</Text>
              <Button kind="link" text={staffWords.keysTitle} keyHint="?" onPress={() => setHelp(true)} />
            </View>
          </>
        }
        labels={{ list: staffWords.listLabel, detail: staffWords.detailLabel }}
        keys={keys}
        detail={
          <View className="qh-workspace">
            {done ? (
              <Notice
                kind="ok"
                text={done.text}
                actionText={done.id === currentId ? undefined : staffWords.backToRequest}
                onAction={() => onSelect(done.id)}
              />
            ) : null}
            {movedOn ? <Notice kind="info" text={staffWords.movedOn} /> : null}
            {currentId ? (
              <Detail key={currentId} id={currentId} seenVersion={seenVersion} keysRest={movedOn} onDone={finished} />
            ) : (
              <View className="qh-workspace__empty">
                <Text className="qh-text">{staffWords.chooseOne}</Text>
                <Text className="qh-secondary">{staffWords.chooseOneKeys}</Text>
              </View>
            )}
          </View>
        }
      />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </>
  )
}

interface DetailProps {
  id: string
  /** The version the list knows; a newer one than shown is read at once. */
  seenVersion: number | undefined
  keysRest: boolean
  onDone(action: OfferedAction, request: StaffRequest): void
}

function Detail({ id, seenVersion, keysRest, onDone }: DetailProps) {
  const query = useStaffRequest(id)
  const request = query.data?.request ?? undefined
  const taps = useStaffTaps()
  const [open, setOpen] = useState<OfferedAction>()

  const stale = request !== undefined && seenVersion !== undefined && seenVersion > request.version
  // It has left the list: somebody has done something with it.
  const listed = seenVersion !== undefined
  const wasListed = useRef(listed)
  const { refetch } = query
  useEffect(() => {
    if (stale || (wasListed.current && !listed)) void refetch()
    wasListed.current = listed
  }, [stale, listed, refetch])

  const { bar, failure, latest } = useOffered({
    actions: request ? offered(request) : [],
    thing: request,
    taps,
    keysRest,
    onForm: setOpen,
    onDone,
    onLatest: () => void refetch(),
  })
  if (query.loading) return <Skeleton kind="detail" onRetry={latest} />
  if (!request && query.error) {
    return <ErrorState text={query.error.message} errorId={query.error.id} onRetry={latest} />
  }
  if (!request) return <Notice kind="info" text={staffWords.missing} />

  return (
    <>
      {failure}
      {query.error ? (
        <Notice kind="warn" text={staffWords.refreshFailed} actionText={staffWords.retry} onAction={latest} />
      ) : null}
      <RequestView request={request} />
      {bar ? <View className="qh-workspace__actions">{bar}</View> : null}
      {open ? (
        <ActSheet
          action={open}
          request={request}
          onClose={() => setOpen(undefined)}
          onLatest={() => {
            setOpen(undefined)
            latest()
            focusDetail()
          }}
          onDone={(after) => {
            setOpen(undefined)
            onDone(open, after)
          }}
        />
      ) : null}
    </>
  )
}
