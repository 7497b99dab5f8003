import { expect, it } from 'vitest'
import type { WireRefusal } from '../api/use-action'
import { meanwhileOf, type Thing } from './meanwhile'

const opened: Thing = { id: 'r', version: 3, stage: 'HANDLING', actions: ['ADD_PROGRESS'], history: [], round: 1 }
const refusal = (code: WireRefusal['code'], step: WireRefusal['step']): WireRefusal => {
  return { __typename: 'Refusal', code, step, message: '', next: '', field: null }
}
const of = (now: Partial<Thing>, said: WireRefusal | null = null) =>
  meanwhileOf('ADD_PROGRESS', opened, { ...opened, ...now }, said)

it('goes on where something has happened that the form is not about', () => {
  expect(of({})).toEqual({ moved: false, over: false, keyIsUsed: false })
  expect(of({ version: 4 })).toEqual({ moved: true, over: false, keyIsUsed: false })
})

it.each<[string, Partial<Thing>, WireRefusal | null]>([
  ['the action is not offered any more', { version: 4, actions: [] }, null],
  ['it stands elsewhere', { version: 4, stage: 'DONE' }, null],
  ['the server has said that it is not what it was', {}, refusal('STALE', 'LATEST')],
])('ends, and lets go of its key, where %s', (_, now, said) => {
  expect(of(now, said)).toMatchObject({ over: true, keyIsUsed: true })
})

it('takes a new key where the server has done something else by the old one', () => {
  expect(of({}, refusal('KEY_REUSED', 'REQUESTS'))).toEqual({ moved: false, over: false, keyIsUsed: true })
})
