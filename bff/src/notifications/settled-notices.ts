import type { NoticeChannel, OutboxState } from '../db/schema.ts'

/** What a notice can end as. */
const ENDS: readonly OutboxState[] = ['SENT', 'FAILED', 'UNKNOWN', 'OBSOLETE']

type Settled = { readonly channel: NoticeChannel; readonly state: OutboxState; times: number }

/** Counts what became of notices since the start of the process: the outbox keeps all that ever were, too many to be counted. */
export class SettledNotices {
  private readonly byKind = new Map<string, Settled>()

  get all(): Iterable<Readonly<Settled>> {
    return this.byKind.values()
  }

  note(channel: NoticeChannel, state: OutboxState): void {
    if (!ENDS.includes(state)) return
    const key = `${channel} ${state}`
    const counted = this.byKind.get(key) ?? { channel, state, times: 0 }
    counted.times += 1
    this.byKind.set(key, counted)
  }
}
