import { describe, expect, it } from 'vitest'
import { complain } from '../life/fields.ts'
import { FACES } from '../satisfaction.ts'
import { given, type Input, Play, silent, withdrawn } from './play.fixture.ts'
import { isBad, RATING_TEXT_MAX, rate } from './rate.ts'

const rating = (face: number): Input<'RATE'> => ({
  rating: { face, solved: 'NO', reasons: isBad(face) ? ['SLOW'] : [], text: null },
})

describe('a rating', () => {
  it('is given once a round', () => {
    const play = silent().takes('RATE')
    expect(play.log.at(-1)).toMatchObject({ type: 'RATED', round: 1 })
    expect(play.tries('RATE')).toBe('ALREADY_RATED')
    play.takes('DISPUTE', 'SIGN', 'RESOLVE', 'CONFIRM', 'RATE')
    expect(play.state.ratedRounds).toEqual([1, 2])
    expect(play.tries('RATE')).toBe('ALREADY_RATED')
  })

  it('that is bad triggers discipline once, without naming who gave it', () => {
    for (const { score } of FACES) {
      const play = given.CLOSED().takesWith('RATE', rating(score))
      expect(play.state.triggers, String(score)).toEqual(score < 3 ? [{ kind: 'DISSATISFIED', round: 1 }] : [])
      if (score < 3) {
        expect(play.log.at(-1)).toMatchObject({ type: 'DISCIPLINE_TRIGGERED', actorId: null, actorUnitId: null })
      }
    }
    expect(given.CLOSED().takes('RATE').state.triggers).toEqual([])
  })

  it('leaves nothing of what was answered in the history', () => {
    const { log } = given.CLOSED().takesWith('RATE', rating(1))
    const left = log.filter(({ type }) => type === 'RATED' || type === 'DISCIPLINE_TRIGGERED')
    expect(left.map((event) => Object.keys(event).sort())).toEqual([
      ['actorId', 'actorUnitId', 'at', 'round', 'type'],
      ['actorId', 'actorUnitId', 'at', 'kind', 'round', 'type'],
    ])
  })

  it('can be given to the end of the 30th day after closing', () => {
    expect(given.CLOSED().at('2026-07-01 23:59').tries('RATE')).toBeNull()
    expect(given.CLOSED().at('2026-07-02 00:00').tries('RATE')).toBe('RATING_CLOSED')
  })

  it('is never asked of a withdrawn request, nor of one that no unit had', () => {
    expect(withdrawn().tries('RATE')).toBe('NOT_YOUR_TURN')
    expect(new Play().takes('WITHDRAW').tries('RATE')).toBe('NOT_YOUR_TURN')
  })

  it('that is bad says why', () => {
    const fault = (more: object) =>
      complain(rate.fields, rate.stricter, { rating: { face: 5, solved: 'YES', reasons: [], text: null, ...more } })
        ?.code ?? null
    expect(FACES.filter(({ score }) => fault({ face: score }) === 'REASON_REQUIRED').map(({ score }) => score)).toEqual(
      FACES.filter(({ score }) => isBad(score)).map(({ score }) => score),
    )
    expect([fault({}), fault({ face: 1, reasons: ['SLOW'] })]).toEqual([null, null])
    expect([fault({ face: 6 }), fault({ face: null })]).toEqual(['FACE_REQUIRED', 'FACE_REQUIRED'])
    expect(fault({ solved: null })).toBe('SOLVED_REQUIRED')
    expect(fault({ text: '字'.repeat(RATING_TEXT_MAX) })).toBeNull()
    expect(fault({ text: '字'.repeat(RATING_TEXT_MAX + 1) })).toBe('TEXT_TOO_LONG')
  })
})
