import {
  apply,
  type Calendar,
  type Command,
  decide,
  decideDue,
  file,
  formatRequestNumber,
  localDate,
  type RequestEvent,
  type RequestState,
  type SystemCommand,
} from '@qihu/shared'
import {
  ENTERPRISE_ID,
  FILED_BY,
  LEAD_UNIT,
  type Ownership,
  type PersonKey,
  type Situation,
} from '@qihu/shared/who-may'
import type { Database } from '../db/database.ts'
import { newId } from '../ids.ts'
import { projection, recordFiling } from '../requests/requests.record.ts'
import type { RequestRow } from '../requests/requests.store.ts'

/** Requests at every point of their life, made by the rules themselves but stored in one go. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type ByPerson = { readonly by: 'filer' | 'officer' | 'handler' | 'head'; readonly command: Command }
type ByClock = { readonly system: SystemCommand['action']; readonly hoursLater: number }
type Step = ByPerson | ByClock

export type Scene = {
  readonly situation: Situation
  /** How long before now it was filed; each step follows a minute after the one before. */
  readonly hoursAgo: number
  readonly steps: readonly Step[]
  /** Came over from an earlier system, where it had ended. */
  readonly imported?: true
}

const GRADING = { urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' } as const
const by = (who: ByPerson['by'], command: Command): Step => ({ by: who, command })
const dispatch = (tier: 'SIMPLE' | 'MAJOR'): Step =>
  by('officer', { action: 'DISPATCH', tier, ...GRADING, leadUnitId: LEAD_UNIT, textId: 'note' })
const sign = (who: 'handler' | 'head'): Step => by(who, { action: 'SIGN' })
const resolve = (who: 'handler' | 'head'): Step =>
  by(who, { action: 'RESOLVE', resolution: 'SOLVED', textId: 'answer' })
const dispute = by('filer', { action: 'DISPUTE', part: 'NOT_SOLVED', textId: 'why' })
const confirm = by('filer', { action: 'CONFIRM' })
const rate = (bad: boolean): Step => by('filer', { action: 'RATE', bad })
const ask = by('handler', { action: 'REQUEST_INFORMATION', textId: 'asked' })

const SIGNED = [dispatch('MAJOR'), sign('handler')]
const ANSWERED = [...SIGNED, resolve('handler')]
const AGAIN = [dispute, sign('head'), resolve('head')]
const SILENCE: Step = { system: 'CLOSE_SILENT', hoursLater: 12 * 24 }

const scene = (situation: Situation, steps: readonly Step[], hoursAgo = 1): Scene => ({ situation, steps, hoursAgo })

/** Now is Friday 2026-11-20 09:30 (`FRIDAY`). */
export const SCENES = {
  SUBMITTED: scene('BEFORE_DISPATCH', []),
  ACCEPTED: scene('BEFORE_DISPATCH', [by('officer', { action: 'ACCEPT' })]),
  NOT_ACCEPTED: scene('BEFORE_DISPATCH', [by('officer', { action: 'DECLINE', reason: 'PETITION', textId: 'reasons' })]),
  WITHDRAWN: scene('BEFORE_DISPATCH', [by('filer', { action: 'WITHDRAW' })]),
  DISPATCHED: scene('FIRST_ROUND', [dispatch('MAJOR')]),
  IN_PROGRESS: scene('FIRST_ROUND', [...SIGNED, by('handler', { action: 'ADD_PROGRESS', textId: 'progress' })]),
  URGED: scene('FIRST_ROUND', [...SIGNED, by('filer', { action: 'URGE' })]),
  REGRADED: scene('FIRST_ROUND', [...SIGNED, by('officer', { action: 'REGRADE', tier: 'COMPLEX', ...GRADING })]),
  PAUSED: scene('FIRST_ROUND', [...SIGNED, ask]),
  SUPPLIED: scene('FIRST_ROUND', [...SIGNED, ask, by('filer', { action: 'SUPPLEMENT', textId: 'supplied' })]),
  OVERDUE: scene(
    'FIRST_ROUND',
    [
      dispatch('SIMPLE'),
      sign('handler'),
      { system: 'REMIND', hoursLater: 31 },
      { system: 'MARK_OVERDUE', hoursLater: 33 },
    ],
    72,
  ),
  RESOLVED: scene('FIRST_ROUND', ANSWERED),
  CONFIRMED: scene('FIRST_ROUND', [...ANSWERED, confirm]),
  RATED_GOOD: scene('FIRST_ROUND', [...ANSWERED, confirm, rate(false)]),
  RATED_BAD: scene('FIRST_ROUND', [...ANSWERED, confirm, rate(true)]),
  SILENT: scene('FIRST_ROUND', [...ANSWERED, SILENCE], 14 * 24),
  SILENT_RATED: scene('FIRST_ROUND', [...ANSWERED, SILENCE, rate(true)], 14 * 24),
  LONG_CONFIRMED: scene('FIRST_ROUND', [...ANSWERED, confirm], 40 * 24),
  LONG_SILENT: scene('FIRST_ROUND', [...ANSWERED, SILENCE], 46 * 24),
  WITHDRAWN_LATE: scene('FIRST_ROUND', [...SIGNED, by('filer', { action: 'WITHDRAW' })]),
  SECOND_DISPATCHED: scene('LATER_ROUND', [...ANSWERED, dispute]),
  SECOND_IN_PROGRESS: scene('LATER_ROUND', [...ANSWERED, dispute, sign('head')]),
  SECOND_PAUSED: scene('LATER_ROUND', [
    ...ANSWERED,
    dispute,
    sign('head'),
    by('head', { action: 'REQUEST_INFORMATION', textId: 'asked' }),
  ]),
  SECOND_RESOLVED: scene('LATER_ROUND', [...ANSWERED, ...AGAIN]),
  /** Closed by silence, rated badly, and disputed all the same: the unit handles on beside a rating it must not know. */
  SECOND_AFTER_RATING: scene('LATER_ROUND', [...ANSWERED, SILENCE, rate(true), dispute, sign('head')], 14 * 24),
  SECOND_RATED: scene('LATER_ROUND', [...ANSWERED, ...AGAIN, confirm, rate(true)]),
  FIFTH_RESOLVED: scene('LATER_ROUND', [...ANSWERED, ...AGAIN, ...AGAIN, ...AGAIN, ...AGAIN]),
  IMPORTED: { situation: 'FIRST_ROUND', hoursAgo: 300 * 24, steps: [], imported: true },
} as const satisfies Record<string, Scene>
export type SceneName = keyof typeof SCENES
export const SCENE_NAMES = Object.keys(SCENES) as SceneName[]

export type Staged = {
  readonly scene: SceneName
  readonly ownership: Ownership
  readonly filer: PersonKey
  readonly row: RequestRow
  readonly events: readonly RequestEvent[]
  readonly attachmentId: string
}

const UNITS = { filer: null, officer: 'desk', handler: LEAD_UNIT, head: LEAD_UNIT } as const

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
function play(name: SceneName, filer: PersonKey, id: string, { now, calendar }: { now: number; calendar: Calendar }) {
  const { hoursAgo, steps, imported }: Scene = SCENES[name]
  const begin = now - hoursAgo * HOUR
  const here = (at: number) => ({ now: at, calendar, profile: 'QT-135' })
  const text = (key: string) => `${id}-${key}`
  const events: RequestEvent[] = []
  let state: RequestState | null = null
  let at = begin
  const store = (bodies: Parameters<typeof apply>[1], actorId: string | null, actorUnitId: string | null) => {
    const applied = apply(state, bodies, { at, actorId, actorUnitId })
    events.push(...applied.events)
    state = applied.state
    return applied.state
  }
  if (imported) {
    const told = { descriptionId: text('description'), textId: text('answer') }
    const known = { leadUnitId: LEAD_UNIT, category: 'TAX', resolution: 'SOLVED' } as const
    const times = { filedAt: begin, closedAt: begin + HOUR }
    const order = store([{ type: 'IMPORTED', source: '原系统', ...times, ...told, ...known }], null, null)
    return { state: order, events }
  }
  const filing = { channel: 'H5', intakeReasons: ['STUCK'], textId: text('description'), windowId: 'W1' } as const
  let last = store([file(filing, here(at))], `p-${filer}`, null)
  for (const step of steps) {
    at = 'system' in step ? begin + step.hoursLater * HOUR : at + MINUTE
    if ('system' in step) {
      const bodies = decideDue(last, { action: step.system }, here(at))
      if (bodies.length === 0) throw new Error(`${name}: nothing to ${step.system}`)
      last = store(bodies, null, null)
      continue
    }
    const { command } = step
    const named = 'textId' in command && command.textId ? { ...command, textId: text(command.textId) } : command
    const decision = decide(last, named, here(at))
    if ('refusal' in decision) throw new Error(`${name}: ${command.action} is refused, ${decision.refusal.code}`)
    last = store(decision.events, step.by === 'filer' ? `p-${filer}` : `p-${step.by}`, UNITS[step.by])
  }
  return { state: last, events }
}

/** Beyond what the service itself numbers in a test. */
let staged = 5000

/** Stores a request as it stands at the end of a scene: its row, events, texts, contact and one attachment. */
export async function stage(
  db: Database,
  scene: SceneName,
  ownership: Ownership,
  { now, calendar }: { now: number; calendar: Calendar },
): Promise<Staged> {
  const filer = FILED_BY[ownership]
  staged += 1
  const id = newId(now)
  const { state, events } = play(scene, filer, id, { now, calendar })
  const { schema } = db
  const at = state.submittedAt
  const row: RequestRow = {
    id,
    number: formatRequestNumber({ division: '330199', date: localDate(at), sequence: staged }),
    lookupCode: String(100_000 + staged),
    title: '艺术培训场所消防验收卡在执照之前',
    requesterId: `p-${filer}`,
    enterpriseId: ownership === 'PRIVATE' ? null : ENTERPRISE_ID,
    contactId: `c-${id}`,
    windowId: 'W1',
    channel: 'H5',
    createdAt: at,
    ...projection(state, calendar),
  }
  const attachmentId = newId(now)
  const used = new Set([
    state.descriptionId,
    ...events.flatMap((event) => ('textId' in event && event.textId ? [event.textId] : [])),
  ])
  const texts = [...used].map((textId) => ({
    id: textId,
    requestId: id,
    body: TEXTS[textId.slice(id.length + 1)] ?? '',
    createdAt: at,
  }))
  await db.write(async (tx) => {
    await tx.insert(schema.contacts).values({ id: row.contactId, ...CONTACT, noticeVersion: '1' })
    await tx.insert(schema.texts).values(texts)
    await recordFiling(tx, row, events, [], { schema, calendar, now })
    await tx.insert(schema.attachments).values({
      id: attachmentId,
      ownerId: row.requesterId,
      clientKey: `key-${id}`,
      requestId: id,
      name: '平面图.pdf',
      mime: 'application/pdf',
      bytes: 9,
      sha256: 'x',
      createdAt: at,
    })
  })
  return { scene, ownership, filer, row, events, attachmentId }
}
