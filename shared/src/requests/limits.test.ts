import { describe, expect, it } from 'vitest'
import { createCalendar, SHIPPED_CALENDAR, SHIPPED_DAYS } from '../time/calendar.ts'
import { WHOLE_2027 } from '../time/whole-year.fixture.ts'
import { at, GRADING, given, Play, paused, shown, unitId } from './play.fixture.ts'

describe('reminder and overdue', () => {
  it('reminds once, when half of the working time has passed and not before', () => {
    const play = given.IN_PROGRESS()
    // 1 June 09:00 to 8 June 17:00 is six days of office hours; half are over at the end of the third.
    expect(play.at('2026-06-03 16:59').passes()).toEqual([])
    expect(play.at('2026-06-03 17:00').passes()).toEqual(['REMINDED'])
    expect(play.at('2026-06-04 10:00').passes()).toEqual([])
  })

  it('does not remind of half a limit when all of it has passed', () => {
    expect(given.IN_PROGRESS().at('2026-06-08 17:00').passes()).toEqual(['REMINDED'])
    expect(given.IN_PROGRESS().at('2026-06-08 17:01').passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
  })

  it('marks overdue once, after the due instant and not on it', () => {
    const play = given.IN_PROGRESS()
    expect(play.at('2026-06-08 17:00').passes()).not.toContain('OVERDUE')
    play.now += 1
    expect(play.passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    expect(play.at('2026-06-20 17:00').passes()).toEqual([])
  })

  it('leaves alone what is not dispatched, answered or ended', () => {
    for (const stage of ['SUBMITTED', 'ACCEPTED', 'CLOSED', 'NOT_ACCEPTED'] as const) {
      expect(given[stage]().at('2026-06-30 10:00').passes(), stage).toEqual([])
    }
    expect(given.RESOLVED().at('2026-06-30 10:00').passes()).toEqual(['CLOSED'])
  })

  it('finds an answer after the limit overdue although nothing had marked it', () => {
    const play = given.IN_PROGRESS().at('2026-06-08 17:01').takes('RESOLVE')
    expect(play.types.slice(-3)).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED', 'RESOLVED'])
    expect(play.log.slice(-3).map((event) => event.actorId)).toEqual([null, null, 'someone'])
    expect(given.IN_PROGRESS().at('2026-06-08 17:00').takes('RESOLVE').types).not.toContain('OVERDUE')
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
    const play = given.IN_PROGRESS().at('2026-06-02 10:00')
    expect(play.passes()).toEqual([])
    play.calendar = calendar
    expect(play.passes()).toEqual(['CALENDAR_CORRECTED'])
    expect(play.log.at(-1)?.actorId).toBeNull()
    expect(shown(play.state.dueAt)).toBe(expected)
    expect(play.passes()).toEqual([])
  })

  it('moves the limit of whichever step is waited for: intake, dispatch, signing', () => {
    const monday = { date: '2026-06-01', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' } as const
    const tuesday = { ...monday, date: '2026-06-02' }
    for (const [stage, limit, usual, moved] of [
      ['SUBMITTED', 'intakeDueAt', '2026-06-02 17:00', '2026-06-03 17:00'],
      ['ACCEPTED', 'dispatchDueAt', '2026-06-02 17:00', '2026-06-03 17:00'],
      ['DISPATCHED', 'signDueAt', '2026-06-01 14:30', '2026-06-03 14:30'],
    ] as const) {
      const play = given[stage]()
      expect(shown(play.state[limit])).toBe(usual)
      play.calendar = createCalendar([...SHIPPED_DAYS, monday, tuesday])
      expect(play.passes(), stage).toEqual(['CALENDAR_CORRECTED'])
      expect(shown(play.state[limit]), stage).toBe(moved)
      expect(play.passes(), stage).toEqual([])
      play.calendar = SHIPPED_CALENDAR
      expect(play.passes(), stage).toEqual(['CALENDAR_CORRECTED'])
      expect(shown(play.state[limit]), stage).toBe(usual)
    }
  })

  it('while a pause lasts moves it too, so that supplying information never moves it earlier', () => {
    const play = paused().at('2026-06-01 11:00')
    play.calendar = worked
    expect(play.passes()).toEqual(['CALENDAR_CORRECTED'])
    expect(shown(play.state.dueAt)).toBe('2026-06-06 17:00')
  })

  it('that nobody has run yet is noted before an action relies on it', () => {
    const play = paused().at('2026-06-01 11:00')
    play.calendar = worked
    const before = play.log.length
    play.takes('SUPPLEMENT')
    expect(play.since(before)).toEqual(['CALENDAR_CORRECTED', 'INFORMATION_SUPPLIED'])
    // By the old calendar this answer would be late; by the new one half of the time has passed.
    const late = given.IN_PROGRESS().at('2026-06-09 10:00')
    late.calendar = closed
    expect(late.takes('RESOLVE').types.slice(-3)).toEqual(['CALENDAR_CORRECTED', 'REMINDED', 'RESOLVED'])
    expect(late.types).not.toContain('OVERDUE')
  })

  it('tells that a date beyond the known years is provisional, and that it no longer is', () => {
    const play = new Play().at('2026-12-30 10:00').takes('DISPATCH')
    expect(play.state.provisional).toBe(true)
    play.calendar = createCalendar([...SHIPPED_DAYS, ...WHOLE_2027])
    expect(play.passes()).toEqual(['CALENDAR_CORRECTED'])
    expect(play.state.provisional).toBe(false)
  })

  const friday = { date: '2026-06-05', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' } as const
  const monday = { ...friday, date: '2026-06-08' }
  /** Due on Monday 8 June, and on the Wednesday by what comes out too late. */
  const stopped = createCalendar([...SHIPPED_DAYS, friday, monday])
  const overdue = () => {
    const play = given.IN_PROGRESS().at('2026-06-08 17:01')
    expect(play.passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    play.calendar = stopped
    return play
  }

  it('withdraws what was told of a limit that had not passed, and both stay in the history', () => {
    const play = overdue()
    expect(play.passes()).toEqual(['CALENDAR_CORRECTED', 'OVERDUE_WITHDRAWN', 'DISCIPLINE_WITHDRAWN'])
    expect(play.state).toMatchObject({ overdueAt: null, triggers: [] })
    expect(play.types).toContain('DISCIPLINE_TRIGGERED')
    expect(play.log.slice(-3).map((event) => event.actorId)).toEqual([null, null, null])
    expect(play.passes()).toEqual([])
    // What passes after all is told again.
    expect(play.at('2026-06-10 17:01').passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    expect(play.state.triggers).toEqual([{ kind: 'OVERDUE', round: 1 }])
  })

  it('leaves standing what has passed by the new days too', () => {
    const play = overdue().at('2026-06-10 17:01')
    expect(play.passes()).toEqual(['CALENDAR_CORRECTED'])
    expect(play.state.triggers).toEqual([{ kind: 'OVERDUE', round: 1 }])
    expect(play.state.overdueAt).not.toBeNull()
  })

  it('withdraws it for an answer, or an end, that was in time by the new days', () => {
    for (const [end, hour, untrue] of [
      ['RESOLVE', '2026-06-10 10:00', true],
      ['RESOLVE', '2026-06-10 17:00', true],
      ['RESOLVE', '2026-06-10 17:01', false],
      ['WITHDRAW', '2026-06-10 10:00', true],
    ] as const) {
      const play = given.IN_PROGRESS().at('2026-06-08 17:01')
      play.passes()
      play.at(hour).takes(end)
      play.calendar = stopped
      const expected = untrue ? ['CALENDAR_CORRECTED', 'OVERDUE_WITHDRAWN', 'DISCIPLINE_WITHDRAWN'] : []
      expect(play.at('2026-06-12 10:00').passes(), `${end} ${hour}`).toEqual(expected)
      expect(play.state.triggers).toHaveLength(untrue ? 0 : 1)
      expect(play.passes()).toEqual([])
    }
  })

  it('makes nobody late at once: a limit that lay ahead leaves as long as signing takes', () => {
    const play = given.IN_PROGRESS().at('2026-06-09 10:00')
    play.calendar = stopped
    play.passes()
    expect(shown(play.state.dueAt)).toBe('2026-06-10 17:00')
    play.calendar = SHIPPED_CALENDAR
    expect(play.passes()).toContain('CALENDAR_CORRECTED')
    expect(shown(play.state.dueAt)).toBe('2026-06-09 15:30')
    expect(play.types).not.toContain('OVERDUE')
    expect(play.at('2026-06-09 15:31').passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    // A limit that had passed stays where it was.
    const late = given.IN_PROGRESS()
    late.calendar = stopped
    late.at('2026-06-10 17:01').passes()
    late.calendar = SHIPPED_CALENDAR
    late.passes()
    expect(shown(late.state.dueAt)).toBe('2026-06-10 17:00')
    expect(late.passes()).toEqual([])
  })

  it('tells discipline nothing of a date that may still change, until the year is known', () => {
    const across = () => {
      const play = new Play(at('2026-12-31 09:30'))
      play.takesWith('DISPATCH', { grading: { ...GRADING, tier: 'SIMPLE' }, leadUnitId: unitId('housing'), text: null })
      expect(shown(play.takes('SIGN').state.dueAt)).toBe('2027-01-04 17:00')
      expect(play.at('2027-01-04 17:01').passes()).toEqual(['OVERDUE'])
      return play
    }
    const known = createCalendar([...SHIPPED_DAYS, ...WHOLE_2027])
    const late = across()
    late.calendar = known
    expect(late.passes()).toEqual(['CALENDAR_CORRECTED', 'DISCIPLINE_TRIGGERED'])
    const answered = across().takes('RESOLVE')
    answered.calendar = known
    expect(answered.passes()).toEqual(['CALENDAR_CORRECTED', 'DISCIPLINE_TRIGGERED'])
    const inTime = across()
    inTime.calendar = createCalendar([...SHIPPED_DAYS, ...WHOLE_2027, { ...monday, date: '2027-01-04' }])
    expect(inTime.passes()).toEqual(['CALENDAR_CORRECTED', 'OVERDUE_WITHDRAWN'])
    expect(inTime.state).toMatchObject({ overdueAt: null, triggers: [], provisional: false })
  })

  it('moves it while it waits for material, and nothing twice', () => {
    const play = paused().at('2026-06-02 10:00')
    for (const calendar of [stopped, SHIPPED_CALENDAR, stopped]) {
      play.calendar = calendar
      expect(play.passes()).toEqual(['CALENDAR_CORRECTED'])
      expect(play.passes()).toEqual([])
    }
    // Supplied on the day after: a working day more than without.
    play.takes('SUPPLEMENT')
    expect(shown(play.state.dueAt)).toBe('2026-06-11 10:00')
  })

  it('by a clock that goes back changes nothing that was told', () => {
    const play = given.IN_PROGRESS().at('2026-06-08 17:01')
    play.passes()
    const { state } = play
    expect(play.at('2026-06-08 16:00').passes()).toEqual([])
    expect(play.state).toEqual(state)
  })

  it('leaves answered and ended requests alone', () => {
    for (const play of [given.RESOLVED(), given.CLOSED(), given.NOT_ACCEPTED()]) {
      play.calendar = closed
      expect(play.passes()).toEqual([])
    }
  })
})
