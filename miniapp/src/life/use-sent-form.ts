import { agoWords } from '@qihu/shared'
import { useEffect, useRef, useState } from 'react'
import { serverNow } from '../api/client'
import { useAction } from '../api/use-action'
import { type ActForm, variablesOf } from './act-form'
import { meanwhileOf, type Thing } from './meanwhile'
import { useActForm } from './use-act-form'
import { useOffered } from './use-offered-choices'

interface SentFormParts {
  form: ActForm
  name: string
  /** Where its draft is kept on this device. */
  slot: string
  thing: Thing
  /** What the server answered when it was done. */
  onDone(answer: object): void
}

/** What was done last, and by whom: 住建局 2 分钟前签收. A gap stands beside figures only. */
const lastStep = ({ history: [line] }: Thing) =>
  line && `${line.who} ${agoWords(line.at, serverNow())} ${line.what}`.replace(/([一-鿿]) (?=[一-鿿])/g, '$1')

/**
 * A form that is sent at once; what it held is kept until that has succeeded. It stands for the thing as it was when the
 * form opened: what somebody else does meanwhile is said at once, and ends the form where it was about something else.
 */
export function useSentForm({ form, name, slot, thing, onDone }: SentFormParts) {
  const offered = useOffered(form, thing.id)
  const state = useActForm({ form, slot, holds: thing, offered })
  const action = useAction(form.document)
  const [asking, setAsking] = useState(false)
  const opened = useRef(thing).current
  const { refusal } = action
  const ofField = refusal?.field && state.isOfField(refusal) ? { [refusal.field]: refusal.message } : {}
  const { moved, over, keyIsUsed } = meanwhileOf(name, opened, thing, refusal)
  const renews = keyIsUsed && state.draft !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whatever is drawn
  useEffect(() => {
    if (renews) state.renew()
  }, [renews])

  const send = async () => {
    if (over) return
    setAsking(false)
    // As the page shows it: who did what meanwhile stands above the button.
    const { id, version } = thing
    const key = state.draft?.key ?? action.key
    const done = await action.run(variablesOf(form, { id, version, key }, state.values))
    if (!done) return
    await state.close()
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
    /** It can be sent no more: the thing is not what it was when the form opened. */
    over,
    /** Who did what meanwhile, as far as the page knows. */
    meanwhile: moved ? lastStep(thing) : undefined,
    /** It cannot be taken back, and waits for a second act. */
    asking,
    change(name: string, value: string) {
      state.change(name, value)
      setAsking(false)
      action.reset()
    },
    async submit() {
      if (over || asking || action.busy || !state.check()) return
      if (form.final) setAsking(true)
      else await send()
    },
    confirm: send,
    goBack: () => setAsking(false),
  }
}
