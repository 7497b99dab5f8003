import { useRef, useState } from 'react'
import { errorOfTap } from '../api/api-error'
import { send } from '../api/client'
import type { TypedDocumentString } from '../api/generated/graphql'

interface Fault {
  message: string
  /** The input to repair; null where none is at fault. */
  field: string | null | undefined
}

type Answer = { __typename: string }

/** One act on a binding: answers with what was done, or says why not; a second tap meanwhile is nothing. */
export function useBinding() {
  const underWay = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault>()
  async function run<R extends { result: Answer }, V>(
    document: TypedDocumentString<R, V>,
    variables: V,
  ): Promise<Exclude<R['result'], { __typename: 'BindingFault' }> | undefined> {
    if (underWay.current) return undefined
    underWay.current = true
    setBusy(true)
    setFault(undefined)
    try {
      const { result } = await send(document, variables)
      if (result.__typename !== 'BindingFault') return result as never
      setFault(result as unknown as Fault)
    } catch (failure) {
      setFault({ message: errorOfTap(failure).message, field: null })
    } finally {
      underWay.current = false
      setBusy(false)
    }
    return undefined
  }
  return {
    run,
    busy,
    /** What is wrong with that input. */
    errorOf: (field: string) => (fault?.field === field ? fault.message : undefined),
    /** What is wrong with none of these inputs. */
    elsewhere: (...fields: string[]) => (fault && !fields.includes(fault.field ?? '') ? fault.message : undefined),
    reset: () => setFault(undefined),
  }
}
