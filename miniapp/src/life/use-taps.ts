import { useRef, useState } from 'react'
import { type ApiError, errorOfTap } from '../api/api-error'
import { send } from '../api/client'
import type { TypedDocumentString } from '../api/generated/graphql'
import { newKey } from '../api/new-key'
import { answerOf, isRefusal, type WireRefusal } from '../api/use-action'

interface TapState {
  /** The action that is on the way. */
  busy: string | null
  refusal: WireRefusal | null
  error: ApiError | null
  /** The action that was refused or not answered. */
  failed: string | null
}

const QUIET: TapState = { busy: null, refusal: null, error: null, failed: null }

/** Actions that one tap takes, each with a key of its own so that a retry repeats itself and nothing else. */
export function useTaps() {
  const keys = useRef(new Map<string, string>()).current
  const [state, setState] = useState(QUIET)
  const running = useRef(false)

  return {
    ...state,
    reset: () => setState((now) => ({ ...QUIET, busy: now.busy })),
    /** What was done, or undefined where it was refused or not answered. Repeats while one is on the way are ignored. */
    async run<Variables>(
      action: string,
      document: TypedDocumentString<object, Variables>,
      variables: (key: string) => Variables,
    ): Promise<object | undefined> {
      if (running.current) return undefined
      running.current = true
      const key = keys.get(action) ?? newKey()
      keys.set(action, key)
      setState({ ...QUIET, busy: action })
      try {
        const answer = answerOf(await send(document, variables(key)))
        if (isRefusal(answer)) {
          setState({ ...QUIET, refusal: answer, failed: action })
          return undefined
        }
        keys.delete(action)
        setState(QUIET)
        return answer as object
      } catch (failure) {
        setState({ ...QUIET, error: errorOfTap(failure), failed: action })
        return undefined
      } finally {
        running.current = false
      }
    },
  }
}
