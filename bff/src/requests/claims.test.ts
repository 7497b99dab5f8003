import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { and, eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FILE, filing } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { settleClaims } from './settle-claims.ts'

const CODE = '91330199MA2YX0036R'
const ART = '91350100M000100Y43'

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

async function file(who: string, name: string, creditCode = CODE): Promise<string> {
  const input = filing(town.newKey(), { enterpriseId: null, enterprise: { name, creditCode } })
  const { data } = await town.as(who, FILE, { input })
  if (data.fileRequest.__typename !== 'Filed') throw new Error(JSON.stringify(data))
  return data.fileRequest.request.id
}
const nameOf = async (who: string, id: string) =>
  (await town.as(who, 'query($id: ID!) { request(id: $id) { requesterName } }', { id })).data.request?.requesterName ??
  null
const enterprisesOf = async (who: string) =>
  (await town.as(who, '{ viewer { enterprises { name creditCode verified } } }')).data.viewer.enterprises
const listOf = async (who: string) =>
  (await town.as(who, '{ requests(tab: OPEN) { items { id } } }')).data.requests.items.map(
    ({ id }: { id: string }) => id,
  )

it('whoever types a code first does not name it for others: each is read under the name he gave', async () => {
  const strangers = await file('stranger', '随便写的名字')
  const own = await file('colleague', '小满食品店')
  expect(await nameOf('officer', strangers)).toBe('随便写的名字（未核验）')
  expect(await nameOf('officer', own)).toBe('小满食品店（未核验）')
  expect(await nameOf('colleague', own)).toBe('小满食品店（未核验）')
  const mine = { creditCode: CODE, verified: false }
  expect(await enterprisesOf('stranger')).toContainEqual({ name: '随便写的名字', ...mine })
  expect(await enterprisesOf('colleague')).toContainEqual({ name: '小满食品店', ...mine })
  const stored = await town.db.read.select().from(town.db.schema.enterprises)
  expect(stored.find((each) => each.creditCode === CODE)?.name).toBe(CODE)
})

it('filed under a code of others, a request is in nobody’s list but its filer’s, and staff read 未核验', async () => {
  const id = await file('stranger', '冒用的名字', ART)
  expect(await nameOf('officer', id)).toBe('冒用的名字（未核验）')
  for (const who of ['owner', 'colleague']) {
    expect(await listOf(who)).not.toContain(id)
    expect(await nameOf(who, id)).toBeNull()
  }
  expect(await listOf('stranger')).toContain(id)
})

it('filed by a verified member it carries the enterprise’s name, whatever he types, and his colleagues see it', async () => {
  const id = await file('owner', '另一个写法', ART)
  expect(await nameOf('officer', id)).toBe('青禾艺术培训')
  expect(await listOf('colleague')).toContain(id)
})

it('keeps the name of each filing: a later one under another name does not change it', async () => {
  const first = await file('stranger', '第一次写的')
  const second = await file('stranger', '第二次写的')
  expect([await nameOf('officer', first), await nameOf('officer', second)]).toEqual([
    '第一次写的（未核验）',
    '第二次写的（未核验）',
  ])
})

it('filed again by the bound enterprise it is still not verified, and under the name given at the binding', async () => {
  await file('stranger', '随便写的名字')
  const { memberships, enterprises } = town.db.schema
  const [row] = await town.db.read.select().from(enterprises).where(eq(enterprises.creditCode, CODE))
  const input = filing(town.newKey(), { enterpriseId: row?.id })
  const { data } = await town.as('stranger', FILE, { input })
  expect(await nameOf('officer', data.fileRequest.request.id)).toBe('随便写的名字（未核验）')
  const bond = and(eq(memberships.personId, 'p-stranger'), eq(memberships.enterpriseId, row?.id ?? ''))
  await town.db.write((tx) => tx.update(memberships).set({ verified: true }).where(bond))
  expect(await enterprisesOf('stranger')).toContainEqual({ name: '随便写的名字', creditCode: CODE, verified: true })
})

it.each([
  ['the migration', () => runAgain()],
  ['a restored backup of before', () => settleClaims(town.db)],
])(
  '%s brings requests of before into the same order: what was filed unverified is taken from the enterprise’s members',
  async (_, settle) => {
    const { requests, memberships } = town.db.schema
    const verified = await file('owner', '青禾艺术培训', ART)
    const claimed = await file('stranger', '冒用的名字', ART)
    // As releases before stored it: under the enterprise, whoever filed, and with no name of the binding's own.
    await town.db.write(async (tx) => {
      await tx
        .update(requests)
        .set({ enterpriseId: 'e-art', claimedEnterpriseId: null, claimedName: null })
        .where(eq(requests.id, claimed))
      await tx.update(memberships).set({ givenName: null })
    })
    expect(await listOf('colleague')).toContain(claimed)
    await settle()
    expect(await listOf('colleague')).not.toContain(claimed)
    expect(await listOf('stranger')).toContain(claimed)
    expect(await nameOf('officer', claimed)).toBe(`${ART}（未核验）`)
    expect(await listOf('colleague')).toContain(verified)
    expect(await nameOf('officer', verified)).toBe('青禾艺术培训')
  },
)

/** What the migration that brought claims does to the rows that were there. */
async function runAgain(): Promise<void> {
  const { databaseUrl: url } = town.config
  const folder = path.join(import.meta.dirname, '../../migrations', url.startsWith('file:') ? 'sqlite' : 'pg')
  const updates = globSync('*.sql', { cwd: folder })
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('--> statement-breakpoint'))
    .filter((statement) => /^\s*UPDATE/.test(statement) && /given_name/.test(statement))
  expect(updates).toHaveLength(2)
  if (url.startsWith('file:')) {
    const connection = new Sqlite(url.slice('file:'.length))
    for (const statement of updates) connection.exec(statement)
    connection.close()
    return
  }
  const connection = postgres(url, { max: 1 })
  for (const statement of updates) await connection.unsafe(statement)
  await connection.end()
}
