import { isDeepStrictEqual } from 'node:util'
import { type Calendar, formatRequestNumber, intakeDue, localDate, type RequestState } from '@qihu/shared'
import type { TextId, UnitId } from '@qihu/shared/life/fields'
import type { Body, Stamp } from '@qihu/shared/life/kit'
import {
  type ActionName,
  actionOf,
  apply,
  type FamilyBody,
  type InputOf,
  NOBODY,
  obstacleTo,
} from '@qihu/shared/life/life'
import { filed, imported as importedEvent } from '@qihu/shared/requests/intake'
import { type RequestEvent, request } from '@qihu/shared/requests/request.life'
import {
  CENTRE_IDS,
  type CentreKey,
  DESKS,
  ENTERPRISE_ID,
  FILED_BY,
  LEAD_UNIT,
  LEAD_UNITS,
  type Ownership,
  type PersonKey,
  type Situation,
} from '@qihu/shared/who-may'
import type { Database } from '../db/database.ts'
import { newId } from '../ids.ts'
import { historyOf } from '../life/history.store.ts'
import { begin, record } from '../life/record.ts'
import { servedLives } from '../lives.ts'
import { servedRequests } from '../requests/requests.served.ts'
import type { RequestRow } from '../requests/requests.store.ts'

/** Requests at every point of their life, made by the rules themselves but stored in one go. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PROFILE = 'QT-135'

type Action = ActionName<typeof request>
type Timer = (typeof request.timers)[number]['name']
type Bodies = readonly Body<string, object>[]
type Filer = 'filer' | 'officer' | 'handler' | 'head'
type ByPerson = { readonly by: Filer; readonly action: Action; readonly input: object }
type ByClock = { readonly timer: Timer; readonly hoursLater: number }
type ByOutbox = { readonly came: boolean }
type Step = ByPerson | ByClock | ByOutbox

export type Scene = {
  readonly situation: Situation
  /** How long before now it was filed; each step follows a minute after the one before. */
  readonly hoursAgo: number
  readonly steps: readonly Step[]
  /** Came over from an earlier system, where it had ended. */
  readonly imported?: true
}

const GRADING = { urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' } as const
const by = <A extends Action>(who: Filer, action: A, input: InputOf<typeof request, A>): Step => ({
  by: who,
  action,
  input: input as object,
})
/** A text of `TEXTS`, stored with the scene. */
const text = (name: string) => name as TextId
const dispatch = (tier: 'SIMPLE' | 'MAJOR'): Step =>
  by('officer', 'DISPATCH', { grading: { tier, ...GRADING }, leadUnitId: LEAD_UNIT as UnitId, text: text('note') })
const sign = (who: 'handler' | 'head'): Step => by(who, 'SIGN', {})
const resolve = (who: 'handler' | 'head'): Step => by(who, 'RESOLVE', { resolution: 'SOLVED', text: text('answer') })
const dispute = by('filer', 'DISPUTE', { part: 'NOT_SOLVED', text: text('why') })
const confirm = by('filer', 'CONFIRM', {})
const rate = (bad: boolean): Step =>
  by('filer', 'RATE', { rating: { face: bad ? 1 : 5, solved: 'YES', reasons: [], text: null } })
const ask = (who: 'handler' | 'head'): Step => by(who, 'REQUEST_INFORMATION', { text: text('asked') })

const SIGNED = [dispatch('MAJOR'), sign('handler')]
const ANSWERED = [...SIGNED, resolve('handler')]
const AGAIN = [dispute, sign('head'), resolve('head')]
const UNTOLD: Step = { came: false }
const SILENCE: Step = { timer: 'CLOSE_SILENT', hoursLater: 12 * 24 }

const scene = (situation: Situation, steps: readonly Step[], hoursAgo = 1): Scene => ({ situation, steps, hoursAgo })

/** Now is Friday 2026-11-20 09:30 (`FRIDAY`). */
export const SCENES = {
  SUBMITTED: scene('BEFORE_DISPATCH', []),
  ACCEPTED: scene('BEFORE_DISPATCH', [by('officer', 'ACCEPT', {})]),
  NOT_ACCEPTED: scene('BEFORE_DISPATCH', [by('officer', 'DECLINE', { reason: 'PETITION', text: text('reasons') })]),
  WITHDRAWN: scene('BEFORE_DISPATCH', [by('filer', 'WITHDRAW', {})]),
  DISPATCHED: scene('FIRST_ROUND', [dispatch('MAJOR')]),
  IN_PROGRESS: scene('FIRST_ROUND', [...SIGNED, by('handler', 'ADD_PROGRESS', { text: text('progress') })]),
  URGED: scene('FIRST_ROUND', [...SIGNED, by('filer', 'URGE', {})]),
  REGRADED: scene('FIRST_ROUND', [...SIGNED, by('officer', 'REGRADE', { grading: { tier: 'COMPLEX', ...GRADING } })]),
  PAUSED: scene('FIRST_ROUND', [...SIGNED, ask('handler')]),
  SUPPLIED: scene('FIRST_ROUND', [
    ...SIGNED,
    ask('handler'),
    by('filer', 'SUPPLEMENT', { text: text('supplied'), attachmentIds: [] }),
  ]),
  OVERDUE: scene(
    'FIRST_ROUND',
    [
      dispatch('SIMPLE'),
      sign('handler'),
      { timer: 'REMIND', hoursLater: 31 },
      { timer: 'MARK_OVERDUE', hoursLater: 33 },
    ],
    72,
  ),
  RESOLVED: scene('FIRST_ROUND', ANSWERED),
  UNREACHED: scene('FIRST_ROUND', [...ANSWERED, UNTOLD]),
  UNREACHED_PAUSED: scene('FIRST_ROUND', [...SIGNED, ask('handler'), UNTOLD]),
  UNREACHED_DECLINED: scene('BEFORE_DISPATCH', [
    by('officer', 'DECLINE', { reason: 'PETITION', text: text('reasons') }),
    UNTOLD,
  ]),
  REACHED: scene('FIRST_ROUND', [...ANSWERED, UNTOLD, by('officer', 'REACH', { text: text('note') })]),
  CONFIRMED: scene('FIRST_ROUND', [...ANSWERED, confirm]),
  RATED_GOOD: scene('FIRST_ROUND', [...ANSWERED, confirm, rate(false)]),
  RATED_BAD: scene('FIRST_ROUND', [...ANSWERED, confirm, rate(true)]),
  SILENT: scene('FIRST_ROUND', [...ANSWERED, SILENCE], 14 * 24),
  SILENT_RATED: scene('FIRST_ROUND', [...ANSWERED, SILENCE, rate(true)], 14 * 24),
  LONG_CONFIRMED: scene('FIRST_ROUND', [...ANSWERED, confirm], 40 * 24),
  LONG_SILENT: scene('FIRST_ROUND', [...ANSWERED, SILENCE], 46 * 24),
  WITHDRAWN_LATE: scene('FIRST_ROUND', [...SIGNED, by('filer', 'WITHDRAW', {})]),
  SECOND_DISPATCHED: scene('LATER_ROUND', [...ANSWERED, dispute]),
  SECOND_IN_PROGRESS: scene('LATER_ROUND', [...ANSWERED, dispute, sign('head')]),
  SECOND_PAUSED: scene('LATER_ROUND', [...ANSWERED, dispute, sign('head'), ask('head')]),
  SECOND_RESOLVED: scene('LATER_ROUND', [...ANSWERED, ...AGAIN]),
  /** Closed by silence, rated badly, and disputed all the same: the unit handles on beside a rating it must not know. */
  SECOND_AFTER_RATING: scene('LATER_ROUND', [...ANSWERED, SILENCE, rate(true), dispute, sign('head')], 14 * 24),
  SECOND_RATED: scene('LATER_ROUND', [...ANSWERED, ...AGAIN, confirm, rate(true)]),
  FIFTH_RESOLVED: scene('LATER_ROUND', [...ANSWERED, ...AGAIN, ...AGAIN, ...AGAIN, ...AGAIN]),
  ERASED: scene('FIRST_ROUND', [...ANSWERED, confirm, by('filer', 'ERASE', {})]),
  IMPORTED: { situation: 'FIRST_ROUND', hoursAgo: 300 * 24, steps: [], imported: true },
} as const satisfies Record<string, Scene>
export type SceneName = keyof typeof SCENES

/** What nobody did had begun something by the end of a scene: a request that is overdue is being supervised. */
const BEGUN_IN: Partial<Record<SceneName, readonly string[]>> = { OVERDUE: ['SUPERVISION_ORDER'] }
export const SCENE_NAMES = Object.keys(SCENES) as SceneName[]

/** An event of a request itself, or the birth or the end of what belongs to it. */
export type StagedEvent = RequestEvent | (FamilyBody & Stamp)

export type Staged = {
  readonly scene: SceneName
  readonly centre: CentreKey
  readonly ownership: Ownership
  readonly filer: PersonKey
  readonly row: RequestRow
  /** All that is stored of it, with what began because of it. */
  readonly events: readonly StagedEvent[]
  readonly attachmentId: string
}

const STAFF = {
  HOME: { officer: 'officer', handler: 'handler', head: 'head' },
  NEIGHBOUR: { officer: 'otherOfficer', handler: 'otherHandler', head: 'otherHead' },
} as const satisfies Record<CentreKey, Record<Exclude<Filer, 'filer'>, PersonKey>>
/** Who of the staff deals with what one of both counties has. */
export const staffIn = (centre: CentreKey) => STAFF[centre]
const unitsIn = (centre: CentreKey) =>
  ({ filer: null, officer: DESKS[centre], handler: LEAD_UNITS[centre], head: LEAD_UNITS[centre] }) as const
const DIVISIONS = { HOME: '330199', NEIGHBOUR: '330198' } as const
/** A window of each county, of one name. */
export const WINDOW_IDS = { HOME: 'W1', NEIGHBOUR: 'WN' } as const

export const CONTACT = { name: '陈经理', phone: '19900000001' } as const
export const TEXTS: Readonly<Record<string, string>> = {
  description: '艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办。',
  note: '请住建局牵头。',
  reasons: '属于信访事项，请到信访窗口。',
  progress: '已到现场看过。',
  asked: '请补一份平面图。',
  supplied: '平面图已补。',
  answer: '消防验收已办好。',
  why: '还缺一份文件。',
}

/** Plays a scene in memory. @throws when the rules refuse a step, since then the scene is written wrongly. */
type Stage = { readonly now: number; readonly calendar: Calendar; readonly centre?: CentreKey }

function play(name: SceneName, filer: PersonKey, id: string, { now, calendar, centre = 'HOME' }: Stage) {
  const { hoursAgo, steps, imported }: Scene = SCENES[name]
  const start = now - hoursAgo * HOUR
  const here = (at: number) => ({ now: at, calendar, profile: PROFILE })
  const named = (key: string) => `${id}-${key}` as TextId
  const events: RequestEvent[] = []
  const store = (before: RequestState | null, bodies: Bodies, stamp: Stamp): RequestState => {
    const applied = apply(request, before, bodies, stamp)
    events.push(...(applied.events as readonly RequestEvent[]))
    return applied.state
  }
  if (imported) {
    const told = { descriptionId: named('description'), textId: named('answer') }
    const known = { leadUnitId: LEAD_UNITS[centre] as UnitId, category: 'TAX', resolution: 'SOLVED' } as const
    const times = { filedAt: start, closedAt: start + HOUR }
    const first = importedEvent.of({ source: '原系统', ...times, ...told, ...known })
    return { first, stamp: NOBODY(start), state: store(null, [first], NOBODY(start)), events }
  }
  const filing = {
    channel: 'H5',
    intakeReasons: ['STUCK'],
    textId: named('description'),
    windowId: WINDOW_IDS[centre],
  } as const
  const first = filed.of({ ...filing, intakeDueAt: intakeDue(calendar, start).dueAt })
  const stamp = { at: start, actorId: `p-${filer}`, actorUnitId: null }
  let state = store(null, [first], stamp)
  let at = start
  for (const step of steps) {
    at = 'timer' in step ? start + step.hoursLater * HOUR : at + MINUTE
    if ('timer' in step) {
      const timer = request.timers.find((each) => each.name === step.timer)
      const due = timer?.at(state, calendar) ?? null
      const bodies = timer && due !== null && due <= at ? timer.follows({ state, ...here(at) }) : []
      if (bodies.length === 0) throw new Error(`${name}: nothing to ${step.timer}`)
      state = store(state, bodies, NOBODY(at))
      continue
    }
    if ('came' in step) {
      const bodies =
        request.reach?.follows({ state, notice: 'ANSWERED', came: step.came, askedAt: at, ...here(at) }) ?? []
      state = store(state, bodies, NOBODY(at))
      continue
    }
    const action = actionOf(request, step.action)
    if (!action) throw new Error(`${name}: there is no ${step.action}`)
    const refusal = obstacleTo(action, state, here(at))
    if (refusal) throw new Error(`${name}: ${step.action} is refused, ${refusal.code}`)
    const given = {
      ...step.input,
      ...('text' in step.input && step.input.text ? { text: named(`${step.input.text}`) } : {}),
      ...('leadUnitId' in step.input ? { leadUnitId: LEAD_UNITS[centre] } : {}),
    }
    const bodies = action.follows({ state, input: given as never, ...here(at) })
    const actorId = `p-${step.by === 'filer' ? filer : STAFF[centre][step.by]}`
    state = store(state, bodies, { at, actorId, actorUnitId: unitsIn(centre)[step.by] })
  }
  return { first, stamp, state, events }
}

/** Beyond what the service itself numbers in a test. */
let staged = 5000

/** Stores a request as it stands at the end of a scene: its row, events, texts, contact and one attachment. */
export async function stage(
  db: Database,
  scene: SceneName,
  ownership: Ownership,
  { now, calendar, centre = 'HOME' }: Stage,
): Promise<Staged> {
  const filer = FILED_BY[ownership]
  staged += 1
  const id = newId(now)
  const { first, stamp, state, events } = play(scene, filer, id, { now, calendar, centre })
  const { schema } = db
  const at = state.submittedAt
  const about = {
    id,
    number: formatRequestNumber({ division: DIVISIONS[centre], date: localDate(at), sequence: staged }),
    lookupCode: String(100_000 + staged),
    title: '艺术培训场所消防验收卡在执照之前',
    requesterId: `p-${filer}`,
    enterpriseId: ownership === 'PRIVATE' ? null : ENTERPRISE_ID,
    claimedEnterpriseId: null,
    claimedName: null,
    contactId: `c-${id}`,
    windowId: WINDOW_IDS[centre],
    channel: 'H5',
    createdAt: at,
    centreId: CENTRE_IDS[centre],
    leadUnitId: null,
    level: 1,
    paused: false,
  }
  const attachmentId = newId(now)
  const used = new Set([
    state.descriptionId,
    ...events.flatMap((event) => ('textId' in event && event.textId ? [event.textId] : [])),
  ])
  const texts = [...used].map((textId) => ({
    id: textId,
    thingId: id,
    body: TEXTS[textId.slice(id.length + 1)] ?? '',
    createdAt: at,
  }))
  const parts = { ...{ now, calendar, schema }, profile: PROFILE, lives: servedLives, reactions: [] }
  const row = await db.write(async (tx) => {
    await tx.insert(schema.contacts).values({ id: about.contactId, ...CONTACT, noticeVersion: '1' })
    await tx.insert(schema.texts).values(texts)
    await tx.insert(schema.attachments).values({
      id: attachmentId,
      ownerId: about.requesterId,
      clientKey: `key-${id}`,
      thingId: id,
      name: '平面图.pdf',
      mime: 'application/pdf',
      bytes: 9,
      sha256: 'x',
      createdAt: at,
    })
    const begun = await begin(tx, servedRequests, about, [first], stamp, parts)
    const rest = events.slice(1)
    return rest.length === 0 ? begun : record(tx, servedRequests, begun, { events: rest, state }, parts)
  })
  const stored = (await historyOf(db.read, schema, id)) as readonly StagedEvent[]
  const own = stored.filter(({ type }) => type !== 'CHILD_OPENED')
  const begun = stored.flatMap((event) => (event.type === 'CHILD_OPENED' ? [event.child] : []))
  if (!isDeepStrictEqual(own, JSON.parse(JSON.stringify(events))))
    throw new Error(`${scene}: not stored as it was played`)
  if (!isDeepStrictEqual(begun, BEGUN_IN[scene] ?? [])) throw new Error(`${scene} has begun ${begun}`)
  return { scene, centre, ownership, filer, row, events: stored, attachmentId }
}
