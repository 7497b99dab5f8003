import { describe, expect, it } from 'vitest'
import { noticesOf } from '../life/life.ts'
import { assigned } from './assign.ts'
import { colleagueId, given } from './play.fixture.ts'
import { request } from './request.life.ts'

const named = (name: string) => ({ handlerId: colleagueId(name) })

describe('naming who carries it', () => {
  it('may come before it is signed for, and stays whoever signs', () => {
    const play = given.DISPATCHED().takesWith('ASSIGN', named('lin'))
    expect(play.state).toMatchObject({ stage: 'DISPATCHED', handlerId: 'lin', assignedAt: play.now })
    play.takes('SIGN')
    expect(play.state).toMatchObject({ stage: 'IN_PROGRESS', handlerId: 'lin' })
  })

  it('takes it from whoever has signed for it, and again from whoever was named', () => {
    const play = given.IN_PROGRESS().takesWith('ASSIGN', named('lin'))
    expect(play.log.at(-1)).toMatchObject({ handlerId: 'lin', fromId: 'someone' })
    play.takesWith('ASSIGN', named('su'))
    expect(play.log.at(-1)).toMatchObject({ handlerId: 'su', fromId: 'lin' })
  })

  it('moves no limit and no stage', () => {
    const [before, after] = [given.IN_PROGRESS(), given.IN_PROGRESS().takesWith('ASSIGN', named('lin'))]
    const same = { version: 0, handlerId: null, assignedAt: null }
    expect({ ...after.state, ...same }).toEqual({ ...before.state, ...same })
  })

  it('is forgotten when it is handed to another unit, and when its head takes it up', () => {
    const play = given.DISPATCHED().takesWith('ASSIGN', named('lin')).takes('DISPATCH')
    expect(play.state).toMatchObject({ handlerId: null, assignedAt: null })
    play.takesWith('ASSIGN', named('lin')).takes('SIGN', 'RESOLVE', 'DISPUTE')
    expect(play.state).toMatchObject({ level: 2, handlerId: null, assignedAt: null })
    expect(play.tries('ASSIGN')).toBe('NOT_YOUR_TURN')
  })

  it('reads with the names, and without them where they are not known', () => {
    const at = { at: 0, actorId: null, actorUnitId: null }
    const names: Readonly<Record<string, string>> = { lin: '林经办', su: '苏经办' }
    const line = (to: string | null, fromId: string | null, known = true) =>
      assigned.line(
        { ...assigned.of({ handlerId: to === null ? null : colleagueId(to), fromId }), ...at },
        known ? (id) => names[id] : undefined,
      )
    expect(line('lin', null)).toBe('指定由林经办经办')
    expect(line('su', 'lin')).toBe('改由苏经办经办')
    expect(line('lin', 'lin')).toBe('指定由林经办经办')
    expect(line(null, 'lin')).toBe('林经办不再经办，等待重新指定')
    expect(line('su', 'lin', false)).toBe('改由本单位同事经办')
    expect(line(null, 'lin', false)).toBe('经办人不再经办，等待重新指定')
  })

  it('asks whoever was named while he is, and all of the unit once nobody is', () => {
    const play = given.IN_PROGRESS().takesWith('ASSIGN', named('lin'))
    const event = play.log.at(-1)
    if (!event) throw new Error('nothing happened')
    const [yours] = noticesOf(request, event, play.state)
    expect(yours?.kind).toBe('YOURS')
    const [dropped] = noticesOf(request, { ...event, handlerId: null } as never, play.state)
    expect(dropped?.kind).toBe('DROPPED')
    const nobody = { ...play.state, handlerId: null, assignedAt: null }
    expect([yours?.while(play.state), yours?.while(nobody)]).toEqual([true, false])
    expect([dropped?.while(play.state), dropped?.while(nobody)]).toEqual([false, true])
    const over = play.takes('RESOLVE').state
    expect([yours?.while(over), dropped?.while({ ...over, assignedAt: null })]).toEqual([false, false])
  })
})
