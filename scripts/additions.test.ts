import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Copy, failing, filesOf } from './additions/copy.ts'
import * as form from './additions/form-to-rule-on.ts'
import * as tap from './additions/one-tap.ts'
import * as kind from './additions/whole-kind.ts'

/**
 * What an addition costs: it is made in a copy of the project, in the places where a developer would make it, and
 * everything else has to follow by itself or say what it misses. Each takes a minute or two where nothing else runs, and
 * more than five on a slow machine beside two other suites.
 */

let copy: Copy
beforeEach(() => {
  copy = new Copy()
})
afterEach(() => copy.remove())

const testsOf = (...names: string[]) => names.map((name) => `shared/src/requests/${name}.test.ts`)

describe.each([
  { what: 'one tap, with a refusal and a notice of its own', ...tap, files: 8 },
  { what: 'a form that another person rules on, two actions', ...form, files: 9 },
])('one more action: $what', ({ RULES, ORACLES, MISSED, files }) => {
  test('is its chapter, its state and its line in the life; the oracles say what they miss, and agree once they have it', async () => {
    for (const each of RULES) copy.edit(each)
    expect(await copy.codegen()).toMatchObject({ failed: false })
    expect(await copy.mistyped()).toEqual(['bff/src/testing/expectations.ts'])
    expect(failing(await copy.tests('shared'))).toEqual(testsOf(...MISSED))
    expect(copy.byHand()).toEqual(filesOf(RULES))

    for (const each of ORACLES) copy.edit(each)
    expect(await copy.mistyped()).toEqual([])
    expect(failing(await copy.tests('shared'))).toEqual([])
    const matrix = await copy.tests('bff-sqlite', 'bff/src/authorization-matrix.test.ts')
    expect(matrix.failed, matrix.said.slice(-4_000)).toBe(false)
    expect(copy.byHand()).toEqual(filesOf([...RULES, ...ORACLES]))
    expect(copy.byHand()).toHaveLength(files)
  }, 900_000)
})

describe('one more kind of thing, with two actions, a timer, a cause and a page', () => {
  test('is its folders and a line where kinds are listed; the oracle of the service says that it has none for it', async () => {
    for (const each of [...kind.FOLDERS, ...kind.LINES]) copy.edit(each)
    expect(await copy.codegen()).toMatchObject({ failed: false })
    expect(await copy.mistyped()).toEqual(['bff/src/testing/expectations.ts'])
    const lists = ['bff/src/app.ts', 'bff/src/lives.ts', 'miniapp/src/app.config.ts', 'scripts/codegen.ts']
    expect(filesOf(kind.LINES)).toEqual([...lists, 'shared/src/lives.ts'])
    expect(copy.byHand()).toEqual(filesOf([...kind.FOLDERS, ...kind.LINES]))

    for (const each of kind.ORACLES) copy.edit(each)
    expect(await copy.mistyped()).toEqual([])
    const own = await copy.tests('bff-sqlite', 'bff/src/site-visits')
    expect(own.failed, own.said.slice(-4_000)).toBe(false)
    const byHand = filesOf([...kind.FOLDERS, ...kind.LINES, ...kind.ORACLES])
    expect(copy.byHand()).toEqual(byHand)
    expect(byHand).toHaveLength(kind.FOLDERS.length + lists.length + 1 + 2)
  }, 900_000)
})
