import { describe, expect, it } from 'vitest'
import { given, paused } from './play.fixture.ts'

const DAY_MS = 86_400_000

describe('urging', () => {
  it('is taken once a day, again the next day, and starts anew with a round', () => {
    const play = given.IN_PROGRESS()
    expect(play.tries('URGE')).toBeNull()
    expect(play.log.at(-1)).toMatchObject({ type: 'URGED', actorId: 'someone' })
    expect(play.tries('URGE')).toBe('URGE_TOO_SOON')
    play.now += DAY_MS
    expect(play.tries('URGE')).toBeNull()
    play.takes('RESOLVE')
    expect(play.tries('URGE')).toBe('NOT_YOUR_TURN')
    play.takes('DISPUTE')
    expect(play.tries('URGE')).toBeNull()
  })

  it('is no use while the requester is the one waited for', () => {
    expect(paused().tries('URGE')).toBe('AWAITING_INFORMATION')
  })

  it('moves no limit and no stage', () => {
    const before = given.IN_PROGRESS().state
    const after = given.IN_PROGRESS().takes('URGE').state
    expect({ ...after, version: 0, urgedAt: null }).toEqual({ ...before, version: 0, urgedAt: null })
  })
})
