import { type QueueTab, StaffRailDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'

const POLL_MS = 15_000

/** What stands beside the words of the rail and of the tabs: how much there is, and what this person may open. */
export function useStaffRail() {
  const { data } = useApiQuery(StaffRailDocument, {}, { pollMs: POLL_MS })
  const counts = data?.queueCounts ?? []
  return {
    viewer: data?.viewer ?? undefined,
    /** Such as 38 or 1000+; undefined until it is known. */
    countOf(tab: QueueTab): string | undefined {
      const found = counts.find((each) => each.tab === tab)
      return found && countText(found.total, found.totalIsMore)
    },
  }
}

export const countText = (total: number, isMore: boolean): string => `${total}${isMore ? '+' : ''}`
