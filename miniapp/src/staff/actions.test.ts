import { describe, expect, it } from 'vitest'
import { pathOf } from '../life/act-form'
import { actionOfForm, allActions, offered, requestActions } from './actions'
import { FORMS } from './generated/forms'

describe('what staff are offered', () => {
  it('keeps the order of the server and leaves out what is not for staff', () => {
    const actions = offered({ actions: ['RESOLVE', 'WITHDRAW', 'ADD_PROGRESS'], stage: 'IN_PROGRESS' })
    expect(actions.map((one) => one.action)).toEqual(['RESOLVE', 'ADD_PROGRESS'])
  })

  it('calls handing on by where the request stands', () => {
    const label = (stage: 'SUBMITTED' | 'ACCEPTED' | 'DISPATCHED') =>
      offered({ actions: ['DISPATCH'], stage }).map((one) => `${one.label} ${one.weight}`)
    expect(label('SUBMITTED')).toEqual(['受理并派单 primary'])
    expect(label('ACCEPTED')).toEqual(['派单 primary'])
    expect(label('DISPATCHED')).toEqual(['改派 secondary'])
  })

  it('never offers a rating', () => {
    expect(offered({ actions: ['RATE', 'CONFIRM', 'DISPUTE'], stage: 'RESOLVED' })).toEqual([])
  })

  it('has a key of its own for every action of a request, apart from those that move through the list', () => {
    const keys = requestActions().map((one) => one.key)
    expect(keys.length).toBeGreaterThan(5)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => ['J', 'K', 'G', '/', '?'].includes(key))).toEqual([])
  })

  it('finds the action of every form', () => {
    const asking = allActions().filter(({ asks }) => asks)
    expect(asking.length).toBeGreaterThan(3)
    for (const { action } of asking) expect(actionOfForm(pathOf(action))?.action).toBe(action)
    expect(actionOfForm('rate')).toBeUndefined()
    expect(actionOfForm('sign')).toBeUndefined()
    expect(Object.keys(FORMS)).toContain('RESOLVE')
  })

  it('leaves the question to the form where there is one, and asks by itself where there is none', () => {
    const final = Object.entries(FORMS).filter(([, form]) => form.final)
    expect(final.map(([action]) => action).sort()).toEqual([
      'CLOSE_SUPERVISION',
      'DECLINE',
      'REQUEST_INFORMATION',
      'RESOLVE',
    ])
    expect(
      allActions()
        .filter((one) => one.final)
        .map(({ action }) => action),
    ).toEqual(['CLOSE_SUPERVISION'])
  })

  it('signs with one tap', () => {
    expect(offered({ actions: ['SIGN'], stage: 'DISPATCHED' })[0]?.asks).toBe(false)
  })
})
