import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashOf } from '../operations.ts'
import { type Asking, insist } from './insist.ts'

/** What a client was told is done. Kept here, outside of whatever is killed. */
export type Acknowledged = {
  readonly key: string
  readonly requestId: string
  readonly type: 'FILED' | 'DISPATCHED' | 'SIGNED' | 'RESOLVED'
  readonly personId: string
}

export type Journal = {
  readonly acknowledged: Acknowledged[]
  /** Refused although nothing should have been in the way. */
  readonly refused: string[]
  /** Sent again after the server had died on it. */
  repeats: number
}

type Parts = {
  readonly base: string
  readonly up: () => Promise<unknown>
  readonly tokens: ReadonlyMap<string, string>
  readonly requesters: readonly string[]
  readonly officers: readonly string[]
  readonly handlers: readonly string[]
  readonly clients: number
  /** Between two steps of one client, milliseconds. */
  readonly pauseMs: number
}

const STEPS = {
  FILED: hashOf('fileRequest'),
  DISPATCHED: hashOf('dispatchRequest'),
  SIGNED: hashOf('signRequest'),
  RESOLVED: hashOf('resolveRequest'),
} as const

const GRADING = { tier: 'SIMPLE', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' } as const

export const filing = (key: string) => ({
  key,
  description: `验收卡在执照之前，几个单位互相要对方先办，请帮忙协调。${key}`,
  intakeReasons: ['STUCK'],
  contactName: '申请人',
  contactPhone: '19900000001',
  noticeVersion: '1',
})

/**
 * Requesters who file and staff who act, each step under a key of its own that is sent again until an answer comes, as
 * the phones do. `stop` lets every step in hand come to its end.
 */
export function startClients(parts: Parts): { readonly journal: Journal; stop(): Promise<void> } {
  const journal: Journal = { acknowledged: [], refused: [], repeats: 0 }
  let stopping = false
  let turn = 0
  const next = (keys: readonly string[]) => keys[turn++ % keys.length] ?? ''

  const asking: Asking = {
    base: parts.base,
    up: parts.up,
    onRepeat: () => {
      journal.repeats += 1
    },
  }

  async function step(
    type: Acknowledged['type'],
    who: string,
    on: { id: string; version: number } | null,
    more: object,
  ): Promise<{ id: string; version: number } | null> {
    await sleep(parts.pauseMs * Math.random() * 2)
    const key = randomUUID()
    const reply = await insist(
      asking,
      STEPS[type],
      parts.tokens.get(who) ?? '',
      on ? { on: { ...on, key }, ...more } : { input: filing(key) },
    )
    if (!reply.request) {
      journal.refused.push(`${type} ${reply.code}`)
      return null
    }
    const { id, version = 1 } = reply.request
    journal.acknowledged.push({ key, requestId: id, type, personId: `p-${who}` })
    return { id, version }
  }

  async function client(): Promise<void> {
    while (!stopping) {
      const filed = await step('FILED', next(parts.requesters), null, {})
      // Some are still to be accepted when the drill ends.
      if (!filed || Math.random() < 0.2) continue
      const dispatched = await step('DISPATCHED', next(parts.officers), filed, {
        grading: GRADING,
        leadUnitId: 'housing',
      })
      const signed = dispatched && (await step('SIGNED', next(parts.handlers), dispatched, {}))
      if (signed)
        await step('RESOLVED', next(parts.handlers), signed, { resolution: 'SOLVED', text: '已按规定办好，请查收。' })
    }
  }

  const running = Array.from({ length: parts.clients }, client)
  return {
    journal,
    async stop() {
      stopping = true
      await Promise.all(running)
    },
  }
}
