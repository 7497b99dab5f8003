import { isStaffRole } from '@qihu/shared'
import {
  CENTRE_IDS,
  CITY_ID,
  DESKS,
  LEAD_UNITS,
  OTHER_ENTERPRISE_ID,
  PERSON_KEYS,
  type Person,
  WHO_MAY,
} from '@qihu/shared/who-may'
import type { Database } from '../db/database.ts'
import { newId } from '../ids.ts'
import { addPeople } from '../people/people.store.ts'
import { WINDOW_IDS } from './scenes.fixture.ts'
import { TOWN } from './town.fixture.ts'

const YEAR = 365 * 86_400_000

/** Adds to the small town everybody of whom the table of expectations speaks, with offices and bindings as it says. */
export async function fillCrowd(db: Database, now: number): Promise<void> {
  const { centres, units, halls, windows, memberships, enterprises, personRoles, deputies } = db.schema
  await db.write(async (tx) => {
    const NEIGHBOUR = CENTRE_IDS.NEIGHBOUR
    const beside = { id: NEIGHBOUR, parentId: CITY_ID, division: '330198', level: 'COUNTY', createdAt: now } as const
    const above = { id: CITY_ID, parentId: null, division: '330100', level: 'CITY', createdAt: now } as const
    await tx.insert(centres).values([
      { ...above, name: '溪州市', desk: '溪州市兜底专窗' },
      { ...beside, name: '邻县', desk: '邻县兜底专窗' },
    ])
    const there = { phone: null, division: '330198', centreId: NEIGHBOUR }
    await tx.insert(units).values([
      { ...there, id: DESKS.NEIGHBOUR, name: '邻县兜底专窗', leads: false },
      { ...there, id: LEAD_UNITS.NEIGHBOUR, name: '邻县住建局', leads: true },
    ])
    const hall = { id: 'hn', name: '邻县政务服务中心', address: '邻县', phone: '0571-00000002', centreId: NEIGHBOUR }
    await tx.insert(halls).values(hall)
    const window = { id: WINDOW_IDS.NEIGHBOUR, hallId: 'hn', name: '“办不成事”兜底专窗', services: [] }
    await tx.insert(windows).values({ ...window, keyVersion: '1', revokedAt: null })
    await tx
      .insert(enterprises)
      .values({ id: OTHER_ENTERPRISE_ID, name: '另一家企业', creditCode: '914403001922038216' })
    await tx.delete(memberships)
    for (const key of PERSON_KEYS) {
      const person: Person = WHO_MAY[key]
      const { roles, unitId, centreId, also = [], verifiedFor, claims = [] } = person
      const personId = `p-${key}`
      const staff = roles.some(isStaffRole)
      if (!TOWN.some((each) => each.key === key)) {
        await addPeople(tx, db.schema, [
          {
            id: personId,
            name: `某${key}`,
            phone: null,
            title: '某',
            roles,
            unitId,
            ...(centreId && { centreId }),
            staff,
            demoKey: key,
            createdAt: now,
          },
        ])
      }
      const others = also.map((post) => ({ ...post, personId, unitId: post.unitId ?? '' }))
      if (others.length > 0) await tx.insert(personRoles).values(others)
      const lent = [
        ...(person.standsIn ?? []).map((post) => ({ post, fromAt: now - YEAR, untilAt: now + YEAR })),
        ...(person.stoodIn ?? []).map((post) => ({ post, fromAt: now - YEAR, untilAt: now })),
        ...(person.willStandIn ?? []).map((post) => ({ post, fromAt: now + YEAR, untilAt: now + 2 * YEAR })),
      ]
      for (const { post, ...days } of lent) {
        const of = { id: newId(now), personId: 'p-handler', deputyId: personId, ...days }
        await tx.insert(deputies).values({ ...of, ...post, unitId: post.unitId ?? '' })
      }
      const bound = [
        ...verifiedFor.map((enterpriseId) => ({ personId, enterpriseId, verified: true })),
        ...claims.map((enterpriseId) => ({ personId, enterpriseId, verified: false })),
      ]
      if (bound.length > 0) await tx.insert(memberships).values(bound)
    }
  })
}
