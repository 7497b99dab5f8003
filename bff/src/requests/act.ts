import { type Action, apply, type Command, decide, isOwnCase, type Refusal, refuse } from '@qihu/shared'
import { authorize } from '../authorize.ts'
import { type Context, signedIn } from '../context.ts'
import { type Db, isConflict } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import { findKey, keepKey } from './idempotency.ts'
import { recordEvents } from './requests.record.ts'
import { findRequest, type RequestRow } from './requests.store.ts'
import { versionFor } from './requests.view.ts'

export type On = { readonly id: string; readonly version: number; readonly key: string }

export type Outcome = { readonly row: RequestRow } | { readonly refusal: Refusal }

/** Thrown inside a transaction so that what it had written goes with it. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Runs a transaction that may refuse. Where somebody else was faster it runs once more: the faster one may have been
 * this very request, sent twice, and looking again finds its key.
 */
export async function settle(attempt: () => Promise<Outcome>): Promise<Outcome> {
  const refusalOf = (error: unknown): Outcome => {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
  try {
    return await attempt()
  } catch (error) {
    const overtaken = isConflict(error) || (error instanceof Refused && error.refusal.code === 'STALE')
    return overtaken ? attempt().catch(refusalOf) : refusalOf(error)
  }
}

export type Prepared = {
  readonly command: Command
  /** Texts the command refers to, stored with it. */
  readonly texts?: readonly { readonly id: string; readonly body: string }[]
  /** What else belongs to the same transaction. */
  readonly also?: (tx: Db, row: RequestRow) => Promise<void>
}

/**
 * Every action on a request goes this way: the key's first answer, permission, version, decision, storage - in one
 * transaction. `prepare` checks the input and may refuse it; what it writes is undone when it does.
 */
export async function act(
  context: Context,
  action: Action,
  on: On,
  input: unknown,
  prepare: (tx: Db, row: RequestRow) => Promise<Prepared | Refusal>,
): Promise<Outcome> {
  const actor = signedIn(context)
  const { now, db, config, calendar, reactions } = context
  const { schema } = db
  const keyed = { personId: actor.personId, key: on.key, body: { action, id: on.id, input } }
  const outcome = await settle(() =>
    db.write(async (tx) => {
      const earlier = await findKey(tx, schema, keyed)
      const row = authorize(actor, action, await findRequest(tx, schema, on.id))
      if (!row) throw new Refused(refuse('NOT_FOUND'))
      if (earlier && !earlier.same) throw new Refused(refuse('KEY_REUSED'))
      if (earlier) return { row }
      if (versionFor(actor, row) !== on.version) throw new Refused(refuse('STALE'))
      const prepared = await prepare(tx, row)
      if ('code' in prepared) throw new Refused(prepared)
      const circumstances = { now, calendar: calendar.current, profile: config.profile }
      const decision = decide(row.state, prepared.command, circumstances)
      if ('refusal' in decision) throw new Refused(decision.refusal)
      const texts = (prepared.texts ?? []).map((text) => ({ ...text, requestId: row.id, createdAt: now }))
      await insertInto(tx, schema.texts, texts)
      const decided = apply(row.state, decision.events, {
        at: now,
        actorId: actor.personId,
        // Whoever acts on his own case acts as its requester, not for the unit he works in.
        actorUnitId: isOwnCase(actor, row) ? null : actor.unitId,
      })
      const stored = await recordEvents(tx, row, decided, reactions, { schema, calendar: calendar.current, now })
      if (!stored) throw new Refused(refuse('STALE'))
      await prepared.also?.(tx, stored)
      await keepKey(tx, schema, keyed, row.id, now)
      return { row: stored }
    }),
  )
  if ('row' in outcome) context.notifier.wake()
  return outcome
}
