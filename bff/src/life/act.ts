import { type Actor, clean, type Refusal, refuse } from '@qihu/shared'
import type { Opening } from '@qihu/shared/life/cause'
import { complain, type Fields } from '@qihu/shared/life/fields'
import { actionOf, consequences, type Life, may, obstacleTo, passTime, policyOf } from '@qihu/shared/life/life'
import { linkAttachments } from '../attachments/attachments.store.ts'
import { loadCategories } from '../centres/categories.store.ts'
import { type Context, signedIn } from '../context.ts'
import { type Db, isConflict } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { leadsToLatest } from '../errors.ts'
import { newId } from '../ids.ts'
import { colleaguesOf, unitIsManned, unitThatLeads } from '../people/people.store.ts'
import type { Birth } from './family.ts'
import { historyOf } from './history.store.ts'
import { findKey, keepKey } from './idempotency.ts'
import { lastStep } from './last-step.ts'
import { isFamilyAlone, versionFor } from './reading.ts'
import { Overtaken, type RecordParts, record, rowWith } from './record.ts'
import { Refused } from './refused.ts'
import type { AnyRow, LifeRow, Served } from './served.ts'

export type On = { readonly id: string; readonly version: number; readonly key: string }
export type Given = Readonly<Record<string, unknown>>

export type Outcome<Row = AnyRow> = { readonly row: Row } | { readonly refusal: Refusal }

const TRIES = 5

/**
 * Runs a transaction that may refuse. Where somebody else was faster it runs again: the faster one may have been this
 * very request, sent twice, and looking again finds its key.
 */
export async function settle<Row>(attempt: () => Promise<Outcome<Row>>): Promise<Outcome<Row>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      const stale = error instanceof Refused && error.refusal.code === 'STALE'
      const overtaken = error instanceof Overtaken || isConflict(error)
      if ((overtaken && tries < TRIES) || (stale && tries === 1)) continue
      if (error instanceof Refused) return { refusal: error.refusal }
      if (error instanceof Overtaken) return { refusal: refuse('STALE') }
      throw error
    }
  }
}

/** For what belongs to a centre: its closed days are its own. */
export const recordParts = (context: Context, centreId: string): RecordParts => ({
  now: context.now,
  calendar: calendarOf(context.calendar, centreId),
  profile: context.config.profile,
  schema: context.db.schema,
  lives: context.lives,
  reactions: context.reactions,
})

/**
 * Every action on anything goes this way: the key's first answer, permission, version, input, what time has brought about
 * meanwhile, obstacle, decision, storage - in one transaction. What a refused action has brought to light is undone with
 * it; the sweep records it within seconds.
 */
export async function act(context: Context, of: Served, name: string, on: On, sent: Given): Promise<Outcome> {
  const actor = signedIn(context)
  const { now, db } = context
  const { schema } = db
  const opening = context.lives.openingsAt(of.life.kind).find((each) => each.action.name === name) ?? null
  const action = actionOf(of.life, name) ?? opening?.action
  if (!action) throw new Error(`${of.life.kind} has no action ${name}`)
  const keyed = { personId: actor.personId, key: on.key, body: { action: name, id: on.id, input: bodyOf(sent) } }
  const given = cleaned(action.fields, sent)
  const policy = policyWith(of.life, opening)
  const outcome = await settle(() =>
    db.write(async (tx) => {
      const [earlier, row] = await Promise.all([findKey(tx, schema, keyed), of.shelf.find(tx, schema, on.id)])
      if (!row || !may(of.life, actor, name, row, policy)) throw new Refused(notHis(of.life, actor, row))
      if (earlier && !earlier.same) throw new Refused(refuse('KEY_REUSED'))
      if (earlier) return { row }
      const parts = recordParts(context, row.centreId)
      const behind = versionFor(of.life, actor, row) - on.version
      if (behind !== 0 && !isFamilyAlone(of.life, actor, row, await historyOf(tx, schema, row.id), behind)) {
        throw new Refused(refuse('STALE'))
      }
      const wrong = complain(action.fields, action.stricter, given)
      if (wrong) throw new Refused(wrong)
      const time = passTime(of.life, row.state, parts, row.wakeAt)
      // Nobody is quicker than the clock: what he may do can have gone with the time.
      const late = time.events.length > 0 && rowWith(of, row, time.state, parts.calendar)
      if (late && !may(of.life, actor, name, late, policy)) throw new Refused(notHis(of.life, actor, late))
      const obstacle = obstacleTo(action, time.state, parts)
      if (obstacle) throw new Refused({ ...obstacle, values: { ...obstacle.values, word: of.life.word } })
      // What is written when something is begun belongs to the new thing.
      const thingId = opening ? newId(now) : row.id
      const input = await take(tx, context, action.fields, given, {
        thingId,
        centreId: row.centreId,
        unitId: of.unitOf(row),
        isCaseOf: async (personId) => (await of.isCaseOf?.(tx, schema, row, personId)) ?? false,
      })
      const stamp = { at: now, actorId: actor.personId, actorUnitId: of.life.unitActing(actor, row) }
      const done = consequences(of.life, action, { state: time.state, input, ...parts }, stamp)
      const events = [...time.events, ...done.events]
      const begun: Birth[] = []
      if (opening) {
        const first = opening.first({ state: time.state as never, input: input as never, ...parts })
        if (!first) throw new Refused(refuse('NOT_YOUR_TURN'))
        begun.push({ of: context.lives.of(opening.opens.kind), id: thingId, first, stamp })
      }
      const stored = await record(tx, of, row, { events, state: done.state }, parts, begun)
      const changed = await of.besides?.[name]?.(tx, { schema, now, before: row, row: stored, given })
      await keepKey(tx, schema, keyed, row.id, now)
      return { row: changed ?? stored }
    }),
  )
  if ('row' in outcome) {
    context.notifier.wake()
    return outcome
  }
  const { refusal } = outcome
  if (!leadsToLatest(refusal)) return outcome
  const row = await of.shelf.find(db.read, schema, on.id)
  const latest = row && (await lastStep(context, of, row))
  return latest ? { refusal: { ...refusal, values: { ...refusal.values, latest } } } : outcome
}

/** Whoever may see it reads that it is not his to do, with what has come of it; to all others it is not there. */
const notHis = (life: Life, actor: Actor, row: LifeRow | null): Refusal =>
  row && may(life, actor, 'VIEW', row) ? refuse('NOT_YOUR_TURN', null, { word: life.word }) : refuse('NOT_FOUND')

const policyWith = (life: Life, opening: Opening | null) =>
  opening ? { ...policyOf(life), [opening.action.name]: opening.action.by } : policyOf(life)

/**
 * What a repeat is compared by. Nothing, and a lone group, stand in the form that earlier releases kept: a requester's phone
 * may send again what they have answered. (Forms of staff differ: repeated across that upgrade they read KEY_REUSED.)
 */
function bodyOf(given: Given): unknown {
  const [only, ...more] = Object.values(given)
  if (only === undefined) return null
  return more.length === 0 && typeof only === 'object' ? only : given
}

/** The texts of a form as they are judged, stored and handed on; a repeat is known by what was sent. */
function cleaned(fields: Fields, sent: Given): Given {
  const clear = Object.entries(fields).flatMap(([name, { shape }]) => {
    const value = sent[name]
    if (typeof value === 'string' && (shape.kind === 'NOTE' || shape.kind === 'WORDS' || shape.kind === 'PHONE'))
      return [[name, clean(value)]]
    return shape.kind === 'GROUP' && value ? [[name, cleaned(shape.of, value as Given)]] : []
  })
  return { ...sent, ...Object.fromEntries(clear) }
}

/** What the input belongs to, in which centre, and the unit that has it. */
type About = {
  readonly thingId: string
  readonly centreId: string
  readonly unitId: string | null
  readonly isCaseOf: (personId: string) => Promise<boolean>
}

/**
 * Checks and stores what rules are not handed themselves: a text becomes its id, a unit one that may lead, a colleague one who
 * works for the unit now, a category one that the centre offers.
 */
async function take(tx: Db, context: Context, fields: Fields, given: Given, about: About): Promise<Given> {
  const { now, db } = context
  const { thingId, centreId } = about
  const input: Record<string, unknown> = {}
  const texts: { id: string; thingId: string; body: string; createdAt: number }[] = []
  for (const [name, { shape }] of Object.entries(fields)) {
    const value = given[name] ?? null
    if (shape.kind === 'NOTE') {
      const body = String(value ?? '')
      const id = body === '' ? null : newId(now)
      if (id) texts.push({ id, thingId, body, createdAt: now })
      input[name] = id
    } else if (shape.kind === 'UNIT' && value !== null) {
      if (!(await unitThatLeads(tx, db.schema, String(value), centreId)))
        throw new Refused(refuse('UNIT_UNKNOWN', name))
      if (!(await unitIsManned(tx, db.schema, String(value), now))) throw new Refused(refuse('UNIT_UNMANNED', name))
      input[name] = value
    } else if (shape.kind === 'COLLEAGUE' && value !== null) {
      const able = about.unitId === null ? [] : await colleaguesOf(tx, db.schema, about.unitId, now)
      if (!able.some(({ id }) => id === value) || (await about.isCaseOf(String(value)))) {
        throw new Refused(refuse('COLLEAGUE_UNKNOWN', name))
      }
      input[name] = value
    } else if (shape.kind === 'CATEGORY' && value !== null) {
      const offered = (await loadCategories(tx, db.schema)).offered(centreId)
      if (!offered.some(({ id }) => id === value)) throw new Refused(refuse('CATEGORY_UNKNOWN', name))
      input[name] = value
    } else if (shape.kind === 'FILES') {
      const ids = (value ?? []) as readonly string[]
      const owner = context.actor?.personId ?? ''
      if (!(await linkAttachments(tx, db.schema, owner, ids, thingId))) {
        throw new Refused(refuse('ATTACHMENT_UNKNOWN', name))
      }
      input[name] = ids
    } else if (shape.kind === 'GROUP' && value !== null) {
      input[name] = await take(tx, context, shape.of, value as Given, about)
    } else {
      input[name] = value
    }
  }
  await insertInto(tx, db.schema.texts, texts)
  return input
}
