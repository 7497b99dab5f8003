import { useState } from 'react'
import { errorOfReading } from './api-error'

/** A page of a list, and where the one after it begins; no cursor where it is the last. */
export interface ListPage<Row> {
  items: readonly Row[]
  endCursor: string | null
}

export interface Further<Row> {
  rows: readonly Row[]
  /** Whether a page follows. */
  more: boolean
  busy: boolean
  /** Why the page that was asked for has not come, in words. */
  failure: string | undefined
  load(): Promise<void>
}

/**
 * The pages of a list after its first one, asked for one by one. They are of the list as it was: a new first one makes them
 * void.
 * @param of which list it is, where a page has several.
 */
export function useFurther<Row extends { id: string }>(
  of: string,
  first: ListPage<Row> | undefined,
  after: (cursor: string) => Promise<ListPage<Row> | null | undefined>,
): Further<Row> {
  const version = [of, first?.items[0]?.id, first?.endCursor].join(' ')
  const [ahead, setAhead] = useState<ListPage<Row> & { version: string }>()
  const [failed, setFailed] = useState<{ version: string; text: string }>()
  const [busy, setBusy] = useState(false)
  const known = ahead?.version === version ? ahead : undefined
  const cursor = known ? known.endCursor : (first?.endCursor ?? null)

  const load = async () => {
    if (cursor === null || busy) return
    setBusy(true)
    setFailed(undefined)
    try {
      const next = await after(cursor)
      const items = [...(known?.items ?? []), ...(next?.items ?? [])]
      setAhead({ version, items, endCursor: next?.endCursor ?? null })
    } catch (error) {
      setFailed({ version, text: errorOfReading(error).message })
    }
    setBusy(false)
  }

  return {
    rows: [...(first?.items ?? []), ...(known?.items ?? [])],
    more: cursor !== null,
    busy,
    failure: failed?.version === version ? failed.text : undefined,
    load,
  }
}
