import { describe, expect, it } from 'vitest'
import { localDate } from '../time/calendar.ts'
import { keptUntil } from './erase.ts'
import { given, type Play, silent, withdrawn } from './play.fixture.ts'

const closedAtEnd = (play: Play) => localDate(play.state.closedAt ?? 0)

describe('two years after the end', () => {
  it.each([
    ['confirmed', given.CLOSED],
    ['withdrawn', withdrawn],
    ['not accepted', given.NOT_ACCEPTED],
  ])('%s: what is held of persons goes by itself, the day after, and not before', (_, there) => {
    const play = there()
    expect(closedAtEnd(play)).toBe('2026-06-01')
    expect(play.at('2028-06-01 23:59').passes()).toEqual([])
    expect(play.at('2028-06-02 00:00').passes()).toEqual(['ERASED'])
    expect(play.state).toMatchObject({ erasedAt: play.now, stage: there().state.stage })
    expect(play.log.at(-1)).toMatchObject({ actorId: null })
    // Once.
    expect(play.at('2031-01-01 00:00').passes()).toEqual([])
  })

  it('begins anew where it was disputed meanwhile, and never while it is open', () => {
    const play = silent().takes('DISPUTE')
    expect(play.at('2028-12-01 09:00').passes()).not.toContain('ERASED')
    expect(given.SUBMITTED().at('2030-01-01 09:00').passes()).not.toContain('ERASED')
  })

  it('counts a leap day as the day after', () => {
    const on = (date: string) =>
      localDate(keptUntil({ ...given.CLOSED().state, closedAt: Date.parse(`${date}T12:00+08:00`) }))
    expect([on('2028-02-29'), on('2026-02-28'), on('2026-12-31')]).toEqual(['2030-03-02', '2028-02-29', '2029-01-01'])
  })
})

describe('asking for it', () => {
  it('ends the years of what an enterprise keeps of it not: they are over when they are', () => {
    const play = given.CLOSED().takes('ERASE')
    const { erasedAt } = play.state
    expect(play.at('2028-06-02 00:00').passes()).toEqual(['ERASED'])
    expect(play.state).toMatchObject({ erasedAt, expired: true })
    expect(play.at('2031-01-01 00:00').passes()).toEqual([])
  })

  it('is for whoever filed, at the end, once; it stands under his name', () => {
    const play = given.CLOSED().takes('ERASE')
    expect(play.log.at(-1)).toMatchObject({ type: 'ERASED', actorId: 'someone' })
    expect(play.state).toMatchObject({ erasedAt: play.now, expired: false })
    expect(play.allowed).toEqual([])
    expect(play.tries('ERASE')).toBe('NOT_YOUR_TURN')
    for (const open of [given.SUBMITTED, given.ACCEPTED, given.DISPATCHED, given.IN_PROGRESS, given.RESOLVED]) {
      expect(open().tries('ERASE')).toBe('NOT_YOUR_TURN')
    }
  })

  it('ends rating, disputing and ringing up: nobody knows any more whom', () => {
    expect(silent().takes('ERASE').allowed).toEqual([])
    const untold = given.NOT_ACCEPTED()
    untold.reports(false)
    expect(untold.allowed).toContain('REACH')
    expect(untold.takes('ERASE').allowed).toEqual([])
    untold.reports(false)
    expect(untold.state.unreachedAt).toBeNull()
  })
})
