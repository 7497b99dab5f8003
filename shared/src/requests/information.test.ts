import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../time/calendar.ts'
import { given, paused, shown, supplied } from './play.fixture.ts'
import { clockOf } from './request.clock.ts'
import { isPaused } from './request.state.ts'

describe('what is missing', () => {
  it('is asked for, which stops the clock, and supplied, which lets it go on', () => {
    const play = paused()
    expect(play.log.at(-1)).toMatchObject({ type: 'INFORMATION_REQUESTED', textId: 'asked' })
    expect(play.state).toMatchObject({ stage: 'IN_PROGRESS', askedId: 'asked', pauses: [{ from: play.now, to: null }] })
    play.takes('SUPPLEMENT')
    expect(play.log.at(-1)).toMatchObject({ type: 'INFORMATION_SUPPLIED', textId: 'supplied' })
    expect(isPaused(play.state)).toBe(false)
  })

  it('can be asked for once a round', () => {
    expect(paused().tries('REQUEST_INFORMATION')).toBe('AWAITING_INFORMATION')
    expect(supplied().tries('REQUEST_INFORMATION')).toBe('NEED_INFO_USED')
    const again = supplied().takes('RESOLVE', 'DISPUTE', 'SIGN')
    expect(again.tries('REQUEST_INFORMATION')).toBeNull()
  })

  it('is not supplied where nothing was asked', () => {
    expect(given.IN_PROGRESS().tries('SUPPLEMENT')).toBe('NOTHING_ASKED')
  })
})

describe('a pause', () => {
  it('stops the clock and gives back what was left', () => {
    const play = paused().at('2026-06-10 10:00')
    expect(play.passes()).toEqual([])
    play.takes('SUPPLEMENT')
    // Six whole days from 2 June and an hour of the seventh.
    expect(shown(play.state.dueAt)).toBe('2026-06-17 10:00')
    expect(isPaused(play.state)).toBe(false)
  })

  it('ends by itself at the cap of ten working days', () => {
    const play = paused()
    const endsAt = clockOf(play.state, SHIPPED_CALENDAR)?.pauseEndsAt ?? 0
    expect(shown(endsAt)).toBe('2026-06-15 17:00')
    play.now = endsAt - 1
    expect(play.passes()).toEqual([])
    play.now = endsAt
    expect(play.passes()).toEqual(['PAUSE_ENDED'])
    expect(shown(play.state.dueAt)).toBe('2026-06-23 17:00')
    expect(play.passes()).toEqual([])
    expect(play.tries('REQUEST_INFORMATION')).toBe('NEED_INFO_USED')
    expect(play.takes('RESOLVE').state.stage).toBe('RESOLVED')
  })

  it('that has reached its cap is over for whoever comes next, though nothing had ended it', () => {
    expect(paused().at('2026-06-15 17:00').tries('URGE')).toBeNull()
    const play = paused().at('2026-06-15 17:00').takes('RESOLVE')
    expect(play.types.slice(-2)).toEqual(['PAUSE_ENDED', 'RESOLVED'])
    expect(play.log.at(-2)?.actorId).toBeNull()
  })

  it('that ended by itself leaves room for what comes late, once, and moves nothing by it', () => {
    const play = paused().at('2026-06-16 10:00')
    expect(play.passes()).toEqual(['PAUSE_ENDED'])
    const { dueAt } = play.state
    play.takes('SUPPLEMENT')
    expect(play.log.at(-1)).toMatchObject({ type: 'INFORMATION_SUPPLIED', textId: 'supplied' })
    expect(play.state).toMatchObject({ stage: 'IN_PROGRESS', dueAt, lapsedAt: null })
    expect(play.tries('SUPPLEMENT')).toBe('NOTHING_ASKED')
    // With the answer the occasion is over.
    const answered = paused().at('2026-06-16 10:00').takes('RESOLVE')
    expect(answered.tries('SUPPLEMENT')).toBe('NOT_YOUR_TURN')
  })

  it('counts to the cap and no further when its end is noticed late', () => {
    const [inTime, late] = [paused(), paused()]
    inTime.at('2026-06-15 17:00').passes()
    late.at('2026-06-22 11:23').passes()
    expect(late.state.dueAt).toBe(inTime.state.dueAt)
    expect(clockOf(late.state, SHIPPED_CALENDAR)?.dueAt).toBe(late.state.dueAt)
  })

  it('that begins after the limit neither hides that it passed nor lasts for ever', () => {
    const play = given.IN_PROGRESS().at('2026-06-09 09:00').takes('REQUEST_INFORMATION')
    expect(play.types.slice(-3)).toEqual(['OVERDUE', 'DISCIPLINE_TRIGGERED', 'INFORMATION_REQUESTED'])
    expect(shown(play.state.dueAt)).toBe('2026-06-08 17:00')
    expect(play.at('2026-06-24 17:00').passes()).toEqual(['PAUSE_ENDED'])
    expect(shown(play.state.dueAt)).toBe('2026-06-08 17:00')
    expect(play.tries('RESOLVE')).toBeNull()
  })

  it('ends with a withdrawal', () => {
    const play = paused().takes('WITHDRAW')
    expect(isPaused(play.state)).toBe(false)
    expect(play.at('2026-07-30 10:00').passes()).toEqual([])
  })
})
