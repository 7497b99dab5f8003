import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../time/calendar.ts'
import { dueAt } from '../time/deadline.ts'
import { FILED_AT, given, Play, shown, textId } from './play.fixture.ts'
import { clockOf } from './request.clock.ts'

describe('intake', () => {
  it('has a limit apart from the answer', () => {
    const { state } = new Play()
    expect(shown(state.intakeDueAt)).toBe('2026-06-02 17:00')
    expect(state).toMatchObject({ dueAt: null, submittedAt: FILED_AT, descriptionId: 'description' })
    expect(clockOf(state, SHIPPED_CALENDAR)).toBeNull()
    expect(dueAt(SHIPPED_CALENDAR, FILED_AT, 1).dueAt).toBe(state.intakeDueAt)
  })

  it('ends with acceptance, from which dispatch has a working day and the clock counts', () => {
    const play = given.SUBMITTED().at('2026-06-02 10:00').takes('ACCEPT')
    expect(play.types).toEqual(['FILED', 'ACCEPTED'])
    expect(play.state).toMatchObject({ stage: 'ACCEPTED', acceptedAt: play.now, clockStartedAt: play.now, dueAt: null })
    expect(shown(play.state.dispatchDueAt)).toBe('2026-06-03 17:00')
    expect(play.tries('ACCEPT')).toBe('NOT_YOUR_TURN')
  })

  it('or with a refusal by law, which is the end', () => {
    const play = given.NOT_ACCEPTED()
    expect(play.types).toEqual(['FILED', 'NOT_ACCEPTED'])
    expect(play.log.at(-1)).toMatchObject({ reason: 'PETITION', textId: 'reasons' })
    expect(play.state).toMatchObject({ answerId: 'reasons', closedAt: FILED_AT, closedHow: null })
    expect(play.tries('DECLINE', { reason: 'REPEATED', text: textId('again') })).toBe('NOT_YOUR_TURN')
  })
})
