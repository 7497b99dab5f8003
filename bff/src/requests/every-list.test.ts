import { type Actor, type Post, postsIn, type Role } from '@qihu/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOne } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { type ListParts, queueCounts, queuePage, requestsOf } from './lists.store.ts'

/**
 * Each list there is, in every form in which its statement can be: which of them other tests ask for depends on what they
 * have stored, and all of them stand in docs/plans.
 */
let app: TestApp
let parts: ListParts
beforeAll(async () => {
  app = await openTestApp()
  parts = { db: app.db, log: { error: () => {} } }
  await fileOne(app)
})
afterAll(() => app.close())

const STAFF: readonly (readonly Role[])[] = [
  ['CASE_OFFICER'],
  ['UNIT_HANDLER'],
  ['UNIT_HEAD'],
  ['UNIT_HANDLER', 'UNIT_HEAD'],
  ['CASE_OFFICER', 'UNIT_HANDLER'],
  ['CASE_OFFICER', 'UNIT_HEAD'],
  ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD'],
]
/** From the beginning, and from a place on that lies before and after everything. */
const PLACES = [null, '1_00000000-0000-7000-8000-000000000000', '900000000000000_00000000-0000-7000-8000-000000000000']

describe.each(STAFF.map((roles) => ({ roles })))('the queue of $roles', ({ roles }) => {
  const actor: Actor = { personId: 'p-somebody', posts: postsIn(roles, 'nobodys', 'centre'), enterpriseIds: [] }
  it('counts each of its tabs', async () => {
    const now = roles.includes('CASE_OFFICER') ? 1 : 0
    expect(await queueCounts(parts, actor)).toEqual([
      { tab: 'NOW', total: now, totalIsMore: false },
      { tab: 'OPEN', total: 0, totalIsMore: false },
      { tab: 'ENDED', total: 0, totalIsMore: false },
    ])
  })
  it.each(['NOW', 'OPEN', 'ENDED'] as const)(
    'in the tab %s holds what was filed where it waits for intake',
    async (tab) => {
      const holds = tab === 'NOW' && roles.includes('CASE_OFFICER') ? 1 : 0
      for (const after of PLACES) {
        expect((await queuePage(parts, actor, tab, { first: 5, after })).total).toBe(holds)
      }
    },
  )
})

/** Of two units, or of a desk here and a unit there: what one person reads is the sum of his posts. */
const SEVERAL: readonly (readonly Post[])[] = [
  [...postsIn(['UNIT_HANDLER'], 'one', 'centre'), ...postsIn(['UNIT_HEAD'], 'two', 'centre')],
  [...postsIn(['CASE_OFFICER'], 'desk', 'other'), ...postsIn(['UNIT_HANDLER'], 'one', 'centre')],
]
describe.each(SEVERAL.map((posts) => ({ posts })))('the queue of several posts', ({ posts }) => {
  const actor: Actor = { personId: 'p-somebody', posts, enterpriseIds: [] }
  it('counts nothing of anybody else', async () => {
    expect((await queueCounts(parts, actor)).map(({ total }) => total)).toEqual([0, 0, 0])
  })
  it.each(['NOW', 'OPEN', 'ENDED'] as const)('in the tab %s holds nothing of anybody else', async (tab) => {
    for (const after of PLACES) {
      for (const first of [5, 20, 50]) expect((await queuePage(parts, actor, tab, { first, after })).total).toBe(0)
    }
  })
})

describe.each([0, 1, 2])('a list of somebody with %i enterprises', (count) => {
  const enterpriseIds = Array.from({ length: count }, (_, n) => `enterprise-${n}`)
  const actor: Actor = { personId: 'p-owner', posts: [], enterpriseIds }
  it.each(['WAITING_FOR_ME', 'OPEN', 'ENDED'] as const)('in the tab %s holds his own where it is open', async (tab) => {
    for (const after of PLACES) {
      expect((await requestsOf(parts, actor, tab, { first: 5, after })).total).toBe(tab === 'OPEN' ? 1 : 0)
    }
  })
})
