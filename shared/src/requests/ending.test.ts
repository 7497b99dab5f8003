import { describe, expect, it } from 'vitest'
import { addDays, SHIPPED_CALENDAR } from '../time/calendar.ts'
import { at, given, Play, paused, shown, silent, withdrawn } from './play.fixture.ts'
import { disputableUntil, MAX_ROUNDS, silentCloseAt } from './request.clock.ts'

describe('a confirmation', () => {
  it('closes it, once', () => {
    const play = given.RESOLVED().at('2026-06-02 10:00')
    const before = play.log.length
    play.takes('CONFIRM')
    expect(play.since(before)).toEqual(['CONFIRMED', 'CLOSED'])
    expect(play.state).toMatchObject({ stage: 'CLOSED', closedHow: 'CONFIRMED', closedAt: play.now })
    expect(play.tries('CONFIRM')).toBe('NOT_YOUR_TURN')
  })

  it('that comes after silence has closed it is too late, though nothing had closed it', () => {
    const play = given.RESOLVED().at('2026-06-10 17:01')
    expect(play.tries('CONFIRM')).toBe('NOT_YOUR_TURN')
    expect(play.state.closedHow).toBe('UNCONFIRMED')
  })
})

describe('a withdrawal', () => {
  it('closes what is not answered yet', () => {
    const play = new Play().takes('WITHDRAW')
    expect(play.types).toEqual(['FILED', 'CLOSED'])
    expect(play.state).toMatchObject({ stage: 'CLOSED', closedHow: 'WITHDRAWN' })
    expect(given.RESOLVED().tries('WITHDRAW')).toBe('NOT_YOUR_TURN')
  })
})

describe('a dispute', () => {
  it('opens the next round with the same unit at level 2 and a new clock from that instant', () => {
    const play = given.RESOLVED().at('2026-06-03 15:00')
    const before = play.log.length
    play.takes('DISPUTE')
    expect(play.since(before)).toEqual(['DISPUTED', 'DISPATCHED', 'DISCIPLINE_TRIGGERED'])
    expect(play.log[before]).toMatchObject({ part: 'NOT_SOLVED', textId: 'why' })
    expect(play.state).toMatchObject({
      stage: 'DISPATCHED',
      round: 2,
      level: 2,
      leadUnitId: 'housing',
      clockStartedAt: at('2026-06-03 15:00'),
      pauses: [],
      resolvedAt: null,
      signedAt: null,
      handlerId: null,
      answerId: 'answer',
    })
    expect(shown(play.state.dueAt)).toBe('2026-06-10 17:00')
    expect(shown(play.state.signDueAt)).toBe('2026-06-04 11:00')
    expect(play.state.triggers).toEqual([{ kind: 'REDISPATCHED', round: 2 }])
  })

  it('gives the new round its own request for information, reminder and overdue', () => {
    const play = paused().takes('SUPPLEMENT').at('2026-06-08 17:01')
    play.passes()
    play.takes('RESOLVE', 'DISPUTE', 'SIGN', 'REQUEST_INFORMATION', 'SUPPLEMENT')
    expect(play.state).toMatchObject({ remindedAt: null, overdueAt: null })
    expect(play.at('2026-06-30 09:00').passes()).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED'])
    expect(play.state.triggers).toEqual([
      { kind: 'OVERDUE', round: 1 },
      { kind: 'REDISPATCHED', round: 2 },
      { kind: 'OVERDUE', round: 2 },
    ])
  })

  it(`ends after round ${MAX_ROUNDS}`, () => {
    const play = given.RESOLVED()
    for (let round = 2; round <= MAX_ROUNDS; round += 1) play.takes('DISPUTE', 'SIGN', 'RESOLVE')
    expect(play.state.round).toBe(MAX_ROUNDS)
    expect(play.tries('DISPUTE')).toBe('TOO_MANY_ROUNDS')
  })

  it('of a confirmed or withdrawn request is refused', () => {
    expect(given.CLOSED().tries('DISPUTE')).toBe('NOT_YOUR_TURN')
    expect(withdrawn().tries('DISPUTE')).toBe('NOT_YOUR_TURN')
  })
})

describe('silence', () => {
  it('closes after 7 working days and records no rating', () => {
    const play = given.RESOLVED()
    expect(shown(silentCloseAt(play.state, SHIPPED_CALENDAR))).toBe('2026-06-10 17:00')
    expect(play.at('2026-06-10 17:00').passes()).toEqual([])
    play.now += 1
    expect(play.passes()).toEqual(['CLOSED'])
    expect(play.state).toMatchObject({ stage: 'CLOSED', closedHow: 'UNCONFIRMED', ratedRounds: [], triggers: [] })
    expect(play.types).not.toContain('RATED')
    expect(play.passes()).toEqual([])
  })

  it('leaves 30 more days to dispute, the last one whole', () => {
    expect(disputableUntil(silent().state)).toBe(addDays('2026-06-10', 30))
    expect(silent().at('2026-07-10 23:59').tries('DISPUTE')).toBeNull()
    expect(silent().at('2026-07-11 00:00').tries('DISPUTE')).toBe('DISPUTE_CLOSED')
  })

  it('closes nothing but an answered request', () => {
    const others = [given.SUBMITTED, given.ACCEPTED, given.DISPATCHED, given.IN_PROGRESS, given.CLOSED, paused]
    for (const situation of [...others, given.NOT_ACCEPTED]) {
      const play = situation()
      const { stage } = play.state
      expect(play.at('2026-12-01 10:00').passes(), stage).not.toContain('CLOSED')
      expect(play.state.stage).toBe(stage)
    }
  })
})
