import { describe, expect, it } from 'vitest'
import type { TextId, UnitId } from '../life/fields.ts'
import { actionsIn, apply, noticesOf, obstacleTo, passTime, replay, wakeAt } from '../life/life.ts'
import { addDays, instantAt, localDate, SHIPPED_CALENDAR } from '../time/calendar.ts'
import { bindingDue, headline, journeyOf, lampOf, statusWord } from './headline.ts'
import { type Imported, imported as importedEvent } from './intake.ts'
import { request } from './request.life.ts'
import { conditionsOf } from './request.state.ts'

const FILED_AT = Date.parse('2019-03-04T10:00:00+08:00')
const CLOSED_AT = Date.parse('2019-03-18T16:00:00+08:00')
const NOW = Date.parse('2026-11-20T09:30:00+08:00')
const STAMP = { at: NOW, actorId: null, actorUnitId: null }
const HERE = { now: NOW, calendar: SHIPPED_CALENDAR, profile: 'QT-135' }

const imported = (more: Partial<Imported> = {}) =>
  apply(
    request,
    null,
    [
      importedEvent.of({
        source: '12345',
        filedAt: FILED_AT,
        closedAt: CLOSED_AT,
        descriptionId: 'd' as TextId,
        leadUnitId: 'housing' as UnitId,
        category: 'TAX',
        resolution: null,
        textId: 'a' as TextId,
        ...more,
      }),
    ],
    STAMP,
  )

describe('an imported work order', () => {
  it('is a whole history in one event', () => {
    const { events, state } = imported()
    expect(replay(request, events)).toEqual(state)
    expect(state).toMatchObject({ version: 1, stage: 'CLOSED', closedHow: 'IMPORTED', category: 'TAX' })
    expect(state).toMatchObject({ submittedAt: FILED_AT, closedAt: CLOSED_AT, answerId: 'a', leadUnitId: 'housing' })
  })

  it('can be acted on by nobody, not even on the day it was imported', () => {
    const { state } = imported({ closedAt: NOW })
    expect(actionsIn(request, state, HERE)).toEqual([])
    for (const action of request.actions) {
      expect(obstacleTo(action, state, HERE), action.name).toMatchObject({ code: 'NOT_YOUR_TURN' })
    }
  })

  it('has no clock and tells nobody', () => {
    const { events, state } = imported()
    expect(wakeAt(request, state, SHIPPED_CALENDAR)).toBeNull()
    for (const days of [0, 1, 7, 30, 400]) {
      const now = instantAt(addDays(localDate(NOW), days), 12 * 60)
      expect(passTime(request, state, { ...HERE, now }).events, `${days} days later`).toEqual([])
    }
    expect(bindingDue(state)).toBeNull()
    expect(lampOf(state, NOW, SHIPPED_CALENDAR).colour).toBe('NONE')
    expect(conditionsOf(state)).toEqual([])
    for (const event of events) expect(noticesOf(request, event, state)).toEqual([])
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
