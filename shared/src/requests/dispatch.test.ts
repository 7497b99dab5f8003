import { describe, expect, it } from 'vitest'
import { eventOf, passTime, replay } from '../life/life.ts'
import { SHIPPED_CALENDAR } from '../time/calendar.ts'
import { PROFILES, TIERS, type Tier, URGENCIES, type Urgency } from '../time/deadline.ts'
import { ALLOWED, at, GRADING, given, Play, paused, REGRADING, shown, unitId } from './play.fixture.ts'
import { type RequestEvent, request } from './request.life.ts'

const lastLine = ({ log }: Play) => {
  const last = log.at(-1) as RequestEvent
  return eventOf(request, last.type).line(last)
}
const HOUSING = { leadUnitId: unitId('housing'), text: null }

describe('dispatch', () => {
  it('accepts, grades and dispatches in one step', () => {
    const { types, state } = given.DISPATCHED()
    expect(types).toEqual(['FILED', 'ACCEPTED', 'GRADED', 'DISPATCHED'])
    expect(state).toMatchObject({ leadUnitId: 'housing', level: 1, round: 1, tier: 'COMPLEX', workingDays: 5 })
    expect(shown(state.dueAt)).toBe('2026-06-08 17:00')
    expect(shown(state.signDueAt)).toBe('2026-06-01 14:30')
  })

  it('counts from acceptance when that came earlier', () => {
    const { state, types } = given.ACCEPTED().at('2026-06-03 10:00').takes('DISPATCH')
    expect(types).toEqual(['FILED', 'ACCEPTED', 'GRADED', 'DISPATCHED'])
    // The desk had until Tuesday 17:00: its hour too many is not the unit's.
    expect(shown(state.dueAt)).toBe('2026-06-09 10:00')
    expect(shown(state.signDueAt)).toBe('2026-06-03 15:30')
  })

  it('to another unit before signing keeps the clock and the round', () => {
    const play = given.DISPATCHED().at('2026-06-02 10:00')
    play.takesWith('DISPATCH', { grading: GRADING, leadUnitId: unitId('culture'), text: null })
    expect(play.state).toMatchObject({ leadUnitId: 'culture', round: 1, level: 1, stage: 'DISPATCHED' })
    expect(shown(play.state.dueAt)).toBe('2026-06-08 17:00')
    expect(shown(play.state.signDueAt)).toBe('2026-06-02 15:30')
  })

  it('is over once the unit that answered answers again', () => {
    expect(given.RESOLVED().takes('DISPUTE').tries('DISPATCH')).toBe('NOT_YOUR_TURN')
  })

  it('counts by the limits of the profile', () => {
    for (const [profile, days] of [
      ['QT-135', [1, 5, 5]],
      ['QT-135-by-name', [1, 3, 5]],
      ['ZJ-policy', [1, 3, 5]],
    ] as const) {
      const found = TIERS.map((tier) => {
        const play = new Play()
        play.profile = profile
        return play.takesWith('DISPATCH', { grading: { ...GRADING, tier }, ...HOUSING }).state.workingDays
      })
      expect(found, profile).toEqual(days)
    }
    expect(Object.keys(PROFILES)).toHaveLength(3)
  })

  it('fails on a profile that does not exist', () => {
    const play = new Play()
    play.profile = 'QT-246'
    expect(() => play.takes('DISPATCH')).toThrow('QT-246')
  })
})

describe('the desk and the unit', () => {
  const handOn = (when: string, tier: Tier, unit = 'housing') => {
    const play = given.ACCEPTED().at(when)
    return play.takesWith('DISPATCH', { grading: { ...GRADING, tier }, leadUnitId: unitId(unit), text: null })
  }
  const limits = ({ state }: Play) => [shown(state.signDueAt), shown(state.dueAt), state.deskLost]

  it('in time, signing ends with the answer at the latest, and the answer is due as it was', () => {
    expect(limits(handOn('2026-06-02 16:00', 'SIMPLE'))).toEqual(['2026-06-02 17:00', '2026-06-02 17:00', 0])
    expect(limits(handOn('2026-06-02 17:00', 'COMPLEX'))).toEqual(['2026-06-03 14:30', '2026-06-08 17:00', 0])
  })

  it.each<[string, Tier, string, string, number]>([
    // One minute, and the hours that signing takes.
    ['2026-06-03 09:01', 'SIMPLE', '2026-06-03 14:31', '2026-06-03 14:31', 1],
    ['2026-06-03 09:01', 'COMPLEX', '2026-06-03 14:31', '2026-06-09 09:01', 1],
    // Before opening and after closing nothing is lost.
    ['2026-06-03 08:59', 'COMPLEX', '2026-06-03 14:30', '2026-06-08 17:00', 0],
    ['2026-06-02 23:59', 'COMPLEX', '2026-06-03 14:30', '2026-06-08 17:00', 0],
    ['2026-06-06 10:00', 'MAJOR', '2026-06-08 14:30', '2026-06-11 17:00', 3 * 390],
  ])("what the desk loses is not the unit's: %s, %s", (when, tier, sign, due, lost) => {
    expect(limits(handOn(when, tier))).toEqual([sign, due, lost])
  })

  it('is told why: in the history, in the notice, and the unit is not late for it', () => {
    const play = handOn('2026-06-03 10:00', 'COMPLEX')
    expect(lastLine(play)).toBe('派单（专窗晚于期限，答复期限顺延）')
    expect(play.at('2026-06-09 10:00').passes()).not.toContain('OVERDUE')
    play.now += 1
    expect(play.passes()).toContain('OVERDUE')
    expect(lastLine(given.DISPATCHED())).toBe('派单')
    const late = new Play().at('2026-06-03 09:00').takes('ACCEPT')
    expect(lastLine(late)).toBe('受理（晚于期限）')
    expect(lastLine(given.ACCEPTED())).toBe('受理')
  })

  it('who gets it from another unit late has time to answer too', () => {
    const play = handOn('2026-06-02 10:00', 'SIMPLE').at('2026-06-04 10:00')
    play.takesWith('DISPATCH', { grading: { ...GRADING, tier: 'SIMPLE' }, leadUnitId: unitId('culture'), text: null })
    expect(limits(play)).toEqual(['2026-06-04 15:30', '2026-06-04 15:30', 390 + 60])
    expect(play.state.overdueAt).toBeNull()
  })

  it('as it was counted by the release before stays', () => {
    const { log } = handOn('2026-06-03 10:00', 'COMPLEX')
    const [stored, ...rest] = log.toReversed() as [Extract<RequestEvent, { type: 'DISPATCHED' }>, ...RequestEvent[]]
    const { deskLost: _, ...former } = { ...stored, dueAt: at('2026-06-08 17:00') }
    const state = replay(request, [...rest.toReversed(), former])
    const here = { now: at('2026-06-03 10:00'), calendar: SHIPPED_CALENDAR, profile: 'QT-135' }
    expect(passTime(request, state, here).events).toEqual([])
  })
})

describe('urgency', () => {
  it('shortens signing and nothing else', () => {
    const states = URGENCIES.map(
      (urgency) => new Play().takesWith('DISPATCH', { grading: { ...GRADING, urgency }, ...HOUSING }).state,
    )
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
    const play = given.IN_PROGRESS().at('2026-06-02 09:30').takes('REGRADE')
    expect(shown(play.state.dueAt)).toBe('2026-06-02 17:00')
    expect(play.state).toMatchObject({ tier: 'SIMPLE', urgency: 'URGENT', cause: 'OTHER', workingDays: 1 })
    expect(play.types.at(-1)).toBe('GRADED')
    play.takesWith('REGRADE', { grading: { ...REGRADING, tier: 'MAJOR' } })
    expect(shown(play.state.dueAt)).toBe('2026-06-08 17:00')
  })

  it('keeps the time a pause has given', () => {
    const play = paused().at('2026-06-03 09:00').takes('SUPPLEMENT', 'REGRADE')
    expect(shown(play.state.dueAt)).toBe('2026-06-03 17:00')
  })

  it('is the only action that moves a due date earlier', () => {
    const tried = new Set<string>()
    for (const hour of ['2026-06-02 10:00', '2026-06-09 10:00', '2026-06-11 10:00']) {
      for (const [where, play, allowed] of ALLOWED) {
        for (const action of allowed) {
          const one = play()
          one.now = Math.max(one.now, at(hour))
          const { dueAt: before, round } = one.state
          if (one.tries(action) !== null || before === null || one.state.round > round) continue
          tried.add(action)
          if (action === 'REGRADE' || action === 'DISPATCH') continue
          expect(one.state.dueAt ?? 0, `${action} from ${where}`).toBeGreaterThanOrEqual(before)
        }
      }
    }
    // Before it is dispatched there is no due date, and a dispute opens another one.
    const all = request.actions.map(({ name }) => name)
    expect(all.filter((name) => !tried.has(name))).toEqual(['ACCEPT', 'DECLINE', 'DISPUTE'])
  })

  it('beyond now ends being overdue, and the trigger stays the only one of the round', () => {
    const play = new Play().takesWith('DISPATCH', { grading: { ...GRADING, tier: 'SIMPLE' }, ...HOUSING }).takes('SIGN')
    expect(play.at('2026-06-02 17:01').passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    play.takesWith('REGRADE', { grading: { ...REGRADING, tier: 'MAJOR' } })
    expect(play.state.overdueAt).toBeNull()
    expect(play.at('2026-06-08 17:01').passes()).toEqual(['OVERDUE'])
    expect(play.state.triggers).toEqual([{ kind: 'OVERDUE', round: 1 }])
  })

  it('to 特急 leaves one working hour to sign, to another urgency the hours from dispatch', () => {
    const play = given.DISPATCHED()
    const regraded = (when: string, urgency: Urgency) =>
      shown(play.at(when).takesWith('REGRADE', { grading: { ...REGRADING, urgency } }).state.signDueAt)
    expect(shown(play.state.signDueAt)).toBe('2026-06-01 14:30')
    expect(regraded('2026-06-01 10:00', 'URGENT')).toBe('2026-06-01 14:30')
    expect(regraded('2026-06-01 10:00', 'CRITICAL')).toBe('2026-06-01 11:00')
    expect(regraded('2026-06-01 10:30', 'CRITICAL')).toBe('2026-06-01 11:00')
    expect(regraded('2026-06-01 10:30', 'NORMAL')).toBe('2026-06-01 14:30')
    expect(regraded('2026-06-01 14:00', 'CRITICAL')).toBe('2026-06-01 14:30')
  })

  it('after signing leaves the limit of signing alone', () => {
    const play = given.IN_PROGRESS()
    const before = play.state.signDueAt
    play.takesWith('REGRADE', { grading: { ...REGRADING, urgency: 'CRITICAL' } })
    expect(play.state.signDueAt).toBe(before)
    expect(play.log.at(-1)).toMatchObject({ type: 'GRADED', signDueAt: null })
  })

  it('stored by an earlier version keeps the limit of signing', () => {
    const { log } = given.DISPATCHED().takes('REGRADE')
    const { signDueAt: _, ...stored } = log.at(-1) as Extract<RequestEvent, { type: 'GRADED' }>
    expect(replay(request, [...log.slice(0, -1), stored]).signDueAt).toBe(given.DISPATCHED().state.signDueAt)
  })

  it('makes nobody late at once: it leaves as long as signing takes, or what was left', () => {
    const late = given.DISPATCHED().at('2026-06-04 10:00').takes('REGRADE')
    expect(shown(late.state.dueAt)).toBe('2026-06-04 15:30')
    expect(late.state.signDueAt ?? 0).toBeLessThanOrEqual(late.state.dueAt ?? 0)
    expect(late.passes()).not.toContain('OVERDUE')
    const last = given.IN_PROGRESS().at('2026-06-08 16:00').takes('REGRADE')
    expect(shown(last.state.dueAt)).toBe('2026-06-08 17:00')
    // And a pause after it moves it as it moves any other.
    const asked = late.takes('SIGN', 'REQUEST_INFORMATION').at('2026-06-05 10:00').takes('SUPPLEMENT')
    expect(shown(asked.state.dueAt)).toBe('2026-06-05 15:30')
  })

  it('to a limit that has passed leaves it overdue', () => {
    const play = given.IN_PROGRESS().at('2026-06-08 17:01')
    play.passes()
    play.takes('REGRADE')
    const marked = at('2026-06-08 17:01')
    expect(play.state).toMatchObject({ overdueAt: marked, remindedAt: marked })
    expect(play.passes()).toEqual([])
  })
})
