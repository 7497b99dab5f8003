import { describe, expect, it } from 'vitest'
import { complain } from '../life/fields.ts'
import { given, paused } from './play.fixture.ts'
import { resolve } from './work.ts'

describe('the unit', () => {
  it('signs, and it is remembered who did', () => {
    const play = given.DISPATCHED().at('2026-06-01 10:00').takes('SIGN')
    expect(play.types.at(-1)).toBe('SIGNED')
    expect(play.state).toMatchObject({ stage: 'IN_PROGRESS', handlerId: 'someone', signedAt: play.now })
    expect(play.tries('SIGN')).toBe('NOT_YOUR_TURN')
  })

  it('says how it goes, as often as it likes and while it waits too, and moves nothing by it', () => {
    for (const situation of [given.IN_PROGRESS, paused]) {
      const before = situation().state
      const play = situation().takes('ADD_PROGRESS', 'ADD_PROGRESS')
      expect(play.log.slice(-2)).toMatchObject(Array(2).fill({ type: 'PROGRESS_ADDED', textId: 'progress' }))
      expect({ ...play.state, version: before.version }).toEqual(before)
    }
  })

  it('answers, and who signed and what the answer was is remembered', () => {
    const play = given.RESOLVED()
    expect(play.types.at(-1)).toBe('RESOLVED')
    expect(play.state).toMatchObject({ handlerId: 'someone', answerId: 'answer', resolution: 'SOLVED' })
  })

  it('does not answer while it waits for what it asked for', () => {
    expect(paused().tries('RESOLVE')).toBe('AWAITING_INFORMATION')
  })

  it('writes down the provision and the remedies where the law does not allow it', () => {
    const fault = (resolution: string, text: string) =>
      complain(resolve.fields, resolve.stricter, { resolution, text })?.code ?? null
    expect(fault('EXPLAINED_NOT_POSSIBLE', '依'.repeat(19))).toBe('BASIS_REQUIRED')
    expect(fault('EXPLAINED_NOT_POSSIBLE', '依'.repeat(20))).toBeNull()
    expect(fault('SOLVED', '办好了')).toBeNull()
    expect(fault('SOLVED', ' ')).toBe('TEXT_REQUIRED')
  })
})
