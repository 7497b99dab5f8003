import { describe, expect, it } from 'vitest'
import {
  addDays,
  type Calendar,
  createCalendar,
  instantAt,
  localDate,
  localTime,
  SHIPPED_CALENDAR,
  SHIPPED_DAYS,
} from '../time/calendar.ts'
import { dueAt, PROFILES, TIERS, URGENCIES } from '../time/deadline.ts'
import {
  actionsIn,
  apply,
  type Circumstances,
  type Command,
  clockOf,
  decide,
  decideDue,
  disputableUntil,
  EVENT_OF,
  file,
  MAX_ROUNDS,
  type SystemCommand,
  silentCloseAt,
  TRANSITIONS,
} from './lifecycle.ts'
import { ACTIONS, type Action } from './policy.ts'
import {
  type EventBody,
  type EventType,
  isPaused,
  type RequestEvent,
  type RequestState,
  replay,
  STAGES,
  type Stage,
} from './service-request.ts'

const at = (date: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantAt(date, hours * 60 + minutes)
}
const shown = (instant: number | null) => (instant === null ? null : `${localDate(instant)} ${localTime(instant)}`)

const FILED_AT = at('2026-06-01', '09:00')

const COMMANDS: { readonly [A in Action]: Extract<Command, { action: A }> } = {
  ACCEPT: { action: 'ACCEPT' },
  DECLINE: { action: 'DECLINE', reason: 'PETITION', textId: 'reasons' },
  DISPATCH: {
    action: 'DISPATCH',
    leadUnitId: 'housing',
    textId: null,
    tier: 'COMPLEX',
    urgency: 'NORMAL',
    category: 'FIRE_SAFETY',
    cause: 'UNCLEAR_COMPETENCE',
  },
  REGRADE: { action: 'REGRADE', tier: 'SIMPLE', urgency: 'URGENT', category: 'FIRE_SAFETY', cause: 'OTHER' },
  SIGN: { action: 'SIGN' },
  ADD_PROGRESS: { action: 'ADD_PROGRESS', textId: 'progress' },
  REQUEST_INFORMATION: { action: 'REQUEST_INFORMATION', textId: 'asked' },
  RESOLVE: { action: 'RESOLVE', resolution: 'SOLVED', textId: 'answer' },
  SUPPLEMENT: { action: 'SUPPLEMENT', textId: 'supplied' },
  CONFIRM: { action: 'CONFIRM' },
  DISPUTE: { action: 'DISPUTE', part: 'NOT_SOLVED', textId: 'why' },
  RATE: { action: 'RATE', bad: false },
  URGE: { action: 'URGE' },
  WITHDRAW: { action: 'WITHDRAW' },
}

/** A request with its log, moved on by commands at given times. */
class Life {
  log: RequestEvent[] = []
  now = FILED_AT
  calendar: Calendar = SHIPPED_CALENDAR
  profile = 'QT-135'
  constructor() {
    this.store([file({ channel: 'H5', intakeReasons: ['STUCK'], textId: 'description', windowId: null }, this.here)])
  }
  get state(): RequestState {
    return replay(this.log)
  }
  get here(): Circumstances {
    return { now: this.now, calendar: this.calendar, profile: this.profile }
  }
  private store(bodies: readonly EventBody[], actorId: string | null = 'someone'): EventBody[] {
    if (bodies.length === 0) return []
    const state = this.log.length === 0 ? null : this.state
    this.log.push(...apply(state, bodies, { at: this.now, actorId, actorUnitId: null }).events)
    return [...bodies]
  }
  at(date: string, time: string): this {
    this.now = at(date, time)
    return this
  }
  takes(...commands: (Action | Command)[]): this {
    for (const given of commands) {
      const refused = this.tries(given)
      if (refused) throw new Error(`${JSON.stringify(given)} is refused: ${refused}`)
    }
    return this
  }
  /** The code of the refusal, or null when it was done. */
  tries(given: Action | Command): string | null {
    const decision = decide(this.state, typeof given === 'string' ? COMMANDS[given] : given, this.here)
    if ('refusal' in decision) return decision.refusal.code
    this.store(decision.events)
    return null
  }
  clock(action: SystemCommand['action']): EventType[] {
    return this.store(decideDue(this.state, { action }, this.here), null).map((body) => body.type)
  }
  get types(): EventType[] {
    return this.log.map((event) => event.type)
  }
}

/** A standard life up to a stage. */
const until: { readonly [S in Stage]: () => Life } = {
  SUBMITTED: () => new Life(),
  ACCEPTED: () => new Life().takes('ACCEPT'),
  DISPATCHED: () => new Life().takes('DISPATCH'),
  IN_PROGRESS: () => new Life().takes('DISPATCH', 'SIGN'),
  RESOLVED: () => new Life().takes('DISPATCH', 'SIGN', 'RESOLVE'),
  CLOSED: () => new Life().takes('DISPATCH', 'SIGN', 'RESOLVE', 'CONFIRM'),
  NOT_ACCEPTED: () => new Life().takes('DECLINE'),
}
const paused = () => until.IN_PROGRESS().takes('REQUEST_INFORMATION')
const silent = () => {
  const life = until.RESOLVED().at('2026-06-10', '17:01')
  life.clock('CLOSE_SILENT')
  return life
}
const withdrawn = () => until.IN_PROGRESS().takes('WITHDRAW')

/** Every stage, and the situations inside a stage that decide otherwise: what may be done there, in full. */
const ALLOWED: readonly (readonly [string, () => Life, readonly Action[]])[] = [
  ['SUBMITTED', until.SUBMITTED, ['ACCEPT', 'DECLINE', 'DISPATCH', 'WITHDRAW']],
  ['ACCEPTED', until.ACCEPTED, ['DISPATCH', 'WITHDRAW']],
  ['DISPATCHED', until.DISPATCHED, ['DISPATCH', 'REGRADE', 'SIGN', 'URGE', 'WITHDRAW']],
  ['IN_PROGRESS', until.IN_PROGRESS, ['REGRADE', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'URGE', 'WITHDRAW']],
  ['IN_PROGRESS, waiting for information', paused, ['ADD_PROGRESS', 'SUPPLEMENT', 'WITHDRAW']],
  [
    'IN_PROGRESS, information supplied',
    () => paused().takes('SUPPLEMENT'),
    ['REGRADE', 'ADD_PROGRESS', 'RESOLVE', 'URGE', 'WITHDRAW'],
  ],
  ['RESOLVED', until.RESOLVED, ['CONFIRM', 'DISPUTE']],
  ['CLOSED, confirmed', until.CLOSED, ['RATE']],
  ['CLOSED by silence', silent, ['DISPUTE', 'RATE']],
  ['CLOSED, withdrawn', withdrawn, []],
  ['NOT_ACCEPTED', until.NOT_ACCEPTED, []],
  ['DISPATCHED, second round', () => until.RESOLVED().takes('DISPUTE'), ['REGRADE', 'SIGN', 'URGE', 'WITHDRAW']],
]

describe('the table of stages and actions', () => {
  it.each(ALLOWED)('%s', (_, life, allowed) => {
    const { state, here } = life()
    expect(actionsIn(state, here)).toEqual(allowed)
    for (const action of ACTIONS) {
      const decision = decide(state, COMMANDS[action], here)
      expect('events' in decision, action).toBe(allowed.includes(action))
    }
  })

  it('decides every stage', () => {
    expect(new Set(ALLOWED.map(([, life]) => life().state.stage))).toEqual(new Set(STAGES))
    for (const stage of STAGES) expect(until[stage]().state.stage).toBe(stage)
  })

  it('lets every action be taken from somewhere, and from each stage it names', () => {
    for (const action of ACTIONS) {
      const from = ALLOWED.filter(([, , allowed]) => allowed.includes(action)).map(([, life]) => life().state.stage)
      expect(new Set(from), action).toEqual(new Set(TRANSITIONS[action].from))
    }
  })

  it.each(ALLOWED.flatMap(([where, life, allowed]) => allowed.map((action) => [action, where, life] as const)))(
    '%s from %s leads where the table says and leaves its event',
    (action, _, life) => {
      const one = life()
      const before = one.log.length
      const stage = one.state.stage
      one.takes(action)
      expect(one.state.stage).toBe(TRANSITIONS[action].to ?? stage)
      expect(one.types.slice(before)).toContain(EVENT_OF[action])
      expect(one.state.version).toBe(one.log.length)
    },
  )

  it('says why not: somebody else’s turn, a wait, nothing asked, asked before', () => {
    expect(until.CLOSED().tries('CONFIRM')).toBe('NOT_YOUR_TURN')
    expect(paused().tries('RESOLVE')).toBe('AWAITING_INFORMATION')
    expect(until.IN_PROGRESS().tries('SUPPLEMENT')).toBe('NOTHING_ASKED')
    expect(paused().takes('SUPPLEMENT').tries('REQUEST_INFORMATION')).toBe('NEED_INFO_USED')
  })
})

describe('dispatch', () => {
  it('accepts, grades and dispatches in one step', () => {
    const { types, state } = until.DISPATCHED()
    expect(types).toEqual(['FILED', 'ACCEPTED', 'GRADED', 'DISPATCHED'])
    expect(state).toMatchObject({ leadUnitId: 'housing', level: 1, round: 1, tier: 'COMPLEX', workingDays: 5 })
    expect(shown(state.dueAt)).toBe('2026-06-08 17:00')
    expect(shown(state.signDueAt)).toBe('2026-06-01 14:30')
  })

  it('counts from acceptance when that came earlier', () => {
    const { state, types } = until.ACCEPTED().at('2026-06-03', '10:00').takes('DISPATCH')
    expect(types).toEqual(['FILED', 'ACCEPTED', 'GRADED', 'DISPATCHED'])
    expect(shown(state.dueAt)).toBe('2026-06-08 17:00')
    expect(shown(state.signDueAt)).toBe('2026-06-03 15:30')
  })

  it('to another unit before signing keeps the clock and the round', () => {
    const life = until.DISPATCHED().at('2026-06-02', '10:00')
    life.takes({ ...COMMANDS.DISPATCH, leadUnitId: 'culture' })
    expect(life.state).toMatchObject({ leadUnitId: 'culture', round: 1, level: 1, stage: 'DISPATCHED' })
    expect(shown(life.state.dueAt)).toBe('2026-06-08 17:00')
    expect(shown(life.state.signDueAt)).toBe('2026-06-02 15:30')
  })

  it('counts by the limits of the profile', () => {
    for (const [profile, days] of [
      ['QT-135', [1, 5, 5]],
      ['QT-135-by-name', [1, 3, 5]],
      ['ZJ-policy', [1, 3, 5]],
    ] as const) {
      const found = TIERS.map((tier) => {
        const life = new Life()
        life.profile = profile
        return life.takes({ ...COMMANDS.DISPATCH, tier }).state.workingDays
      })
      expect(found, profile).toEqual(days)
    }
    expect(Object.keys(PROFILES)).toHaveLength(3)
  })

  it('fails on a profile that does not exist', () => {
    const life = new Life()
    life.profile = 'QT-246'
    expect(() => life.takes('DISPATCH')).toThrow('QT-246')
  })
})

describe('urgency', () => {
  it('shortens signing and nothing else', () => {
    const states = URGENCIES.map((urgency) => new Life().takes({ ...COMMANDS.DISPATCH, urgency }).state)
    expect(states.map((state) => shown(state.signDueAt))).toEqual([
      '2026-06-01 14:30',
      '2026-06-01 14:30',
      '2026-06-01 10:00',
    ])
    const without = states.map(({ signDueAt: _, urgency: __, ...rest }) => rest)
    expect(without[1]).toEqual(without[0])
    expect(without[2]).toEqual(without[0])
  })
})

describe('regrading', () => {
  it('moves the due date earlier or later from the same day of acceptance', () => {
    const life = until.IN_PROGRESS().at('2026-06-02', '09:30').takes('REGRADE')
    expect(shown(life.state.dueAt)).toBe('2026-06-02 17:00')
    expect(life.state).toMatchObject({ tier: 'SIMPLE', urgency: 'URGENT', cause: 'OTHER', workingDays: 1 })
    life.takes({ ...COMMANDS.REGRADE, tier: 'MAJOR' })
    expect(shown(life.state.dueAt)).toBe('2026-06-08 17:00')
  })

  it('keeps the time a pause has given', () => {
    const life = paused().at('2026-06-02', '09:00')
    life.at('2026-06-03', '09:00').takes('SUPPLEMENT', { ...COMMANDS.REGRADE, tier: 'SIMPLE' })
    expect(shown(life.state.dueAt)).toBe('2026-06-03 17:00')
  })

  it('is the only command that moves a due date earlier', () => {
    for (const [, life] of ALLOWED) {
      for (const action of actionsIn(life().state, life().here)) {
        const one = life().at('2026-06-11', '10:00')
        const { dueAt: before, round } = one.state
        if (one.tries(action) !== null || before === null || one.state.round > round) continue
        if (action === 'REGRADE' || action === 'DISPATCH') continue
        expect(one.state.dueAt ?? 0, action).toBeGreaterThanOrEqual(before)
      }
    }
  })

  it('beyond now ends being overdue, and the trigger stays the only one of the round', () => {
    const life = new Life().takes({ ...COMMANDS.DISPATCH, tier: 'SIMPLE' }, 'SIGN').at('2026-06-02', '17:01')
    expect(life.clock('MARK_OVERDUE')).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    life.takes({ ...COMMANDS.REGRADE, tier: 'MAJOR' })
    expect(life.state.overdueAt).toBeNull()
    expect(life.at('2026-06-08', '17:01').clock('MARK_OVERDUE')).toEqual(['OVERDUE'])
    expect(life.state.triggers).toEqual([{ kind: 'OVERDUE', round: 1 }])
  })

  it('to 特急 leaves one working hour to sign, to another urgency the hours from dispatch', () => {
    const regraded = (urgency: (typeof URGENCIES)[number]) => ({ ...COMMANDS.REGRADE, urgency }) as Command
    const life = until.DISPATCHED().at('2026-06-01', '10:00')
    expect(shown(life.state.signDueAt)).toBe('2026-06-01 14:30')
    expect(shown(life.takes(regraded('URGENT')).state.signDueAt)).toBe('2026-06-01 14:30')
    expect(shown(life.takes(regraded('CRITICAL')).state.signDueAt)).toBe('2026-06-01 11:00')
    expect(shown(life.at('2026-06-01', '10:30').takes(regraded('CRITICAL')).state.signDueAt)).toBe('2026-06-01 11:00')
    expect(shown(life.takes(regraded('NORMAL')).state.signDueAt)).toBe('2026-06-01 14:30')
    expect(shown(life.at('2026-06-01', '14:00').takes(regraded('CRITICAL')).state.signDueAt)).toBe('2026-06-01 14:30')
  })

  it('after signing leaves the limit of signing alone', () => {
    const life = until.IN_PROGRESS()
    const before = life.state.signDueAt
    life.takes({ ...COMMANDS.REGRADE, urgency: 'CRITICAL' } as Command)
    expect(life.state.signDueAt).toBe(before)
    expect(life.log.at(-1)).toMatchObject({ type: 'GRADED', signDueAt: null })
  })

  it('stored by an earlier version keeps the limit of signing', () => {
    const life = until.DISPATCHED()
    const { signDueAt: _, ...stored } = life.takes('REGRADE').log.at(-1) as Extract<RequestEvent, { type: 'GRADED' }>
    const log = [...life.log.slice(0, -1), stored as RequestEvent]
    expect(replay(log).signDueAt).toBe(until.DISPATCHED().state.signDueAt)
  })

  it('to a limit that has passed leaves it overdue', () => {
    const life = until.IN_PROGRESS().at('2026-06-08', '17:01')
    life.clock('MARK_OVERDUE')
    life.takes('REGRADE')
    expect(life.state.overdueAt).toBe(at('2026-06-08', '17:01'))
    expect(life.clock('REMIND')).toEqual([])
  })
})

describe('a dispute', () => {
  it('opens the next round with the same unit at level 2 and a new clock from that instant', () => {
    const life = until.RESOLVED().at('2026-06-03', '15:00')
    const before = life.log.length
    life.takes('DISPUTE')
    expect(life.types.slice(before)).toEqual(['DISPUTED', 'DISPATCHED', 'DISCIPLINE_TRIGGERED'])
    expect(life.state).toMatchObject({
      stage: 'DISPATCHED',
      round: 2,
      level: 2,
      leadUnitId: 'housing',
      clockStartedAt: at('2026-06-03', '15:00'),
      pauses: [],
      resolvedAt: null,
      signedAt: null,
      handlerId: null,
      answerId: 'answer',
    })
    expect(shown(life.state.dueAt)).toBe('2026-06-10 17:00')
    expect(shown(life.state.signDueAt)).toBe('2026-06-04 11:00')
    expect(life.state.triggers).toEqual([{ kind: 'REDISPATCHED', round: 2 }])
  })

  it('gives the new round its own request for information, reminder and overdue', () => {
    const life = paused().takes('SUPPLEMENT').at('2026-06-08', '17:01')
    life.clock('MARK_OVERDUE')
    life.takes('RESOLVE', 'DISPUTE', 'SIGN', 'REQUEST_INFORMATION', 'SUPPLEMENT')
    expect(life.state).toMatchObject({ remindedAt: null, overdueAt: null })
    expect(life.at('2026-06-30', '09:00').clock('MARK_OVERDUE')).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    expect(life.state.triggers).toEqual([
      { kind: 'OVERDUE', round: 1 },
      { kind: 'REDISPATCHED', round: 2 },
      { kind: 'OVERDUE', round: 2 },
    ])
  })

  it(`ends after round ${MAX_ROUNDS}`, () => {
    const life = until.RESOLVED()
    for (let round = 2; round <= MAX_ROUNDS; round += 1) life.takes('DISPUTE', 'SIGN', 'RESOLVE')
    expect(life.state.round).toBe(MAX_ROUNDS)
    expect(life.tries('DISPUTE')).toBe('TOO_MANY_ROUNDS')
  })

  it('of a confirmed or withdrawn request is refused', () => {
    expect(until.CLOSED().tries('DISPUTE')).toBe('NOT_YOUR_TURN')
    expect(withdrawn().tries('DISPUTE')).toBe('NOT_YOUR_TURN')
  })
})

describe('a rating', () => {
  it('is given once a round', () => {
    const life = silent().takes('RATE')
    expect(life.tries('RATE')).toBe('ALREADY_RATED')
    life.takes('DISPUTE', 'SIGN', 'RESOLVE', 'CONFIRM', 'RATE')
    expect(life.state.ratedRounds).toEqual([1, 2])
    expect(life.tries('RATE')).toBe('ALREADY_RATED')
  })

  it('that is bad triggers discipline once, without naming who gave it', () => {
    const life = until.CLOSED().takes({ action: 'RATE', bad: true })
    expect(life.state.triggers).toEqual([{ kind: 'DISSATISFIED', round: 1 }])
    expect(life.log.at(-1)).toMatchObject({ type: 'DISCIPLINE_TRIGGERED', actorId: null, actorUnitId: null })
    expect(until.CLOSED().takes('RATE').state.triggers).toEqual([])
  })

  it('can be given to the end of the 30th day after closing', () => {
    expect(until.CLOSED().at('2026-07-01', '23:59').tries('RATE')).toBeNull()
    expect(until.CLOSED().at('2026-07-02', '00:00').tries('RATE')).toBe('RATING_CLOSED')
  })

  it('is never asked of a withdrawn request', () => {
    expect(withdrawn().tries('RATE')).toBe('NOT_YOUR_TURN')
  })
})

describe('silence', () => {
  it('closes after 7 working days and records no rating', () => {
    const life = until.RESOLVED()
    expect(shown(silentCloseAt(life.state, SHIPPED_CALENDAR))).toBe('2026-06-10 17:00')
    expect(life.at('2026-06-10', '17:00').clock('CLOSE_SILENT')).toEqual([])
    life.now += 1
    expect(life.clock('CLOSE_SILENT')).toEqual(['CLOSED'])
    expect(life.state).toMatchObject({ stage: 'CLOSED', closedHow: 'UNCONFIRMED', ratedRounds: [], triggers: [] })
    expect(life.types).not.toContain('RATED')
    expect(life.clock('CLOSE_SILENT')).toEqual([])
  })

  it('leaves 30 more days to dispute, the last one whole', () => {
    expect(disputableUntil(silent().state)).toBe(addDays('2026-06-10', 30))
    expect(silent().at('2026-07-10', '23:59').tries('DISPUTE')).toBeNull()
    expect(silent().at('2026-07-11', '00:00').tries('DISPUTE')).toBe('DISPUTE_CLOSED')
  })

  it('closes nothing but an answered request', () => {
    for (const life of [until.IN_PROGRESS(), until.CLOSED(), paused()]) {
      expect(life.at('2026-12-01', '10:00').clock('CLOSE_SILENT')).toEqual([])
    }
  })
})

describe('reminder and overdue', () => {
  it('reminds once, when half of the working time has passed and not before', () => {
    const life = until.IN_PROGRESS()
    // 1 June 09:00 to 8 June 17:00 is six days of office hours; half are over at the end of the third.
    expect(life.at('2026-06-03', '16:59').clock('REMIND')).toEqual([])
    expect(life.at('2026-06-03', '17:00').clock('REMIND')).toEqual(['REMINDED'])
    expect(life.at('2026-06-04', '10:00').clock('REMIND')).toEqual([])
  })

  it('does not remind of half a limit when all of it has passed', () => {
    expect(until.IN_PROGRESS().at('2026-06-08', '17:00').clock('REMIND')).toEqual(['REMINDED'])
    expect(until.IN_PROGRESS().at('2026-06-08', '17:01').clock('REMIND')).toEqual([])
  })

  it('marks overdue once, after the due instant and not on it', () => {
    const life = until.IN_PROGRESS()
    expect(life.at('2026-06-08', '17:00').clock('MARK_OVERDUE')).toEqual([])
    life.now += 1
    expect(life.clock('MARK_OVERDUE')).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    expect(life.at('2026-06-20', '17:00').clock('MARK_OVERDUE')).toEqual([])
    expect(life.clock('REMIND')).toEqual([])
  })

  it('leaves alone what is not dispatched, answered or ended', () => {
    for (const stage of ['SUBMITTED', 'ACCEPTED', 'RESOLVED', 'CLOSED', 'NOT_ACCEPTED'] as const) {
      const life = until[stage]().at('2026-06-30', '10:00')
      expect([...life.clock('REMIND'), ...life.clock('MARK_OVERDUE')], stage).toEqual([])
    }
  })

  it('finds an answer after the limit overdue although nothing had marked it', () => {
    const life = until.IN_PROGRESS().at('2026-06-08', '17:01').takes('RESOLVE')
    expect(life.types.slice(-3)).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED', 'RESOLVED'])
    expect(life.log.slice(-3).map((event) => event.actorId)).toEqual([null, null, 'someone'])
    expect(until.IN_PROGRESS().at('2026-06-08', '17:00').takes('RESOLVE').types).not.toContain('OVERDUE')
  })
})

describe('a pause', () => {
  it('stops the clock and gives back what was left', () => {
    const life = paused()
    life.at('2026-06-10', '10:00')
    expect(life.clock('MARK_OVERDUE')).toEqual([])
    expect(life.clock('REMIND')).toEqual([])
    life.takes('SUPPLEMENT')
    // Six whole days from 2 June and an hour of the seventh.
    expect(shown(life.state.dueAt)).toBe('2026-06-17 10:00')
    expect(isPaused(life.state)).toBe(false)
  })

  it('can be asked for once a round', () => {
    expect(paused().tries('REQUEST_INFORMATION')).toBe('AWAITING_INFORMATION')
  })

  it('ends by itself at the cap of ten working days', () => {
    const life = paused()
    const endsAt = clockOf(life.state, SHIPPED_CALENDAR)?.pauseEndsAt ?? 0
    expect(shown(endsAt)).toBe('2026-06-15 17:00')
    life.now = endsAt - 1
    expect(life.clock('END_PAUSE')).toEqual([])
    life.now = endsAt
    expect(life.clock('END_PAUSE')).toEqual(['PAUSE_ENDED'])
    expect(shown(life.state.dueAt)).toBe('2026-06-23 17:00')
    expect(life.clock('END_PAUSE')).toEqual([])
    expect(life.tries('SUPPLEMENT')).toBe('NOTHING_ASKED')
    expect(life.takes('RESOLVE').state.stage).toBe('RESOLVED')
  })

  it('counts to the cap and no further when its end is noticed late', () => {
    const [inTime, late] = [paused(), paused()]
    inTime.at('2026-06-15', '17:00').clock('END_PAUSE')
    late.at('2026-06-22', '11:23').clock('END_PAUSE')
    expect(late.state.dueAt).toBe(inTime.state.dueAt)
    expect(clockOf(late.state, SHIPPED_CALENDAR)?.dueAt).toBe(late.state.dueAt)
  })

  it('that begins after the limit neither hides that it passed nor lasts for ever', () => {
    const life = until.IN_PROGRESS().at('2026-06-09', '09:00').takes('REQUEST_INFORMATION')
    expect(life.types.slice(-3)).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED', 'INFORMATION_REQUESTED'])
    expect(shown(life.state.dueAt)).toBe('2026-06-08 17:00')
    expect(life.at('2026-06-24', '17:00').clock('END_PAUSE')).toEqual(['PAUSE_ENDED'])
    expect(shown(life.state.dueAt)).toBe('2026-06-08 17:00')
    expect(life.tries('RESOLVE')).toBeNull()
  })

  it('ends with a withdrawal', () => {
    const life = paused().takes('WITHDRAW')
    expect(isPaused(life.state)).toBe(false)
    expect(life.at('2026-07-30', '10:00').clock('END_PAUSE')).toEqual([])
  })
})

describe('a correction of the calendar', () => {
  const closed = createCalendar([
    ...SHIPPED_DAYS,
    { date: '2026-06-04', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' },
  ])
  const worked = createCalendar([
    ...SHIPPED_DAYS,
    { date: '2026-06-06', kind: 'WORKDAY', name: '调休', source: 'OVERRIDE' },
  ])

  it.each([
    ['later', closed, '2026-06-09 17:00'],
    ['earlier', worked, '2026-06-06 17:00'],
  ])('moves a running due date %s by an event', (_, calendar, expected) => {
    const life = until.IN_PROGRESS().at('2026-06-02', '10:00')
    expect(life.clock('CORRECT_CALENDAR')).toEqual([])
    life.calendar = calendar
    expect(life.clock('CORRECT_CALENDAR')).toEqual(['CALENDAR_CORRECTED'])
    expect(shown(life.state.dueAt)).toBe(expected)
    expect(life.clock('CORRECT_CALENDAR')).toEqual([])
  })

  it('moves the limit of whichever step is waited for: intake, dispatch, signing', () => {
    const monday = { date: '2026-06-01', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' } as const
    const tuesday = { ...monday, date: '2026-06-02' }
    for (const [stage, limit, usual, moved] of [
      ['SUBMITTED', 'intakeDueAt', '2026-06-02 17:00', '2026-06-03 17:00'],
      ['ACCEPTED', 'dispatchDueAt', '2026-06-02 17:00', '2026-06-03 17:00'],
      ['DISPATCHED', 'signDueAt', '2026-06-01 14:30', '2026-06-03 14:30'],
    ] as const) {
      const life = until[stage]()
      expect(shown(life.state[limit])).toBe(usual)
      life.calendar = createCalendar([...SHIPPED_DAYS, monday, tuesday])
      expect(life.clock('CORRECT_CALENDAR'), stage).toEqual(['CALENDAR_CORRECTED'])
      expect(shown(life.state[limit]), stage).toBe(moved)
      expect(life.clock('CORRECT_CALENDAR'), stage).toEqual([])
      life.calendar = SHIPPED_CALENDAR
      expect(life.clock('CORRECT_CALENDAR'), stage).toEqual(['CALENDAR_CORRECTED'])
      expect(shown(life.state[limit]), stage).toBe(usual)
    }
  })

  it('while a pause lasts moves it too, so that supplying information never moves it earlier', () => {
    const life = paused().at('2026-06-01', '11:00')
    life.calendar = worked
    expect(life.clock('CORRECT_CALENDAR')).toEqual(['CALENDAR_CORRECTED'])
    expect(shown(life.state.dueAt)).toBe('2026-06-06 17:00')
  })

  it('that nobody has run yet is noted before a command relies on it', () => {
    const life = paused().at('2026-06-01', '11:00')
    life.calendar = worked
    const before = life.log.length
    life.takes('SUPPLEMENT')
    expect(life.types.slice(before)).toEqual(['CALENDAR_CORRECTED', 'INFORMATION_SUPPLIED'])
    const late = until.IN_PROGRESS().at('2026-06-09', '10:00')
    late.calendar = closed
    expect(late.takes('RESOLVE').types.slice(-2)).toEqual(['CALENDAR_CORRECTED', 'RESOLVED'])
  })

  it('tells that a date beyond the known years is provisional, and that it no longer is', () => {
    const life = new Life().at('2026-12-30', '10:00').takes('DISPATCH')
    expect(life.state.provisional).toBe(true)
    life.calendar = createCalendar([
      ...SHIPPED_DAYS,
      { date: '2027-10-01', kind: 'HOLIDAY', name: '国庆', source: 'NOTICE' },
    ])
    expect(life.clock('CORRECT_CALENDAR')).toEqual(['CALENDAR_CORRECTED'])
    expect(life.state.provisional).toBe(false)
  })

  it('leaves answered and ended requests alone', () => {
    for (const life of [until.RESOLVED(), until.CLOSED(), until.NOT_ACCEPTED()]) {
      life.calendar = closed
      expect(life.clock('CORRECT_CALENDAR')).toEqual([])
    }
  })
})

describe('folding', () => {
  it('needs a history that begins somewhere', () => {
    expect(() => replay([])).toThrow('FILED')
    expect(() => apply(null, [], { at: FILED_AT, actorId: null, actorUnitId: null })).toThrow()
  })

  it('keeps intake apart from the answer', () => {
    const { state } = new Life()
    expect(shown(state.intakeDueAt)).toBe('2026-06-02 17:00')
    expect(state).toMatchObject({ dueAt: null, submittedAt: FILED_AT, descriptionId: 'description' })
    expect(clockOf(state, SHIPPED_CALENDAR)).toBeNull()
    expect(dueAt(SHIPPED_CALENDAR, FILED_AT, 1).dueAt).toBe(state.intakeDueAt)
  })

  it('remembers who signed and what the answer was', () => {
    expect(until.RESOLVED().state).toMatchObject({ handlerId: 'someone', answerId: 'answer', resolution: 'SOLVED' })
    expect(until.NOT_ACCEPTED().state).toMatchObject({ answerId: 'reasons', closedAt: FILED_AT })
  })
})

describe('urging', () => {
  it('is taken once a day, again the next day, and starts anew with a round', () => {
    const life = until.IN_PROGRESS()
    expect(life.tries('URGE')).toBeNull()
    expect(life.tries('URGE')).toBe('URGE_TOO_SOON')
    life.now += DAY_MS
    expect(life.tries('URGE')).toBeNull()
    life.takes('RESOLVE')
    expect(life.tries('URGE')).toBe('NOT_YOUR_TURN')
    life.takes('DISPUTE')
    expect(life.tries('URGE')).toBeNull()
  })

  it('moves no limit and no stage', () => {
    const before = until.IN_PROGRESS().state
    const after = until.IN_PROGRESS().takes('URGE').state
    expect({ ...after, version: 0, urgedAt: null }).toEqual({ ...before, version: 0, urgedAt: null })
  })
})

const DAY_MS = 86_400_000
