import { QueueDocument, StaffRequestDocument } from '../api/generated/graphql'
import { queryClient } from '../api/query-client'
import { useAction } from '../api/use-action'
import type { FormValues } from './forms'
import { OPERATIONS, type StaffActionName } from './operations'
import type { StaffRequest } from './request-words'

/** The answer of a write holds the whole request: the page needs no second read. */
const showLatest = (request: StaffRequest) => {
  queryClient.setQueriesData({ queryKey: [StaffRequestDocument.__meta__.hash, { id: request.id }] }, { request })
  void queryClient.invalidateQueries({ queryKey: [QueueDocument.__meta__.hash] })
}

/** One action on one request as it was seen; undefined where it was refused or not answered. */
export function useStaffAction(name: StaffActionName) {
  const { document, variables } = OPERATIONS[name]
  const action = useAction(document)
  /** `key` where the form that is sent has one of its own. */
  const run = async (seen: Pick<StaffRequest, 'id' | 'version'>, values: FormValues = {}, key = action.key) => {
    const done = await action.run(variables({ id: seen.id, version: seen.version, key }, values))
    if (done) showLatest(done.request)
    return done?.request
  }
  return { ...action, run }
}

export type RunningAction = ReturnType<typeof useStaffAction>
