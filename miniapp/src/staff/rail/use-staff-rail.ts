import { type QueueTab, StaffRailDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { useSession } from '../../session/session'

const POLL_MS = 15_000

/**
 * What stands beside the words of the rail and of the tabs: how much there is, and what this person may open. Asked again and
 * again by the queue alone, which does so anyway: each question keeps a session of staff in use.
 */
export function useStaffRail({ polls = false } = {}) {
  const { viewer } = useSession()
  const enabled = Boolean(viewer?.mayOpenQueue || viewer?.mayOpenBoard || viewer?.mayOpenAdministration)
  const { data } = useApiQuery(StaffRailDocument, {}, { enabled, ...(polls ? { pollMs: POLL_MS } : {}) })
  const counts = data?.queueCounts ?? []
  return {
    /** Until the answer is there, what is known of him since he signed in. */
    viewer: data?.viewer ?? (viewer ? { ...viewer, mayOpenUnit: false } : undefined),
    /** Such as 38 or 1000+; undefined until it is known. */
    countOf(tab: QueueTab): string | undefined {
      const found = counts.find((each) => each.tab === tab)
      return found && countText(found.total, found.totalIsMore)
    },
  }
}

export const countText = (total: number, isMore: boolean): string => `${total}${isMore ? '+' : ''}`
