import { StaffRequestDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'

/** What a colleague does meanwhile is read without being asked for; a list beside it knows sooner. */
export const STAFF_POLL_MS = 15_000

export const useStaffRequest = (id: string) =>
  useApiQuery(StaffRequestDocument, { id }, { enabled: id !== '', pollMs: STAFF_POLL_MS })
