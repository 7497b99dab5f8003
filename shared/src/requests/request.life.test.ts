import { describe, expect, it } from 'vitest'
import { actionOf, apply, eventOf, replay } from '../life/life.ts'
import { type Action, ALLOWED, FILED_AT, given, Play } from './play.fixture.ts'
import { request } from './request.life.ts'
import { STAGE } from './request.words.ts'

const ACTIONS = request.actions.map(({ name }) => name)

const actionNamed = (name: Action) => {
  const found = actionOf(request, name)
  if (!found) throw new Error(`no chapter has ${name}`)
  return found
}

describe('the stages and what may be done in each', () => {
  it.each(ALLOWED)('%s', (_, play, allowed) => {
    expect(play().allowed).toEqual(allowed)
    for (const action of ACTIONS) expect(play().tries(action) === null, action).toBe(allowed.includes(action))
  })

  it('are all met', () => {
    expect(new Set(ALLOWED.map(([, play]) => play().state.stage))).toEqual(new Set(STAGE.values))
    for (const stage of STAGE.values) expect(given[stage]().state.stage).toBe(stage)
  })

  it('let every action be taken from somewhere, and from each stage it names', () => {
    for (const action of ACTIONS) {
      const from = ALLOWED.filter(([, , allowed]) => allowed.includes(action)).map(([, play]) => play().state.stage)
      expect(new Set(from), action).toEqual(new Set(actionNamed(action).from))
    }
  })

  it.each(ALLOWED.flatMap(([where, play, allowed]) => allowed.map((action) => [action, where, play] as const)))(
    '%s from %s leads where its chapter says and leaves events that it declares',
    (action, _, play) => {
      const one = play()
      const { stage } = one.state
      const { to, makes } = actionNamed(action)
      const before = one.log.length
      one.takes(action)
      expect(one.state.stage).toBe(to ?? stage)
      const left = one.log.slice(before)
      const declared = makes.map(({ type }: { type: string }) => type)
      expect(left.filter(({ type }) => !declared.includes(type))).toEqual([])
      // What he did stands under his name, whatever happened by itself besides.
      expect(left.filter(({ actorId }) => actorId === 'someone')).not.toEqual([])
      expect(one.state.version).toBe(one.log.length)
      expect(replay(request, one.log)).toEqual(one.state)
    },
  )

  it('end where nothing but a look back is left', () => {
    for (const [where, play, allowed] of ALLOWED) {
      if (!request.ended.includes(play().state.stage)) continue
      expect(
        allowed.filter((action) => !['RATE', 'DISPUTE', 'REACH', 'ERASE'].includes(action)),
        where,
      ).toEqual([])
    }
    expect([...request.ended].sort()).toEqual(['CLOSED', 'NOT_ACCEPTED'])
  })
})

describe('the life', () => {
  it('has names of its own for actions, mutations, events and timers', () => {
    const unique = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length)
    unique(ACTIONS)
    unique(request.actions.map(({ mutation }) => mutation))
    unique(request.timers.map(({ name }) => name))
    const makers: readonly { readonly makes: readonly { readonly type: string }[] }[] = [
      { makes: request.first },
      ...request.actions,
      ...request.timers,
      ...(request.recount ? [request.recount] : []),
    ]
    for (const { makes } of makers) {
      expect(makes.length).toBeGreaterThan(0)
      // Two events of one type would fold by whichever came last.
      for (const event of makes) expect(eventOf(request, event.type)).toBe(event)
    }
  })

  it('needs a history that begins somewhere', () => {
    expect(() => replay(request, [])).toThrow('a history of REQUEST has a first event')
    expect(() => apply(request, null, [], { at: FILED_AT, actorId: null, actorUnitId: null })).toThrow()
  })

  it('starts with a filing that nobody has touched', () => {
    expect(new Play().types).toEqual(['FILED'])
  })
})
