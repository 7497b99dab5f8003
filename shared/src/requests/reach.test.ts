import { describe, expect, it } from 'vitest'
import { given, paused, shown, untoldOfAnswer, untoldOfGaps } from './play.fixture.ts'
import { isPaused } from './request.state.ts'

describe('who was not told of an answer', () => {
  it('is not silent, however long it takes to tell him', () => {
    const play = untoldOfAnswer().at('2026-07-31 09:00')
    expect(play.passes()).toEqual([])
    expect(play.state.stage).toBe('RESOLVED')
    // The control: who was told is.
    const told = given.RESOLVED().at('2026-07-31 09:00')
    expect(told.passes()).toEqual(['CLOSED'])
  })

  it('has his seven working days from the telephone call on', () => {
    const play = untoldOfAnswer().at('2026-07-01 10:00').takes('REACH')
    expect(play.state).toMatchObject({ unreachedAt: null, reachedAt: play.now })
    expect(play.at('2026-07-10 17:00').passes()).toEqual([])
    expect(play.at('2026-07-10 17:01').passes()).toEqual(['CLOSED'])
  })

  it('has them from when the message came after all, too', () => {
    const play = untoldOfAnswer().at('2026-07-01 10:00')
    expect(play.reports(true)).toEqual(['REACHED'])
    expect(play.log.at(-1)).toMatchObject({ byPhone: false, actorId: null })
    expect(play.at('2026-07-10 17:00').passes()).toEqual([])
    expect(play.at('2026-07-10 17:01').passes()).toEqual(['CLOSED'])
  })

  it('is known to have heard once he acts', () => {
    const play = untoldOfAnswer().takes('DISPUTE')
    expect(play.state.unreachedAt).toBeNull()
    expect(play.tries('REACH')).toBe('NOT_YOUR_TURN')
  })
})

describe('who was not told what is missing', () => {
  it('has the whole wait from when he is, and the unit loses nothing by it', () => {
    const play = untoldOfGaps().at('2026-07-31 09:00')
    expect(play.passes()).toEqual([])
    play.takes('REACH')
    // As if it had been asked that morning: ten working days for him, and what was left of its limit for the unit.
    expect(play.at('2026-08-13 16:59').passes()).toEqual([])
    expect(isPaused(play.state)).toBe(true)
    expect(play.at('2026-08-14 09:00').passes()).toEqual(['PAUSE_ENDED'])
    expect(shown(play.state.dueAt)).toBe('2026-08-20 17:00')
    expect(play.at('2026-08-20 17:00').passes()).toEqual(['REMINDED'])
  })

  it('supplies it like anybody else', () => {
    const play = untoldOfGaps().at('2026-06-03 09:00').takes('SUPPLEMENT')
    expect(play.state).toMatchObject({ unreachedAt: null })
    expect(shown(play.state.dueAt)).toBe(shown(paused().at('2026-06-03 09:00').takes('SUPPLEMENT').state.dueAt))
  })
})

describe('a report', () => {
  it('says nothing twice, and nothing where nobody waits for him', () => {
    const play = given.RESOLVED()
    expect(play.reports(true)).toEqual([])
    expect(play.reports(false)).toEqual(['UNREACHED'])
    expect(play.reports(false)).toEqual([])
    expect(given.IN_PROGRESS().reports(false)).toEqual([])
    expect(given.CLOSED().reports(false)).toEqual([])
  })
})
