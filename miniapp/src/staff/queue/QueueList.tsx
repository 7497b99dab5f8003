import { tailOf } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import type { QueueTab } from '../../api/generated/graphql'
import { mayHelpToAskAgain } from '../../api/query-client'
import { accessible, pressable } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { componentWords } from '../../components/component-words'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Skeleton } from '../../components/Page/Skeleton'
import { RequestCard, type RequestCardData } from '../../components/RequestCard/RequestCard'
import { lampView, roundBeside, statusTint } from '../../format/request-view'
import { offered } from '../actions'
import { staffWords } from '../words'
import { SEARCH_BOX } from './queue-focus'
import { type QueueRow, searchedFor, type useQueue } from './use-queue'
import { WorkRow } from './WorkRow'

const TABS: readonly QueueTab[] = ['NOW', 'OPEN', 'ENDED']

interface QueueListProps {
  queue: ReturnType<typeof useQueue>
  tab: QueueTab
  /** As typed; the list follows a moment later. */
  search: string
  /** What the list was looked through for, all tabs at once; empty for the tab. */
  searched: string
  currentId: string
  /** The work list of a desk; otherwise cards. */
  dense: boolean
  /** How much there is in a tab; undefined until it is known. */
  countOf(tab: QueueTab): string | undefined
  onTab(tab: QueueTab): void
  onSearch(search: string): void
  onOpen(id: string): void
}

export function QueueList(props: QueueListProps) {
  const { queue, tab, search, searched, dense, countOf } = props
  const wrong = searched ? faultIn(queue) : undefined
  const isChosen = (one: QueueTab) => one === tab && !searched
  return (
    <View className={dense ? 'qh-queue qh-queue--desk' : 'qh-queue'}>
      <View className="qh-queue__head">
        {dense ? (
          <View className="qh-queue__name" {...accessible({ hidden: true })}>
            {staffWords.queue}
          </View>
        ) : null}
        <View className="qh-queue__tabs" {...accessible({ role: 'tablist', label: staffWords.tabs })}>
          {TABS.map((one) => (
            <View
              key={one}
              className={isChosen(one) ? 'qh-queue__tab qh-queue__tab--chosen' : 'qh-queue__tab'}
              {...pressable(() => props.onTab(one), {
                role: 'tab',
                selected: isChosen(one),
                focus: one === tab ? 0 : -1,
              })}
            >
              <Text>{staffWords.tab[one]}</Text>
              <Text className="qh-queue__count">{countOf(one) ?? ''}</Text>
            </View>
          ))}
        </View>
      </View>
      <View id={SEARCH_BOX}>
        <TextField
          label={dense ? `${staffWords.search}（/）` : staffWords.search}
          value={search}
          type="search"
          hint={hintFor(search)}
          error={wrong}
          onChange={props.onSearch}
        />
      </View>
      {dense ? <ColumnNames /> : null}
      <View className="qh-queue__rows">
        {queue.error && queue.rows.length > 0 ? (
          <Notice kind="warn" text={staffWords.refreshFailed} actionText={staffWords.retry} onAction={queue.refetch} />
        ) : null}
        {queue.incomplete ? <Notice kind="info" text={staffWords.searchIncomplete} /> : null}
        {wrong ? null : queue.loading ? <Skeleton kind="list" onRetry={queue.refetch} /> : <Rows {...props} />}
      </View>
    </View>
  )
}

/** For those who see it: each row is one link, and says its parts in this order. */
const ColumnNames = () => (
  <View className="qh-queue__columns" {...accessible({ hidden: true })}>
    {(['limit', 'ask', 'matter', 'unit'] as const).map((column) => (
      <Text key={column} className={`qh-work__${column}`}>
        {staffWords.columns[column]}
      </Text>
    ))}
  </View>
)

/** What the server finds wrong with what is looked for: said at the field, as asking again changes nothing. */
const faultIn = ({ error }: QueueListProps['queue']): string | undefined =>
  error && !mayHelpToAskAgain(error) ? error.message : undefined

function hintFor(search: string): string {
  if (search.trim() === '') return staffWords.searchHint
  return searchedFor(search) === '' ? staffWords.searchMore : staffWords.searchEverywhere
}

function Rows({ queue, tab, searched, currentId, dense, onTab, onSearch, onOpen }: QueueListProps) {
  const { rows, total, totalIsMore } = queue
  if (queue.error && rows.length === 0) {
    return <Notice kind="error" text={queue.error.message} actionText={staffWords.retry} onAction={queue.refetch} />
  }
  if (rows.length === 0 && searched && queue.hasMore) {
    return <Empty text={staffWords.noneYet(searched)} next={staffWords.searchOn} onNext={queue.loadMore} />
  }
  if (rows.length === 0 && searched) {
    return <Empty text={staffWords.noneFound(searched)} next={staffWords.clearSearch} onNext={() => onSearch('')} />
  }
  if (rows.length === 0) {
    const other = tab === 'NOW' ? 'OPEN' : 'NOW'
    return <Empty text={staffWords.empty[tab]} next={staffWords.tab[other]} onNext={() => onTab(other)} />
  }
  return (
    <View>
      <View {...accessible({ role: 'list', label: staffWords.listLabel })}>
        {rows.map((row) => (
          <View key={row.id} {...accessible({ role: 'listitem' })}>
            {dense ? (
              <WorkRow row={row} ask={askOf(row)} current={row.id === currentId} onOpen={onOpen} />
            ) : (
              <RequestCard request={cardOf(row, tab === 'NOW' && !searched)} onOpen={onOpen} />
            )}
          </View>
        ))}
      </View>
      <View className="qh-queue__end">
        <Text className="qh-secondary" {...accessible({ role: 'status' })}>
          {searched ? staffWords.found(rows.length, totalIsMore) : staffWords.count(rows.length, total, totalIsMore)}
        </Text>
        {queue.hasMore ? (
          <Button
            kind="plain"
            text={staffWords.loadMore}
            busy={queue.loadingMore}
            busyText={componentWords.loadingMore}
            onPress={queue.loadMore}
          />
        ) : null}
      </View>
    </View>
  )
}

function Empty({ text, next, onNext }: { text: string; next: string; onNext(): void }) {
  return (
    <View className="qh-stack qh-queue__empty">
      <View {...accessible({ role: 'status' })}>
        <Text className="qh-text">{text}</Text>
      </View>
      <View>
        <Button kind="plain" text={next} onPress={onNext} />
      </View>
    </View>
  )
}

/** What is asked of the reader is the weightiest of the actions the server offers. */
const askOf = (row: QueueRow): string | undefined => offered(row).find(({ weight }) => weight === 'primary')?.label

function cardOf(row: QueueRow, asks: boolean): RequestCardData {
  const asked = askOf(row)
  return {
    id: row.id,
    title: row.title,
    statusWord: row.statusWord,
    statusTint: statusTint(row),
    roundText: roundBeside(row),
    lamp: lampView(row.lamp, row.provisional),
    unit: [row.requesterName, row.leadUnit?.name].filter(Boolean).join(' · ') || undefined,
    askText: asks && asked ? staffWords.asks(asked) : undefined,
    numberTail: tailOf(row.number),
  }
}
