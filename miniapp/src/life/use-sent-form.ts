import { useAction } from '../api/use-action'
import { type ActForm, variablesOf } from './act-form'
import { type Holds, useActForm } from './use-act-form'

interface SentFormParts {
  form: ActForm
  /** Where its draft is kept on this device. */
  slot: string
  /** What the form is about, as it was seen. */
  thing: { readonly id: string; readonly version: number } & Holds
  /** What the server answered when it was done. */
  onDone(answer: object): void
}

/** A form that is sent at once; what it held is kept until that has succeeded. */
export function useSentForm({ form, slot, thing, onDone }: SentFormParts) {
  const state = useActForm({ form, slot, holds: thing })
  const action = useAction(form.document)
  const { refusal } = action
  const ofField = refusal?.field && state.isOfField(refusal) ? { [refusal.field]: refusal.message } : {}

  const submit = async () => {
    if (!state.check()) return
    const { id, version } = thing
    const key = state.draft?.key ?? action.key
    const done = await action.run(variablesOf(form, { id, version, key }, state.values))
    if (!done) return
    await state.close().catch(() => undefined)
    onDone(done)
  }
  return {
    ...state,
    title: form.title ?? form.button,
    errors: { ...state.faults, ...ofField },
    /** A refusal that names no field of this form. */
    refusal: Object.keys(ofField).length > 0 ? null : refusal,
    error: action.error,
    busy: action.busy,
    change(name: string, value: string) {
      state.change(name, value)
      action.reset()
    },
    submit,
  }
}
