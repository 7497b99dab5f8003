import { describe, expect, it, vi } from 'vitest'
import type { Stamp } from '../life/kit.ts'
import { type AnyHappening, eventTypesOf, NOBODY, noticesOf, passTime } from '../life/life.ts'
import {
  type AnyNotice,
  dingTalkCard,
  inAppMessage,
  type NoticeFacts,
  noticeText,
  smsText,
  WECHAT_TEMPLATE,
  weChatData,
} from '../life/notice.ts'
import { HISTORY_CALENDARS, randomHistory, type Taken } from './history-generator.ts'
import { colleagueId, textId, unitId } from './play.fixture.ts'
import { clockOf, silentCloseAt } from './request.clock.ts'
import { type RequestEvent, request } from './request.life.ts'
import { AUDIENCES, type Audience, isPaused, type RequestState } from './request.state.ts'

// Tens of thousands of notices each.
vi.setConfig({ testTimeout: 30_000 })

const lengthOf = (text: string) => [...text].length

const NUMBER = 'QH330199-260924-10042-7'
const LONG_UNIT = '云溪县住房和城乡建设管理局'.slice(0, 12)
const LONG_TITLE = '艺术培训场所消防验收卡在面积不足一千平方米怎么'

const histories = Array.from({ length: 400 }, (_, index) => randomHistory(index + 1).steps)

type Done = Pick<Taken, 'step' | 'state'> & { readonly events: readonly AnyHappening[] }

/** What time has brought about before a step, and then what somebody did: each is told by where it leaves the request. */
function* doneIn(steps: readonly Taken[]): Generator<Done> {
  let before: Taken | null = null
  const profile = steps[0] && 'profile' in steps[0].step ? steps[0].step.profile : ''
  for (const taken of steps) {
    const { step, events, state } = taken
    const { at: now, calendar } = step
    const time = before && passTime(request, before.state, { now, calendar: HISTORY_CALENDARS[calendar], profile })
    if (time) yield { step, ...time }
    yield { step, state, events: events.slice(time?.events.length ?? 0) }
    before = taken
  }
}
const states = histories.flatMap((steps) => [...doneIn(steps)]).filter(({ events }) => events.length > 0)

const factsOf = ({ state, step }: Done): NoticeFacts<RequestState> => ({
  number: NUMBER,
  title: `${LONG_TITLE}办`,
  unitName: LONG_UNIT,
  state,
  shownAt: request.shownAt(state),
  now: step.at,
  calendar: HISTORY_CALENDARS[step.calendar],
})

const told = (event: AnyHappening, after: RequestState): readonly AnyNotice[] => noticesOf(request, event, after)

/** A notice, and what is told in its place where nobody would hear it. */
function withInstead(notice: AnyNotice): readonly AnyNotice[] {
  return notice.ifNobody ? [notice, notice.ifNobody] : [notice]
}

/** Every notice that 400 histories send, as it stands when it is sent. */
const sent = states.flatMap((done) =>
  done.events
    .flatMap((event) => told(event, done.state))
    .flatMap(withInstead)
    .map((notice) => ({ notice, kind: notice.kind, facts: factsOf(done) })),
)

/** Who that is: of the unit its handlers or, from the second round on, its head; nobody where no unit has it. */
function peopleOf(audience: string, { level, leadUnitId, formerUnitId }: RequestState): string | null {
  if (audience === 'FORMER_UNIT') return formerUnitId
  const ofUnit = audience === 'UNIT' || audience === 'HEAD' || audience === 'CARRIER'
  if (ofUnit && leadUnitId === null) return null
  return audience === 'UNIT' ? (level > 1 ? 'HEAD' : 'HANDLERS') : audience
}

const state = (over: Partial<RequestState>): RequestState => {
  const [first] = states
  if (!first) throw new Error('no history')
  return { ...first.state, stage: 'IN_PROGRESS', level: 1, round: 1, leadUnitId: unitId('u'), pauses: [], ...over }
}

const KINDS = [
  'RECEIVED',
  'TO_ACCEPT',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'ASSIGNED',
  'MOVED',
  'TAKEN',
  'NOBODY_THERE',
  'YOURS',
  'DROPPED',
  'TO_RING',
  'TO_SIGN',
  'SIGNED',
  'PROGRESS',
  'INFORMATION_NEEDED',
  'INFORMATION_HERE',
  'RESUMED',
  'ANSWERED',
  'CONFIRMED',
  'REASSIGNED',
  'CLOSED',
  'CONTACT_CORRECTED',
  'URGED',
  'REMINDER',
  'OVERDUE',
  'OVERDUE_WITHDRAWN',
  'DATE_MOVED',
].sort()

const DUE = { dueAt: 0, provisional: false }
const GRADING = { tier: 'SIMPLE', urgency: 'NORMAL', category: 'TAX', cause: 'OTHER' } as const
const DISPATCHED = {
  type: 'DISPATCHED',
  level: 1,
  leadUnitId: unitId('u'),
  signDueAt: 0,
  textId: null,
  ...DUE,
} as const

type Told = readonly string[]
/** What happened, without who did it and when. */
type EventBody = RequestEvent extends infer E ? (E extends RequestEvent ? Omit<E, keyof Stamp> : never) : never
const EVENTS: readonly (readonly [string, EventBody, Partial<RequestState>, Told])[] = [
  [
    'filed',
    { type: 'FILED', channel: 'H5', intakeReasons: [], intakeDueAt: 0, textId: textId('t'), windowId: null },
    { stage: 'SUBMITTED' },
    ['RECEIVED REQUESTER TEXT', 'TO_ACCEPT DESK PUSH'],
  ],
  [
    'imported',
    {
      ...{ type: 'IMPORTED', source: '12345', filedAt: 0, closedAt: 1, descriptionId: textId('t') },
      ...{ leadUnitId: unitId('u'), category: null, resolution: null, textId: textId('t') },
    },
    { stage: 'CLOSED', closedHow: 'IMPORTED' },
    [],
  ],
  ['accepted alone', { type: 'ACCEPTED', dispatchDueAt: 0 }, { stage: 'ACCEPTED' }, ['ACCEPTED REQUESTER PUSH']],
  ['accepted while dispatching', { type: 'ACCEPTED', dispatchDueAt: 0 }, { stage: 'DISPATCHED' }, []],
  [
    'not accepted',
    { type: 'NOT_ACCEPTED', reason: 'PETITION', textId: textId('t') },
    { stage: 'NOT_ACCEPTED' },
    ['NOT_ACCEPTED REQUESTER PUSH'],
  ],
  ['graded', { type: 'GRADED', profile: 'QT-135', workingDays: 1, signDueAt: null, ...GRADING, ...DUE }, {}, []],
  [
    'dispatched',
    { ...DISPATCHED, round: 1 },
    { stage: 'DISPATCHED' },
    ['ASSIGNED REQUESTER PUSH', 'TO_SIGN HANDLERS PUSH'],
  ],
  [
    'handed to another unit',
    { ...DISPATCHED, round: 1, fromUnitId: unitId('v') },
    { stage: 'DISPATCHED', formerUnitId: unitId('v') },
    ['MOVED REQUESTER PUSH', 'TAKEN v PUSH', 'TO_SIGN HANDLERS PUSH'],
  ],
  [
    'handed to the same unit once more',
    { ...DISPATCHED, round: 1, fromUnitId: unitId('u') },
    { stage: 'DISPATCHED', formerUnitId: unitId('u') },
    ['MOVED REQUESTER PUSH', 'TO_SIGN HANDLERS PUSH'],
  ],
  [
    'dispatched again',
    { ...DISPATCHED, round: 2, level: 2 },
    { stage: 'DISPATCHED', level: 2, round: 2 },
    ['REASSIGNED REQUESTER PUSH', 'REASSIGNED DESK IN_APP', 'TO_SIGN HEAD PUSH'],
  ],
  ['signed', { type: 'SIGNED' }, {}, ['SIGNED REQUESTER PUSH']],
  [
    'somebody is named',
    { type: 'ASSIGNED', handlerId: colleagueId('c'), fromId: null },
    { assignedAt: 1 },
    ['YOURS CARRIER PUSH'],
  ],
  [
    'nobody carries it any more',
    { type: 'ASSIGNED', handlerId: null, fromId: 'c' },
    { assignedAt: null },
    ['DROPPED HEAD PUSH', 'DROPPED HANDLERS PUSH'],
  ],
  ['progress', { type: 'PROGRESS_ADDED', textId: textId('t') }, {}, ['PROGRESS REQUESTER PUSH']],
  [
    'information requested',
    { type: 'INFORMATION_REQUESTED', textId: textId('t') },
    {},
    ['INFORMATION_NEEDED REQUESTER PUSH'],
  ],
  [
    'information supplied',
    { type: 'INFORMATION_SUPPLIED', textId: textId('t'), ...DUE },
    {},
    ['INFORMATION_HERE HANDLERS PUSH'],
  ],
  [
    'information supplied in round two',
    { type: 'INFORMATION_SUPPLIED', textId: textId('t'), ...DUE },
    { level: 2 },
    ['INFORMATION_HERE HEAD PUSH'],
  ],
  ['pause ended', { type: 'PAUSE_ENDED', ...DUE }, {}, ['RESUMED REQUESTER PUSH', 'RESUMED HANDLERS PUSH']],
  [
    'pause ended in round two',
    { type: 'PAUSE_ENDED', ...DUE },
    { level: 2 },
    ['RESUMED REQUESTER PUSH', 'RESUMED HEAD PUSH'],
  ],
  [
    'answered',
    { type: 'RESOLVED', resolution: 'SOLVED', textId: textId('t') },
    { stage: 'RESOLVED' },
    ['ANSWERED REQUESTER PUSH'],
  ],
  ['confirmed', { type: 'CONFIRMED' }, { stage: 'CLOSED' }, ['CONFIRMED HANDLERS IN_APP']],
  ['closed by confirmation', { type: 'CLOSED', how: 'CONFIRMED' }, { stage: 'CLOSED' }, []],
  [
    'closed by silence',
    { type: 'CLOSED', how: 'UNCONFIRMED' },
    { stage: 'CLOSED' },
    ['CLOSED REQUESTER IN_APP', 'CLOSED HANDLERS IN_APP'],
  ],
  [
    'withdrawn before dispatch',
    { type: 'CLOSED', how: 'WITHDRAWN' },
    { stage: 'CLOSED', leadUnitId: null },
    ['CLOSED REQUESTER IN_APP'],
  ],
  [
    'not brought to him',
    { type: 'UNREACHED', notice: 'ANSWERED' },
    { stage: 'RESOLVED', unreachedAt: 1 },
    ['TO_RING DESK PUSH'],
  ],
  ['told by telephone', { type: 'REACHED', byPhone: true, textId: null, dueAt: null, provisional: false }, {}, []],
  ['disputed', { type: 'DISPUTED', part: 'NO_BASIS', textId: null }, {}, []],
  ['rated', { type: 'RATED', round: 1 }, {}, []],
  [
    'another number',
    { type: 'CONTACT_CORRECTED' },
    {},
    ['CONTACT_CORRECTED HANDLERS IN_APP', 'CONTACT_CORRECTED DESK IN_APP'],
  ],
  ['erased', { type: 'ERASED' }, { stage: 'CLOSED' }, []],
  ['urged', { type: 'URGED' }, {}, ['URGED HANDLERS PUSH', 'URGED HEAD PUSH']],
  ['urged in round two', { type: 'URGED' }, { level: 2 }, ['URGED HEAD PUSH']],
  ['reminded', { type: 'REMINDED' }, {}, ['REMINDER HANDLERS PUSH']],
  ['overdue', { type: 'OVERDUE' }, {}, ['OVERDUE HANDLERS PUSH', 'OVERDUE HEAD PUSH']],
  ['overdue in round two', { type: 'OVERDUE' }, { level: 2 }, ['OVERDUE HEAD PUSH']],
  ['discipline', { type: 'DISCIPLINE_TRIGGERED', kind: 'OVERDUE', round: 1 }, {}, []],
  ['discipline withdrawn', { type: 'DISCIPLINE_WITHDRAWN', kind: 'OVERDUE', round: 1 }, {}, []],
  [
    'overdue withdrawn',
    { type: 'OVERDUE_WITHDRAWN', round: 1 },
    {},
    ['OVERDUE_WITHDRAWN HANDLERS IN_APP', 'OVERDUE_WITHDRAWN HEAD IN_APP'],
  ],
  ['calendar, by an earlier version', { type: 'CALENDAR_CORRECTED', stepDueAt: null, ...DUE }, {}, []],
  ['calendar, the same date', { type: 'CALENDAR_CORRECTED', stepDueAt: null, was: 0, ...DUE }, {}, []],
  [
    'calendar, before it is graded',
    { type: 'CALENDAR_CORRECTED', stepDueAt: 1, was: null, ...DUE, dueAt: null },
    {},
    [],
  ],
  [
    'calendar, another date',
    { type: 'CALENDAR_CORRECTED', stepDueAt: null, was: 1, ...DUE },
    {},
    ['DATE_MOVED REQUESTER IN_APP', 'DATE_MOVED HANDLERS IN_APP'],
  ],
]

const noticesIn = EVENTS.flatMap(([, event, after]) => told({ ...event, ...NOBODY(0) }, state(after)))
/** One notice of each kind, and nothing else is ever told. */
const NOTICES = new Map(noticesIn.flatMap(withInstead).map((notice) => [notice.kind, notice]))
const noticeOf = (kind: string): AnyNotice => {
  const found = NOTICES.get(kind)
  if (!found) throw new Error(`nobody is told ${kind}`)
  return found
}

describe('whom an event is told to', () => {
  it.each(EVENTS)('%s', (_, event, over, expected) => {
    const after = state(over)
    const found = told({ ...event, ...NOBODY(0) }, after).flatMap(({ kind, to }) =>
      Object.entries(to).flatMap(([audience, reach]) => {
        const people = peopleOf(audience, after)
        return people === null ? [] : [`${kind} ${people} ${String(reach)}`]
      }),
    )
    // Whoever is meant twice hears of it once.
    expect([...new Set(found)]).toEqual(expected)
  })

  it('is decided for every event there is, and every kind is sent', () => {
    const decided = new Set<string>(EVENTS.map(([, event]) => event.type))
    expect([...decided].sort()).toEqual([...eventTypesOf(request)].sort())
    expect([...NOTICES.keys()].sort()).toEqual(KINDS)
    expect([...new Set(sent.map(({ kind }) => kind))].sort()).toEqual(KINDS)
    const audiences = new Set(sent.flatMap(({ notice }) => Object.keys(notice.to) as Audience[]))
    expect(audiences).toEqual(new Set(AUDIENCES))
  })

  it('asks somebody else where nobody of the unit is there to hear what is asked', () => {
    const kinds = new Set(sent.filter(({ notice }) => notice.ifNobody).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['DROPPED', 'OVERDUE', 'TO_SIGN', 'URGED'])
  })

  it('is one notice for one kind, whichever event tells it', () => {
    for (const { notice, kind } of sent) expect(notice, kind).toBe(noticeOf(kind))
  })

  it('never tells anybody of a rating or of discipline', () => {
    const secret = states.flatMap(({ events, state }) =>
      events
        .filter(({ type }) => type === 'RATED' || type === 'DISCIPLINE_TRIGGERED')
        .map((event) => [event.type, told(event, state)] as const),
    )
    expect(new Set(secret.map(([type]) => type)).size).toBe(2)
    expect(secret.flatMap(([, notices]) => notices)).toEqual([])
    // Nor does anything else that happens with a rating tell of it.
    for (const { events, state } of states.filter((one) => one.events.some(({ type }) => type === 'RATED'))) {
      expect(events.flatMap((event) => told(event, state))).toEqual([])
    }
  })
})

const OVERDUE = { overdueAt: 1 }
const PAUSED = { pauses: [{ from: 0, to: null }] }

describe('whether a notice still says something true', () => {
  it.each<[string, Partial<RequestState>, boolean]>([
    ['RECEIVED', { stage: 'ACCEPTED' }, true],
    ['RECEIVED', { stage: 'CLOSED', closedHow: 'WITHDRAWN' }, false],
    ['TO_ACCEPT', { stage: 'SUBMITTED' }, true],
    ['TO_ACCEPT', { stage: 'ACCEPTED' }, false],
    ['TO_ACCEPT', { stage: 'CLOSED' }, false],
    ['ACCEPTED', { stage: 'ACCEPTED' }, true],
    ['ACCEPTED', { stage: 'DISPATCHED' }, false],
    ['TO_SIGN', { stage: 'DISPATCHED' }, true],
    ['TO_SIGN', { stage: 'IN_PROGRESS' }, false],
    ['TO_SIGN', { stage: 'CLOSED' }, false],
    ['INFORMATION_NEEDED', PAUSED, true],
    ['INFORMATION_NEEDED', { pauses: [{ from: 0, to: 1 }] }, false],
    ['INFORMATION_HERE', {}, true],
    ['INFORMATION_HERE', { stage: 'RESOLVED' }, false],
    ['ANSWERED', { stage: 'RESOLVED' }, true],
    ['ANSWERED', { stage: 'CLOSED' }, false],
    ['ANSWERED', { stage: 'DISPATCHED', round: 2 }, false],
    ['REMINDER', { overdueAt: null }, true],
    ['REMINDER', OVERDUE, false],
    ['REMINDER', { stage: 'RESOLVED', overdueAt: null }, false],
    ['OVERDUE', OVERDUE, true],
    ['OVERDUE', { overdueAt: null }, false],
    ['OVERDUE', { stage: 'RESOLVED', ...OVERDUE }, false],
    ['RESUMED', {}, true],
    ['RESUMED', PAUSED, false],
    ['RESUMED', { stage: 'RESOLVED' }, false],
    ['MOVED', { stage: 'IN_PROGRESS' }, true],
    ['MOVED', { stage: 'CLOSED' }, false],
    ['TAKEN', { formerUnitId: unitId('v') }, true],
    ['TAKEN', { formerUnitId: unitId('u') }, false],
    ['TAKEN', { formerUnitId: null }, false],
    ['TO_RING', { unreachedAt: 1 }, true],
    ['TO_RING', { unreachedAt: null }, false],
    ['NOBODY_THERE', { stage: 'DISPATCHED' }, true],
    ['NOBODY_THERE', { stage: 'RESOLVED' }, false],
    ['ASSIGNED', { stage: 'IN_PROGRESS' }, true],
    ['ASSIGNED', { stage: 'CLOSED' }, false],
    ['REASSIGNED', { stage: 'DISPATCHED', round: 2 }, true],
    ['REASSIGNED', { stage: 'CLOSED' }, false],
    ['PROGRESS', { stage: 'IN_PROGRESS' }, true],
    ['PROGRESS', { stage: 'RESOLVED' }, false],
    ['SIGNED', { stage: 'IN_PROGRESS' }, true],
    ['SIGNED', { stage: 'RESOLVED' }, false],
    ['SIGNED', { stage: 'CLOSED' }, false],
    ['URGED', {}, true],
    ['URGED', { stage: 'RESOLVED' }, false],
    ['NOT_ACCEPTED', { stage: 'NOT_ACCEPTED' }, true],
  ])('%s, %j: %s', (kind, over, expected) => {
    expect(noticeOf(kind).while(state(over) as never)).toBe(expected)
  })

  it('holds for every notice at the moment its event happens', () => {
    const wrong = sent.filter(({ notice, facts }) => !notice.while(facts.state as never))
    expect(wrong.map(({ kind }) => kind)).toEqual([])
  })

  it('and not any more where somebody at once ends what time has brought about', () => {
    const late = histories
      .flat()
      .flatMap(({ events, state }) =>
        events.flatMap((event) => told(event, state)).filter((notice) => !notice.while(state as never)),
      )
    // What is taken after the limit, after half of it or after a pause answers, ends or regrades at the same time.
    expect([...new Set(late.map(({ kind }) => kind))].sort()).toEqual(['DATE_MOVED', 'OVERDUE', 'REMINDER', 'RESUMED'])
    const overdue = sent.filter(({ kind }) => kind === 'OVERDUE').length
    expect(overdue).toBeGreaterThan(late.filter(({ kind }) => kind === 'OVERDUE').length)
  })

  it('asks nobody for information about a withdrawn request', () => {
    const ended = histories.flatMap((steps) =>
      steps.flatMap((taken, index) => {
        const before = steps[index - 1]?.state
        return before && isPaused(before) && taken.state.closedHow === 'WITHDRAWN' ? [taken.state] : []
      }),
    )
    expect(ended.length).toBeGreaterThan(0)
    for (const after of ended) expect(noticeOf('INFORMATION_NEEDED').while(after as never)).toBe(false)
  })
})

describe('what a notice says', () => {
  it('is whole: no gap where a date or name should stand', () => {
    for (const { notice, kind, facts } of sent) {
      const text = noticeText(notice, facts)
      for (const part of [text.title, text.body, text.hint, text.phrase, text.button]) {
        expect(part, kind).not.toMatch(/undefined|null|NaN|^\s|\s$/)
        expect(part, kind).not.toBe('')
      }
      expect(text.body, kind).not.toMatch(/：\s*前| {2}|，\s*前|^前|应在\s+前/)
      expect(WECHAT_TEMPLATE.values).toContain(text.template)
    }
  }, 20_000)

  it('names the template of every notice', () => {
    expect(WECHAT_TEMPLATE.values.map((template) => WECHAT_TEMPLATE.words[template])).not.toContain('')
    expect(new Set(sent.map(({ notice, facts }) => noticeText(notice, facts).template))).toEqual(
      new Set(WECHAT_TEMPLATE.values),
    )
  })

  it('in the app begins with the title of the request', () => {
    for (const { notice, facts } of sent.slice(0, 500))
      expect(inAppMessage(notice, facts).body).toContain(`“${facts.title}”`)
  })
})

describe('WeChat values', () => {
  const weeks = /^\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日 ([01]\d|2[0-3]):[0-5]\d$/
  const RULES: readonly (readonly [RegExp, (value: string) => boolean])[] = [
    [/^thing\d+$/, (value) => lengthOf(value) >= 1 && lengthOf(value) <= 20 && !/[\r\n]/.test(value)],
    [/^phrase\d+$/, (value) => /^\p{Script=Han}{1,5}$/u.test(value)],
    [/^character_string\d+$/, (value) => /^[\x20-\x7e]{1,32}$/.test(value)],
    [/^date\d+$/, (value) => weeks.test(value)],
  ]

  it('keep the rule of their type for every notice, with a long unit name and a long title', () => {
    expect(lengthOf(LONG_UNIT)).toBe(12)
    expect(lengthOf(`${LONG_TITLE}办`)).toBe(24)
    const kinds = new Set<string>()
    for (const { notice, kind, facts } of sent) {
      kinds.add(kind)
      const values = Object.entries(weChatData(notice, facts))
      expect(values).toHaveLength(5)
      for (const [key, value] of values) {
        const rule = RULES.find(([type]) => type.test(key))
        expect(rule?.[1](value), `${kind} ${key} ${value}`).toBe(true)
      }
    }
    expect([...kinds].sort()).toEqual(KINDS)
  })

  it('count characters outside the basic plane as one', () => {
    const [one] = sent
    if (!one) throw new Error('nothing sent')
    const values = weChatData(one.notice, { ...one.facts, title: '𠮷'.repeat(24) })
    expect(values.thing2).toBe(`${'𠮷'.repeat(19)}…`)
  })

  it('date an answer by when it was given, and the rest by their limit', () => {
    for (const { notice, kind, facts } of sent.filter((one) =>
      ['ANSWERED', 'ASSIGNED', 'RECEIVED'].includes(one.kind),
    )) {
      const { resolvedAt, dueAt, intakeDueAt, stage } = facts.state
      const at = { ANSWERED: resolvedAt, ASSIGNED: dueAt, RECEIVED: intakeDueAt }[kind as 'ANSWERED'] ?? 0
      const local = new Date(at + 8 * 3_600_000)
      const day = `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`
      expect(weChatData(notice, facts).date4, `${kind} ${stage}`).toContain(day)
    }
  })
})

describe('a text message', () => {
  it('has at most 40 characters even with a long unit name, and the tail of the number', () => {
    for (const { notice, kind, facts } of sent) {
      const text = smsText(notice, facts)
      expect(lengthOf(text), `${kind} ${text}`).toBeLessThanOrEqual(40)
      expect(text).toContain('10042-7')
    }
  })

  it('fits into one text with a link behind it', () => {
    const link = 'http://127.0.0.1:3000/n/zzzzzzz'
    for (const { notice, facts } of sent) {
      const text = smsText(notice, { ...facts, number: 'QH330199-261231-0042-7' }, link)
      expect(text.endsWith(`。${link}`)).toBe(true)
      expect(lengthOf(text)).toBeLessThanOrEqual(70)
    }
  })

  it('at filing names the code, which with the number leads back to it', () => {
    for (const { notice, kind, facts } of sent) {
      const [bare, coded] = [facts, { ...facts, code: '482 913 1234' }].map((each) => smsText(notice, each))
      expect(coded?.includes('查询码 482 913 1234'), kind).toBe(kind === 'RECEIVED')
      expect(lengthOf(coded ?? '')).toBeLessThanOrEqual(40)
      if (kind !== 'RECEIVED') expect(coded).toBe(bare)
      // Elsewhere it would lie open: on the screen of a locked phone, in a list of messages.
      const elsewhere = [inAppMessage(notice, facts), weChatData(notice, facts), dingTalkCard(notice, facts)]
      const withCode = { ...facts, code: '482 913 1234' }
      expect([inAppMessage(notice, withCode), weChatData(notice, withCode), dingTalkCard(notice, withCode)]).toEqual(
        elsewhere,
      )
    }
  })

  it('tells one day from another', () => {
    const [one] = sent
    if (!one) throw new Error('nothing sent')
    const texts = ['QH330199-260924-0001-7', 'QH330199-260925-0001-3'].map((number) =>
      smsText(one.notice, { ...one.facts, number }),
    )
    expect(new Set(texts).size).toBe(2)
  })

  it('holds nothing of the title, whatever that is', () => {
    for (const { notice, facts } of sent) {
      const [one, other] = ['缓缴社保', '某某公司拖欠工资'].map((title) => smsText(notice, { ...facts, title }))
      expect(one).toBe(other)
      for (let from = 0; from + 4 <= LONG_TITLE.length; from += 1) {
        expect(one).not.toContain(LONG_TITLE.slice(from, from + 4))
      }
    }
  }, 20_000)
})

describe('until when', () => {
  const day = (at: number | null) => {
    const local = new Date((at ?? 0) + 8 * 3_600_000)
    return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`
  }
  /** What binds him to whom it is told, or binds the unit towards him. */
  const untilOf = (kind: string, { state, calendar }: NoticeFacts<RequestState>): number | null => {
    const { intakeDueAt, dispatchDueAt, overdueAt, dueAt } = state
    if (kind === 'RECEIVED') return intakeDueAt
    if (kind === 'ACCEPTED') return dispatchDueAt
    if (kind === 'INFORMATION_NEEDED') return clockOf(state, calendar)?.pauseEndsAt ?? null
    if (kind === 'ANSWERED') return silentCloseAt(state, calendar)
    return ['ASSIGNED', 'MOVED', 'SIGNED', 'PROGRESS', 'REASSIGNED', 'RESUMED'].includes(kind) && overdueAt === null
      ? dueAt
      : null
  }

  it('stands in every text and message to the requester that asks or promises something, as a date', () => {
    const kinds = new Set<string>()
    for (const { notice, kind, facts } of sent) {
      const until = untilOf(kind, facts)
      if (until === null) continue
      kinds.add(kind)
      expect(inAppMessage(notice, facts).body, kind).toContain(day(until))
      if (kind !== 'RECEIVED') expect(smsText(notice, facts), kind).toContain(day(until))
      expect(weChatData(notice, facts).thing5, kind).toContain(day(until))
    }
    expect(kinds.size).toBe(10)
  })

  it('is never a word that is another day once it is read', () => {
    for (const { notice, facts } of sent) {
      const { title, body, hint } = noticeText(notice, facts)
      expect(title + body + hint).not.toMatch(/今天|明天|昨天/)
    }
  })

  it('is what WeChat names beside material that is asked for, and not when the unit has to answer', () => {
    const asked = sent.filter(({ kind }) => kind === 'INFORMATION_NEEDED')
    expect(asked.length).toBeGreaterThan(0)
    for (const { notice, kind, facts } of asked) {
      expect(weChatData(notice, facts).date4).toContain(day(untilOf(kind, facts)))
    }
  })
})

describe('a DingTalk card', () => {
  const bytes = (card: object) => new TextEncoder().encode(JSON.stringify(card)).length

  it('stays within 2048 bytes and holds the number', () => {
    for (const { notice, kind, facts } of sent) {
      const card = dingTalkCard(notice, facts)
      expect(bytes(card), kind).toBeLessThanOrEqual(2048)
      expect(card.markdown).toContain(`编号 ${NUMBER}`)
      expect(card.markdown).toContain(facts.title)
      expect(card.button).not.toBe('')
    }
  })

  it('lets no link, picture or heading be smuggled in by a title', () => {
    const [one] = sent
    if (!one) throw new Error('nothing sent')
    const { markdown } = dingTalkCard(one.notice, { ...one.facts, title: '# ![x](http://a.cn)\n> **急**' })
    const body = markdown.split('\n\n')[1] ?? ''
    expect(body).not.toMatch(/[[\]*#>`\n]/)
    expect(body).toContain('急')
  })
})
