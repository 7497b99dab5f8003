import { type Calendar, formatRequestNumber, isStaffRole, localDate, SHIPPED_CALENDAR } from '@qihu/shared'
import type { Config } from '../config.ts'
import { type Database, type Db, isConflict } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { addPeople } from '../people/people.store.ts'
import { passTimeOfThings, type Scene, tell, workingDaysAgo } from './demo-history.ts'
import { addRatings } from './demo-ratings.ts'
import { STORIES } from './demo-stories.ts'
import { CENTRE, DIVISION, ENTERPRISES, HALL, people, personId, UNITS, WINDOWS } from './demo-town.ts'

export { demoPhones } from './demo-town.ts'

export type SeedOptions = {
  readonly now: number
  readonly config: Pick<Config, 'profile'>
  readonly calendar?: Calendar
}

/**
 * Fills an empty database with an invented county and what happened there in the last twenty working days; leaves any
 * other database as it is. The same `now` gives the same rows.
 */
export async function seedDemo(db: Database, options: SeedOptions): Promise<void> {
  const { schema } = db
  const { now, config, calendar = SHIPPED_CALENDAR } = options
  const [any] = await db.read.select({ id: schema.units.id }).from(schema.units).limit(1)
  if (any) return
  try {
    await db.write(async (tx) => {
      await addTown(tx, schema, now)
      await addHistory({ tx, schema, calendar, config, now })
      await addRatings(tx, schema, now)
    })
  } catch (error) {
    // Another process that started at the same moment has filled it.
    if (!isConflict(error)) throw error
  }
}

async function addTown(tx: Db, schema: Schema, now: number): Promise<void> {
  await tx.insert(schema.centres).values({ ...CENTRE, createdAt: now })
  await tx.insert(schema.units).values(UNITS.map((unit) => ({ ...unit, division: DIVISION })))
  await tx.insert(schema.enterprises).values(ENTERPRISES.map((enterprise) => ({ ...enterprise })))
  await addPeople(
    tx,
    schema,
    people.map(([key, { name, title, role, phone, unit, shown }]) => ({
      id: personId(key),
      name,
      phone,
      title,
      roles: [role],
      unitId: unit ?? null,
      staff: isStaffRole(role),
      demoKey: shown ? key : null,
      createdAt: now,
    })),
  )
  await tx.insert(schema.memberships).values(
    people.flatMap(([key, { enterprise, role }]) =>
      enterprise
        ? [
            {
              ...{ personId: personId(key), enterpriseId: enterprise, verified: true },
              role: role === 'ENTERPRISE_OWNER' ? ('OWNER' as const) : ('AGENT' as const),
            },
          ]
        : [],
    ),
  )
  await tx
    .insert(schema.identities)
    .values(
      people.flatMap(([key, { role, phone, openid, dingTalk }]) => [
        ...(openid ? [{ provider: 'WECHAT' as const, subject: openid, personId: personId(key) }] : []),
        ...(dingTalk ? [{ provider: 'DINGTALK' as const, subject: dingTalk, personId: personId(key) }] : []),
        ...(isStaffRole(role) ? [] : [{ provider: 'PHONE' as const, subject: phone, personId: personId(key) }]),
      ]),
    )
  await tx.insert(schema.halls).values({ ...HALL })
  await tx.insert(schema.windows).values(
    WINDOWS.map(({ id, name, services }) => ({
      id,
      hallId: HALL.id,
      name,
      services: [...services],
      keyVersion: '1',
      revokedAt: null,
    })),
  )
}

async function addHistory(scene: Scene): Promise<void> {
  const used = new Map<string, number>()
  for (const story of STORIES.toSorted((a, b) => b.filed - a.filed)) {
    const date = localDate(workingDaysAgo(scene.calendar, scene.now, story.filed))
    const sequence = (used.get(date) ?? 0) + 1
    used.set(date, sequence)
    await tell(scene, story, formatRequestNumber({ division: DIVISION, date, sequence }))
  }
  await passTimeOfThings(scene)
  const series = [...used].map(([date, next]) => ({ series: `${DIVISION}-${date}`, next }))
  await scene.tx.insert(scene.schema.numbers).values(series)
}
