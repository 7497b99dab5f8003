import { STAFF_ROLES } from '@qihu/shared'
import { OTHER_ENTERPRISE_ID, PERSON_KEYS, type Person, WHO_MAY } from '@qihu/shared/who-may'
import type { Database } from '../db/database.ts'
import { addPeople } from '../people/people.store.ts'
import { TOWN } from './town.fixture.ts'

/** Adds to the small town everybody of whom the table of expectations speaks, with offices and bindings as it says. */
export async function fillCrowd(db: Database, now: number): Promise<void> {
  const { memberships, enterprises } = db.schema
  await db.write(async (tx) => {
    await tx
      .insert(enterprises)
      .values({ id: OTHER_ENTERPRISE_ID, name: '另一家企业', creditCode: '914403001922038216' })
    await tx.delete(memberships)
    for (const key of PERSON_KEYS) {
      const { roles, unitId, verifiedFor, claims = [] }: Person = WHO_MAY[key]
      const personId = `p-${key}`
      const staff = roles.some((role) => STAFF_ROLES.includes(role))
      if (!TOWN.some((each) => each.key === key)) {
        await addPeople(tx, db.schema, [
          {
            id: personId,
            name: `某${key}`,
            phone: null,
            title: '某',
            roles,
            unitId,
            staff,
            demoKey: key,
            createdAt: now,
          },
        ])
      }
      const bound = [
        ...verifiedFor.map((enterpriseId) => ({ personId, enterpriseId, verified: true })),
        ...claims.map((enterpriseId) => ({ personId, enterpriseId, verified: false })),
      ]
      if (bound.length > 0) await tx.insert(memberships).values(bound)
    }
  })
}
