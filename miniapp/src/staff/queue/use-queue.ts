import { lengthOf } from '@qihu/shared'
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiError } from '../../api/api-error'
import type { QueueQuery, QueueTab } from '../../api/generated/graphql'
import { useComingBack, useShown } from '../../api/use-query'
import { useSession } from '../../session/session'
import { queueQuestion } from './queue-question'

export type QueueRow = QueueQuery['queue']['items'][number]

const POLL_MS = 5_000

/** The least that is looked for. */
const SEARCH_MIN = 2

/** What is looked for; empty while too little was typed, and the tab is shown. */
export const searchedFor = (typed: string): string => (lengthOf(typed.trim()) < SEARCH_MIN ? '' : typed.trim())

/** The pages of a list that were asked for, read again every five seconds while somebody looks. */
export function useQueue(tab: QueueTab, search: string) {
  const session = useSession()
  const shown = useShown()
  const client = useQueryClient()
  const question = queueQuestion(tab, search, session.viewer?.id ?? 'visitor')
  const { queryKey } = question
  const query = useInfiniteQuery<QueueQuery, ApiError, InfiniteData<QueueQuery>, typeof queryKey>({
    ...question,
    enabled: session.status === 'signedIn',
    // What is looked for is asked when it is typed, and when somebody comes back.
    refetchInterval: shown && search === '' ? POLL_MS : false,
  })
  useComingBack(queryKey, () => query.isFetched && void query.refetch())

  const pages = query.data?.pages ?? []
  return {
    session,
    rows: rowsOf(pages),
    total: pages[pages.length - 1]?.queue.total ?? 0,
    totalIsMore: pages[pages.length - 1]?.queue.totalIsMore ?? false,
    incomplete: pages[0]?.queue.incomplete ?? false,
    mayOpenQueue: pages[0]?.viewer?.mayOpenQueue ?? session.viewer?.mayOpenQueue,
    error: query.error,
    known: query.data !== undefined,
    loading: query.data === undefined && !query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    // Also when an earlier question is still under way.
    refetch: () => void client.cancelQueries({ queryKey, exact: true }, { silent: true }).then(() => query.refetch()),
  }
}

/** A row that moved between two readings stands where it was read last. */
function rowsOf(pages: QueueQuery[]): QueueRow[] {
  const rows = new Map<string, QueueRow>()
  for (const page of pages) for (const row of page.queue.items) rows.set(row.id, row)
  return [...rows.values()]
}
