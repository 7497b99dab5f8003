import { QueueDocument, StaffRequestDocument } from '../api/generated/graphql'
import { queryClient } from '../api/query-client'
import { variablesOf } from '../life/act-form'
import { useTaps } from '../life/use-taps'
import { FORMS, type FormName } from './generated/forms'
import type { StaffRequest } from './request-words'

/** The answer of a write holds the whole request: the page needs no second read. */
export const showLatest = (request: StaffRequest) => {
  queryClient.setQueriesData({ queryKey: [StaffRequestDocument.__meta__.hash, { id: request.id }] }, { request })
  void queryClient.invalidateQueries({ queryKey: [QueueDocument.__meta__.hash] })
}

/** The actions that need no form, on one thing as it was seen; undefined where it was refused or not answered. */
export function useThingTaps() {
  const taps = useTaps()
  const run = (name: FormName, { id, version }: { readonly id: string; readonly version: number }) => {
    const form = FORMS[name]
    return taps.run(name, form.document, (key) => variablesOf(form, { id, version, key }, {}))
  }
  return { ...taps, run }
}

export function useStaffTaps() {
  const taps = useThingTaps()
  const run = async (name: FormName, seen: Pick<StaffRequest, 'id' | 'version'>) => {
    const request = ((await taps.run(name, seen)) as { request: StaffRequest } | undefined)?.request
    if (request) showLatest(request)
    return request
  }
  return { ...taps, run }
}
