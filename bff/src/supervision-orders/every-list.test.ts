import { type Actor, postsIn, type Role } from '@qihu/shared'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { expect, it } from 'vitest'
import { openTestDatabase } from '../testing/test-database.ts'
import { pageOfOrders } from './orders.store.ts'

const PLACE = '1_00000000-0000-7000-8000-000000000000'

/** Which forms of the statement other tests ask for depends on what they have stored; all of them stand in docs/plans. */
it('orders of each stage are listed for the centre and for a unit, from the beginning and from a place on', async () => {
  const { db, drop } = await openTestDatabase()
  const readBy = (role: Role): Actor => ({ personId: 'p', posts: postsIn([role], 'u', 'centre'), enterpriseIds: [] })
  const stages = ['ISSUED', ...supervisionOrder.ended]
  expect(stages.length).toBeGreaterThan(1)
  for (const stage of stages) {
    for (const after of [null, PLACE]) {
      const page = (role: Role) => pageOfOrders(db, readBy(role), stage, { after, first: 5 })
      for (const role of ['CASE_OFFICER', 'UNIT_HEAD'] as const) {
        expect(await page(role)).toEqual({ items: [], endCursor: null })
      }
      expect(await page('DISCIPLINE')).toBeNull()
    }
  }
  await db.close()
  await drop()
})
