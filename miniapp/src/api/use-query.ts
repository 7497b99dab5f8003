import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../session/session'
import type { ApiError } from './api-error'
import { wasAskedEarly } from './early'
import type { TypedDocumentString } from './generated/graphql'
import { questionOf } from './question'
import { loadAnswer } from './saved-answers'

export interface QueryOptions {
  enabled?: boolean
  /** False: does not wait for the session, and starts none (a page that anyone may read). */
  needsSession?: boolean
  /** Keep the last answer on the device under this name and show it until the new one is there. */
  saveAs?: string
  /** Read again this often while the page is shown. */
  pollMs?: number
}

export interface ApiQuery<Result> {
  data: Result | undefined
  /** Set while `data` is a copy from the device: when it was the truth. */
  savedAt: number | undefined
  error: ApiError | null
  loading: boolean
  /** Asks anew, also when an earlier question is still under way. */
  refetch(): Promise<unknown>
}

/** Whether the page is in front. */
export function useShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const report = () => setShown(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', report)
    return () => document.removeEventListener('visibilitychange', report)
  }, [])
  return shown
}

/**
 * Coming back to a page: what was done elsewhere shows at once. That a page opens with a question that was asked before it
 * was there is no coming back; whenever it shows again it is.
 */
export function useComingBack(queryKey: readonly unknown[], ask: () => void): void {
  const shownBefore = useRef(false)
  useDidShow(() => {
    const opens = !shownBefore.current
    shownBefore.current = true
    if (!(opens && wasAskedEarly(queryKey))) ask()
  })
}

/** Reads one operation as the person who is signed in; another person means another answer. */
export function useApiQuery<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: QueryOptions = {},
): ApiQuery<Result> {
  const { enabled = true, needsSession = true, saveAs, pollMs } = options
  const session = useSession({ start: needsSession })
  const who = needsSession ? (session.viewer?.id ?? 'visitor') : 'anyone'
  const shown = useShown()
  const ready = enabled && (!needsSession || session.status !== 'unknown')
  const savedName = saveAs ? `${who}.${saveAs}` : undefined
  const [saved, setSaved] = useState<{ name: string; data: Result; at: number }>()

  useEffect(() => {
    if (!savedName) return
    let current = true
    void loadAnswer<Result>(savedName).then((answer) => {
      if (current && answer) setSaved({ name: savedName, ...answer })
    })
    return () => {
      current = false
    }
  }, [savedName])

  const client = useQueryClient()
  const question = questionOf(document, variables, who, savedName)
  const { queryKey } = question
  const query = useQuery<Result, ApiError, Result, typeof queryKey>({
    ...question,
    enabled: ready,
    refetchInterval: pollMs && shown ? pollMs : false,
  })
  const queryHash = hashKey(queryKey)
  const again = query.refetch
  // The same from one drawing to the next: what depends on it must not run anew for every answer that failed.
  const refetch = useCallback(async () => {
    await client.cancelQueries({ predicate: (each) => each.queryHash === queryHash }, { silent: true })
    return again()
  }, [client, queryHash, again])

  useComingBack(queryKey, () => ready && query.isFetched && void refetch())

  const copy = query.data === undefined && saved?.name === savedName ? saved : undefined
  return {
    data: query.data ?? copy?.data,
    savedAt: copy?.at,
    error: query.error,
    loading: query.data === undefined && !copy && !query.error,
    refetch,
  }
}
