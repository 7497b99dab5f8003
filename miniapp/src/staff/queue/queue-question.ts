import { read } from '../../api/client'
import { QueueDocument, type QueueQuery, type QueueTab } from '../../api/generated/graphql'

/** A tab of the queue, or what was found in all of them, page by page. */
export const queueQuestion = (tab: QueueTab, search: string, who: string) => ({
  queryKey: [QueueDocument.__meta__.hash, search ? { search } : { tab }, who] as const,
  queryFn: ({ pageParam }: { pageParam: unknown }): Promise<QueueQuery> =>
    read(QueueDocument, { tab, after: pageParam as string | null, search: search || null }),
  initialPageParam: null,
  getNextPageParam: (last: QueueQuery) => last.queue.endCursor,
})
