import { pathOf } from '../../life/act-form'
import { useSentForm } from '../../life/use-sent-form'
import { getSession } from '../../session/session'
import type { OfferedAction } from '../actions'
import { forbiddenPhrases } from '../forbidden-phrases'
import { FORMS, type FormName } from '../generated/forms'
import type { StaffRequest } from '../request-words'
import { showLatest } from '../use-staff-action'
import { staffWords } from '../words'

/** Where a form of the staff's keeps its draft: by person, since a computer may be shared. */
export const slotOf = (id: string, action: FormName) => `staff.${getSession().viewer?.id ?? ''}.${id}.${pathOf(action)}`

/** A form about a request; when it is done, the pages show the request as it is then. */
export function useStaffForm(action: OfferedAction, request: StaffRequest, onDone: (request: StaffRequest) => void) {
  const form = FORMS[action.action]
  const done = (answer: object) => {
    const after = (answer as { request: StaffRequest }).request
    showLatest(after)
    onDone(after)
  }
  const { action: name } = action
  const state = useSentForm({ form, name, slot: slotOf(request.id, name), thing: request, onDone: done })
  // What the button says: handing a request on is called differently by where it stands.
  return { ...state, submitText: form.submit ?? action.label }
}

export type StaffFormState = ReturnType<typeof useStaffForm>

/** Phrases that tell the reader nothing are warned about, never blocked. */
export const warnOf = (text: string): string | undefined => {
  const phrases = forbiddenPhrases(text)
  return phrases.length > 0 ? staffWords.forbidden(phrases.join('、')) : undefined
}
