import { useRef, useState } from 'react'
import { type ApiError, errorOfFailure } from './api-error'
import { send } from './client'
import type { RefusalPartsFragment, TypedDocumentString } from './generated/graphql'
import { newKey } from './new-key'

/** The one field of a mutation's answer. */
type Answered<Result> = Exclude<Result[keyof Result], string | undefined>
/** What it is when the server did it. */
export type Done<Result> = Exclude<Answered<Result>, { __typename: 'Refusal' }>

export type WireRefusal = RefusalPartsFragment

export interface ApiAction<Result, Variables> {
  /** Goes into the operation, the same on every retry; renewed only after success. */
  key: string
  busy: boolean
  refusal: WireRefusal | null
  error: ApiError | null
  /** Undefined where it was refused or not answered; `refusal` and `error` then say why. Repeats while busy are ignored. */
  run(variables: Variables): Promise<Done<Result> | undefined>
  /** Takes the last refusal or error away. */
  reset(): void
}

/** An action whose answer is either what was done or a refusal. */
export function useAction<Result extends object, Variables>(
  document: TypedDocumentString<Result, Variables>,
): ApiAction<Result, Variables> {
  const key = useRef('')
  const running = useRef(false)
  key.current ||= newKey()
  const [state, setState] = useState<{ busy: boolean; refusal: WireRefusal | null; error: ApiError | null }>({
    busy: false,
    refusal: null,
    error: null,
  })

  const run = async (variables: Variables) => {
    if (running.current) return undefined
    running.current = true
    setState({ busy: true, refusal: null, error: null })
    try {
      const answer = answerOf(await send(document, variables))
      if (isRefusal(answer)) {
        setState({ busy: false, refusal: answer, error: null })
        return undefined
      }
      key.current = newKey()
      setState({ busy: false, refusal: null, error: null })
      return answer as Done<Result>
    } catch (failure) {
      setState({ busy: false, refusal: null, error: errorOfFailure(failure) })
      return undefined
    } finally {
      running.current = false
    }
  }

  const reset = () => setState((now) => ({ ...now, refusal: null, error: null }))
  return { key: key.current, ...state, run, reset }
}

/** A mutation answers with one field. */
export const answerOf = (data: object): unknown => Object.entries(data).find(([name]) => name !== '__typename')?.[1]

export const isRefusal = (answer: unknown): answer is WireRefusal =>
  (answer as { __typename?: string } | null)?.__typename === 'Refusal'
