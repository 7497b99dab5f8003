import type { ApiError } from '../api/api-error'
import type { WireRefusal } from '../api/use-action'
import type { OfferedAction } from './actions'
import { Failure } from './Failure'
import type { FormName } from './generated/forms'
import { RequestActions } from './request/RequestActions'
import { useActionKeys } from './use-action-keys'

type Seen = { readonly id: string; readonly version: number }

interface Taps<Answer> {
  busy: string | null
  failed: string | null
  refusal: WireRefusal | null
  error: ApiError | null
  reset(): void
  run(name: FormName, seen: Seen): Promise<Answer | undefined>
}

interface OfferedParts<Answer> {
  actions: readonly OfferedAction[]
  /** As it was seen; undefined while it is not here. */
  thing: Seen | undefined
  taps: Taps<Answer>
  /** Keys do nothing for now. */
  keysRest?: boolean
  /** It asks for something: its form is to be opened. */
  onForm(action: OfferedAction): void
  onDone(action: OfferedAction, answer: Answer): void
  onLatest(): void
}

/** What may be done with a thing, by button and by key, and what is said where that failed. */
export function useOffered<Answer>(parts: OfferedParts<Answer>) {
  const { actions, thing, taps, keysRest, onForm, onDone, onLatest } = parts
  const begun = useActionKeys(actions, keysRest)

  const act = async (action: OfferedAction) => {
    if (!thing) return
    if (action.asks) {
      onForm(action)
      return
    }
    const answer = await taps.run(action.action, thing)
    if (answer) onDone(action, answer)
  }
  const latest = () => {
    taps.reset()
    onLatest()
  }
  const retry = () => {
    const again = actions.find(({ action }) => action === taps.failed)
    if (again) void act(again)
  }
  return {
    latest,
    bar: actions.length > 0 ? <RequestActions {...{ actions, taps, begun }} onAct={(one) => void act(one)} /> : null,
    failure: taps.failed ? (
      <Failure refusal={taps.refusal} error={taps.error} onRetry={retry} onLatest={latest} />
    ) : null,
  }
}
