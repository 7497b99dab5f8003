import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { purge } from '../operations/purge.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { giveBack, type Limit, remember, spendAll, spentOf } from './counters.store.ts'

const NOW = Date.parse('2026-11-20T09:30:00+08:00')
const MINUTE = 60_000

let base: TestDatabase
beforeEach(async () => {
  base = await openTestDatabase()
})
afterEach(async () => {
  await base.db.close()
  await base.drop()
})

const spend = (limits: readonly Limit[], now = NOW) => base.db.write((tx) => spendAll(tx, base.db.schema, limits, now))
const spent = (key: string, now = NOW) => spentOf(base.db.read, base.db.schema, key, now)
const three = (key = 'narrow'): Limit => ({ key, most: 3, ms: MINUTE })

it('lets so many through and no more, also when all come at the same moment', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => spend([three()])))
  expect(answers.filter((full) => full === null)).toHaveLength(3)
  expect(await spent('narrow')).toBe(3)
})

it('says how long to wait, and begins anew when that is over', async () => {
  for (let n = 0; n < 3; n += 1) await spend([three()])
  expect(await spend([three()], NOW + 20_000)).toMatchObject({ seconds: 40 })
  expect(await spend([three()], NOW + MINUTE)).toBeNull()
  expect(await spent('narrow', NOW + MINUTE)).toBe(1)
})

it('spends nothing of the wide limit for who is refused by the narrow one', async () => {
  const wide = { key: 'wide', most: 100, ms: MINUTE }
  const answers = await Promise.all(Array.from({ length: 10 }, () => spend([three(), wide])))
  expect(answers.filter((full) => full?.limit.key === 'narrow')).toHaveLength(7)
  expect(await spent('wide')).toBe(3)
})

it('gives nothing of the narrow limit for who is refused by the wide one', async () => {
  for (let n = 0; n < 3; n += 1) await spend([three('wide')])
  expect(await spend([three(), three('wide')])).toMatchObject({ limit: { key: 'wide' } })
  expect(await spent('narrow')).toBe(0)
})

it('gives back what was spent, never more, and nothing of a time that is over', async () => {
  await spend([three()])
  const back = (now: number) => base.db.write((tx) => giveBack(tx, base.db.schema, ['narrow', 'never'], now))
  await back(NOW)
  await back(NOW)
  expect([await spent('narrow'), await spent('never')]).toEqual([0, 0])
  await spend([three()])
  await back(NOW + 2 * MINUTE)
  await spend([three()], NOW + 2 * MINUTE)
  expect(await spent('narrow', NOW + 2 * MINUTE)).toBe(1)
})

it('remembers until a time, and is cleared when it is over', async () => {
  await base.db.write((tx) => remember(tx, base.db.schema, 'known', MINUTE, NOW))
  await spend([{ key: 'longer', most: 1, ms: 10 * MINUTE }])
  expect([await spent('known'), await spent('known', NOW + MINUTE)]).toEqual([1, 0])
  await purge({ db: base.db, clock: { now: () => NOW + 2 * MINUTE }, config: { dataDir: tmpdir() } })
  const rows = await base.db.read.select().from(base.db.schema.counters)
  expect(rows.map((row) => row.key)).toEqual(['longer'])
})
