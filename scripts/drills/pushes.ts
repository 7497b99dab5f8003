import type { OutboxRow } from '../../bff/src/notifications/outbox.store.ts'
import type { SimulatedMessage } from '../../bff/src/simulator/simulator-state.ts'
import { tailOf } from '../../shared/src/index.ts'
import { idOf, type Townsman } from './drill-town.ts'
import type { Stored } from './stored.ts'

/** What a person would call the same message; null for a copy that the platform kept from him. */
function nameOf({ content, dropped }: SimulatedMessage): string | null {
  if (dropped !== null) return null
  if (content.channel === 'wechat') return `${content.openid} ${/m=(.*)$/.exec(content.page ?? '')?.[1]}`
  if (content.channel === 'sms') return `${content.phone} ${content.text}`
  return `${content.userid} ${content.title} ${/编号 (\S+)/.exec(content.markdown)?.[1]}`
}

/** What the platforms have put on people's phones. */
export function pushesOf(received: readonly SimulatedMessage[]) {
  const copies = new Map<string, number[]>()
  const texts = new Set<string>()
  for (const message of received) {
    const name = nameOf(message)
    if (name === null) continue
    copies.set(name, [...(copies.get(name) ?? []), message.at])
    const { content } = message
    if (content.channel === 'sms') texts.add(`${content.phone} ${/(\d+-\d)：/.exec(content.text)?.[1]}`)
  }
  return {
    count: received.length,
    has: (name: string): boolean => copies.has(name) || texts.has(name),
    /** Further copies, by the interval in which the first one came; the instants are the ends of intervals. */
    duplicatesPerInterval(ends: readonly number[]): number[] {
      const counts = Array.from({ length: ends.length + 1 }, () => 0)
      for (const times of copies.values()) {
        for (const at of times.slice(0, -1)) {
          const index = ends.findIndex((end) => at <= end)
          counts[index < 0 ? ends.length : index] = (counts[index < 0 ? ends.length : index] ?? 0) + 1
        }
      }
      return counts
    },
  }
}

export type Pushes = ReturnType<typeof pushesOf>

/** Messages that were to leave the system and neither reached a phone nor show why not. */
export function untold(stored: Stored, pushes: Pushes, townsmen: readonly Townsman[]): string[] {
  const byId = new Map(townsmen.map((townsman) => [idOf(townsman.key), townsman]))
  const missing: string[] = []
  for (const request of stored.requests) {
    for (const message of stored.messagesOf.get(request.id) ?? []) {
      const person = byId.get(message.personId)
      if (!person || message.kind === 'RECEIVED') continue
      const last: OutboxRow | undefined = (stored.rowsOf.get(message.id) ?? []).at(-1)
      // Superseded, or shown as failed: the message in the list says so.
      if (last && ['OBSOLETE', 'FAILED', 'UNKNOWN'].includes(last.state)) continue
      const name =
        person.reachedBy === 'WECHAT'
          ? `${person.openid} ${message.id}`
          : person.reachedBy === 'SMS'
            ? `${person.phone} ${tailOf(request.number)}`
            : `${person.dingtalkUserId} ${message.title} ${request.number}`
      if (!pushes.has(name)) missing.push(`${message.kind} ${last?.state ?? 'without a push'}`)
    }
  }
  return missing
}
