import type { ColleagueId, TextId, UnitId } from '../life/fields.ts'
import type { Circumstances, Stamp } from '../life/kit.ts'
import {
  type ActionName,
  type AnyHappening,
  type Applied,
  actionOf,
  actionsIn,
  apply,
  consequences,
  type InputOf,
  NOBODY,
  obstacleTo,
  passTime,
} from '../life/life.ts'
import { answersTo, seeded } from '../life/samples.ts'
import { type Calendar, instantAt, localDate, localTime, SHIPPED_CALENDAR } from '../time/calendar.ts'
import { DEFAULT_PROFILE_ID, intakeDue } from '../time/deadline.ts'
import { filed } from './intake.ts'
import { type RequestEvent, request } from './request.life.ts'
import type { RequestState } from './request.state.ts'
import type { Stage } from './request.words.ts'

/** One request on a stage: given where it stands, when somebody acts or time passes, then what came of it. Only tests import this. */

export type Action = ActionName<typeof request>
export type Input<N extends Action> = InputOf<typeof request, N>

export const textId = (name: string) => name as TextId
export const unitId = (name: string) => name as UnitId
export const colleagueId = (name: string) => name as ColleagueId

/** '2026-06-01 09:00' as an instant, and back. */
export function at(text: string): number {
  const [date = '', time = ''] = text.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantAt(date, hours * 60 + minutes)
}
export const shown = (instant: number | null): string | null =>
  instant === null ? null : `${localDate(instant)} ${localTime(instant)}`

/** A Monday without a holiday near it. */
export const FILED_AT = at('2026-06-01 09:00')

export const GRADING = {
  tier: 'COMPLEX',
  urgency: 'NORMAL',
  category: 'FIRE_SAFETY',
  cause: 'UNCLEAR_COMPETENCE',
} as const
export const REGRADING = { tier: 'SIMPLE', urgency: 'URGENT', category: 'FIRE_SAFETY', cause: 'OTHER' } as const

/** What is answered where a test does not say; an action that is not named here is answered at random. */
const USUAL: { readonly [N in Action]?: Input<N> } = {
  DECLINE: { reason: 'PETITION', text: textId('reasons') },
  DISPATCH: { grading: GRADING, leadUnitId: unitId('housing'), text: null },
  REGRADE: { grading: REGRADING },
  ADD_PROGRESS: { text: textId('progress') },
  REQUEST_INFORMATION: { text: textId('asked') },
  RESOLVE: { resolution: 'SOLVED', text: textId('answer') },
  SUPPLEMENT: { text: textId('supplied'), attachmentIds: [] },
  DISPUTE: { part: 'NOT_SOLVED', text: textId('why') },
  RATE: { rating: { face: 5, solved: 'YES', reasons: [], text: null } },
}
const SOURCES = {
  units: ['housing'],
  colleagues: ['colleague'],
  categories: ['FIRE_SAFETY'],
  text: () => textId('text'),
}

export class Play {
  readonly log: RequestEvent[] = []
  now: number
  calendar: Calendar = SHIPPED_CALENDAR
  profile: string = DEFAULT_PROFILE_ID
  state: RequestState

  constructor(filedAt: number = FILED_AT) {
    this.now = filedAt
    const { dueAt: intakeDueAt } = intakeDue(this.calendar, filedAt)
    const filing = { channel: 'H5', intakeReasons: ['STUCK'], textId: textId('description'), windowId: null } as const
    const { events, state } = apply(request, null, [filed.of({ ...filing, intakeDueAt })], this.someone)
    this.log.push(...(events as readonly RequestEvent[]))
    this.state = state
  }
  get here(): Circumstances {
    return { now: this.now, calendar: this.calendar, profile: this.profile }
  }
  get types(): string[] {
    return this.log.map(({ type }) => type)
  }
  /** What its stage and its history allow at this hour. */
  get allowed(): string[] {
    return actionsIn(request, this.state, this.here)
  }
  at(when: string): this {
    this.now = at(when)
    return this
  }
  /** Lets time pass to this hour, and tells what that brought about. */
  passes(): string[] {
    return this.keep(passTime(request, this.state, this.here))
  }
  /** Takes an action as the server does, time first. The code of the refusal, or null when it was done. */
  tries<N extends Action>(name: N, input?: Input<N>): string | null {
    const action = actionOf(request, name)
    if (!action) throw new Error(`no chapter has ${name}`)
    this.passes()
    const refusal = obstacleTo(action, this.state, this.here)
    if (refusal) return refusal.code
    const answers = input ?? USUAL[name] ?? answersTo(action.fields, seeded(1), SOURCES)
    this.keep(consequences(request, action, { state: this.state, input: answers, ...this.here }, this.someone))
    return null
  }
  /** The outbox tells that what asks something has come to the requester, or that nothing takes it to him. */
  reports(came: boolean): string[] {
    const time = this.passes()
    const bodies =
      request.reach?.follows({ state: this.state, came, notice: 'ANSWERED', askedAt: this.now, ...this.here }) ?? []
    if (bodies.length === 0) return time
    return [...time, ...this.keep(apply(request, this.state, bodies, NOBODY(this.now)))]
  }
  /** The usual answers to each. @throws where one is refused. */
  takes(...names: Action[]): this {
    for (const name of names) this.takesWith(name)
    return this
  }
  takesWith<N extends Action>(name: N, input?: Input<N>): this {
    const refused = this.tries(name, input)
    if (refused) throw new Error(`${name} at ${shown(this.now)} is refused: ${refused}`)
    return this
  }
  /** The types of the events since an earlier moment, named by how long the log was. */
  since(length: number): string[] {
    return this.types.slice(length)
  }
  private get someone(): Stamp {
    return { at: this.now, actorId: 'someone', actorUnitId: null }
  }
  private keep({ events, state }: Applied<RequestState>): string[] {
    this.log.push(...(events as readonly RequestEvent[]))
    this.state = state
    return events.map(({ type }: AnyHappening) => type)
  }
}

/** A request that has come to a stage in the usual way, all on the morning it was filed. */
export const given: { readonly [S in Stage]: () => Play } = {
  SUBMITTED: () => new Play(),
  ACCEPTED: () => new Play().takes('ACCEPT'),
  DISPATCHED: () => new Play().takes('DISPATCH'),
  IN_PROGRESS: () => new Play().takes('DISPATCH', 'SIGN'),
  RESOLVED: () => new Play().takes('DISPATCH', 'SIGN', 'RESOLVE'),
  CLOSED: () => new Play().takes('DISPATCH', 'SIGN', 'RESOLVE', 'CONFIRM'),
  NOT_ACCEPTED: () => new Play().takes('DECLINE'),
}
export const paused = () => given.IN_PROGRESS().takes('REQUEST_INFORMATION')
export const supplied = () => paused().takes('SUPPLEMENT')
/** Nothing came while it was waited for. */
export function lapsed(): Play {
  const play = paused().at('2026-06-15 17:00')
  play.passes()
  return play
}
/** Nothing takes to the requester what asks something of him there. */
const untold = (there: () => Play) => (): Play => {
  const play = there()
  play.reports(false)
  return play
}
export const untoldOfAnswer = untold(given.RESOLVED)
export const untoldOfGaps = untold(paused)
export const withdrawn = () => given.IN_PROGRESS().takes('WITHDRAW')
/** Answered, and closed since the requester said nothing. */
export function silent(): Play {
  const play = given.RESOLVED().at('2026-06-10 17:01')
  play.passes()
  return play
}

/** Every stage, and the situations inside a stage that decide otherwise: what may be done there, in full. */
export const ALLOWED: readonly (readonly [string, () => Play, readonly Action[]])[] = [
  ['SUBMITTED', given.SUBMITTED, ['ACCEPT', 'DECLINE', 'DISPATCH', 'CORRECT_CONTACT', 'WITHDRAW']],
  ['ACCEPTED', given.ACCEPTED, ['DISPATCH', 'CORRECT_CONTACT', 'WITHDRAW']],
  ['DISPATCHED', given.DISPATCHED, ['DISPATCH', 'REGRADE', 'SIGN', 'ASSIGN', 'URGE', 'CORRECT_CONTACT', 'WITHDRAW']],
  [
    'IN_PROGRESS',
    given.IN_PROGRESS,
    ['REGRADE', 'ASSIGN', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'URGE', 'CORRECT_CONTACT', 'WITHDRAW'],
  ],
  [
    'IN_PROGRESS, waiting for information',
    paused,
    ['ASSIGN', 'ADD_PROGRESS', 'SUPPLEMENT', 'CORRECT_CONTACT', 'WITHDRAW'],
  ],
  [
    'IN_PROGRESS, information supplied',
    supplied,
    ['REGRADE', 'ASSIGN', 'ADD_PROGRESS', 'RESOLVE', 'URGE', 'CORRECT_CONTACT', 'WITHDRAW'],
  ],
  [
    'IN_PROGRESS, waited in vain',
    lapsed,
    ['REGRADE', 'ASSIGN', 'ADD_PROGRESS', 'RESOLVE', 'SUPPLEMENT', 'URGE', 'CORRECT_CONTACT', 'WITHDRAW'],
  ],
  [
    'IN_PROGRESS, waiting for information of which he was not told',
    untoldOfGaps,
    ['REACH', 'ASSIGN', 'ADD_PROGRESS', 'SUPPLEMENT', 'CORRECT_CONTACT', 'WITHDRAW'],
  ],
  ['RESOLVED', given.RESOLVED, ['CONFIRM', 'DISPUTE', 'CORRECT_CONTACT']],
  ['RESOLVED, of which he was not told', untoldOfAnswer, ['REACH', 'CONFIRM', 'DISPUTE', 'CORRECT_CONTACT']],
  ['CLOSED, confirmed', given.CLOSED, ['RATE', 'ERASE']],
  ['CLOSED by silence', silent, ['DISPUTE', 'RATE', 'ERASE']],
  ['CLOSED, withdrawn', withdrawn, ['ERASE']],
  ['CLOSED, its personal data erased', () => given.CLOSED().takes('ERASE'), []],
  ['NOT_ACCEPTED', given.NOT_ACCEPTED, ['ERASE']],
  ['NOT_ACCEPTED, of which he was not told', untold(given.NOT_ACCEPTED), ['REACH', 'ERASE']],
  [
    'DISPATCHED, second round',
    () => given.RESOLVED().takes('DISPUTE'),
    ['REGRADE', 'SIGN', 'URGE', 'CORRECT_CONTACT', 'WITHDRAW'],
  ],
]
