import { setTimeout as sleep } from 'node:timers/promises'

export type Reply = {
  readonly __typename?: string
  readonly code?: string
  readonly request?: { readonly id: string; readonly version?: number }
}

export type Asking = {
  readonly base: string
  /** Resolves when there is a server to ask; clients that only knock would take its time to start. */
  readonly up?: () => Promise<unknown>
  readonly onRepeat?: () => void
}

/** Sends one operation until it is answered, under the key it carries, as the phones do: also by a server too busy to. */
export async function insist(to: Asking, id: string, token: string, variables: object): Promise<Reply> {
  for (let first = true; ; first = false) {
    await to.up?.()
    if (!first) to.onRepeat?.()
    try {
      const answer = await fetch(`${to.base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ id, variables }),
        signal: AbortSignal.timeout(20_000),
      })
      const body = (await answer.json()) as { data?: Record<string, Reply> | null }
      const reply = Object.values(body.data ?? {})[0]
      if (answer.ok && reply) return reply
    } catch {
      // No answer: nobody knows whether it was done.
    }
    await sleep(30 + 60 * Math.random())
  }
}
