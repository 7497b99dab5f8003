import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../time/calendar.ts'
import { bindingDue, headline, journeyOf, lampOf, statusWord } from './headline.ts'
import { actionsIn, apply, decide, decideDue, type SystemCommand } from './lifecycle.ts'
import { noticesOf } from './notification.ts'
import { ACTIONS } from './policy.ts'
import { conditionsOf, type EventBody, replay } from './service-request.ts'

const FILED_AT = Date.parse('2019-03-04T10:00:00+08:00')
const CLOSED_AT = Date.parse('2019-03-18T16:00:00+08:00')
const NOW = Date.parse('2026-11-20T09:30:00+08:00')
const STAMP = { at: NOW, actorId: null, actorUnitId: null }
const HERE = { now: NOW, calendar: SHIPPED_CALENDAR, profile: 'QT-135' }

const imported = (more: Partial<Extract<EventBody, { type: 'IMPORTED' }>> = {}) =>
  apply(
    null,
    [
      {
        type: 'IMPORTED',
        source: '12345',
        filedAt: FILED_AT,
        closedAt: CLOSED_AT,
        descriptionId: 'd',
        leadUnitId: 'housing',
        category: 'TAX',
        resolution: null,
        textId: 'a',
        ...more,
      },
    ],
    STAMP,
  )

describe('an imported work order', () => {
  it('is a whole history in one event', () => {
    const { events, state } = imported()
    expect(replay(events)).toEqual(state)
    expect(state).toMatchObject({ version: 1, stage: 'CLOSED', closedHow: 'IMPORTED', category: 'TAX' })
    expect(state).toMatchObject({ submittedAt: FILED_AT, closedAt: CLOSED_AT, answerId: 'a', leadUnitId: 'housing' })
  })

  it('can be acted on by nobody, not even on the day it was imported', () => {
    const { state } = imported({ closedAt: NOW })
    expect(actionsIn(state, HERE)).toEqual([])
    const commands = ACTIONS.filter((action) => action === 'RATE' || action === 'DISPUTE')
    for (const action of commands) {
      const command = action === 'RATE' ? { action, bad: true } : { action, part: 'NO_BASIS' as const, textId: null }
      expect(decide(state, command, HERE)).toMatchObject({ refusal: { code: 'NOT_YOUR_TURN' } })
    }
  })

  it('has no clock and tells nobody', () => {
    const { events, state } = imported()
    const clock: SystemCommand['action'][] = ['REMIND', 'MARK_OVERDUE', 'CLOSE_SILENT', 'END_PAUSE', 'CORRECT_CALENDAR']
    for (const action of clock) expect(decideDue(state, { action }, HERE), action).toEqual([])
    expect(bindingDue(state)).toBeNull()
    expect(lampOf(state, NOW, SHIPPED_CALENDAR).colour).toBe('NONE')
    expect(conditionsOf(state)).toEqual([])
    for (const event of events) expect(noticesOf(event, state)).toEqual([])
  })

  it('says what it is', () => {
    const { state } = imported()
    const names = { desk: '专窗', leadUnit: '住建局' }
    expect(statusWord(state)).toBe('历史件')
    expect(headline(state, names, NOW, SHIPPED_CALENDAR, 'STAFF')).toBe('从原系统导入的历史诉求，只供查阅。')
    const done = (of: typeof state) => journeyOf(of).filter((step) => step.state === 'DONE').length
    expect(done(state)).toBe(4)
    expect(done(imported({ textId: null }).state)).toBe(1)
  })
})
