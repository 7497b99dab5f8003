import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { replay } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFile, readAttachment } from '../attachments/attachment-files.ts'
import { ensureFirstCentre } from '../centres/centres.store.ts'
import { postgresBelow } from '../db/database.ts'
import { openDatabase, withTables } from '../db/open.ts'
import { sha256 } from '../ids.ts'
import { historyOf } from '../life/history.store.ts'
import { WordIndexer } from '../requests/index-words.ts'
import { fileOne, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { backup } from './backup.ts'
import { type Manifest, readLines, readManifest, type TableEntry, tableFile, writeManifest } from './backup-format.ts'
import { ALL_TABLES, LEFT_OUT, rowSum } from './backup-tables.ts'
import { restore, verifyBackup } from './restore.ts'

let app: TestApp
let scratch: string
const ids: string[] = []
const FILES = { kept: '一份材料', lost: '丢了的材料' }

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'qihu-backup-'))
  app = await openTestApp()
  for (let n = 0; n < 3; n += 1) ids.push((await fileOne(app)).id)
  await resolveOne(app, ids[0] ?? '')
  await take(app, 'owner', 'confirmRequest', ids[0] ?? '')
  const { attachments, texts, outbox, requests } = app.db.schema
  await app.db.write(async (tx) => {
    for (const [id, body] of Object.entries(FILES)) {
      const row = { id, ownerId: 'p-owner', clientKey: `key-${id}`, thingId: ids[0] ?? '', name: `${id}.pdf` }
      const file = { mime: 'application/pdf', bytes: Buffer.byteLength(body), sha256: sha256(body), createdAt: 1 }
      await tx.insert(attachments).values({ ...row, ...file })
    }
    // What quoting, joining and splitting could break.
    const body = 'a"b\\c\n\u2028\u2029,{}\t\u{1F9FE}𠮷 NULL \\N "null"\r\n'
    await tx.insert(texts).values({ id: 'odd', thingId: ids[0] ?? '', body, createdAt: 1_900_000_000_123 })
  })
  expect((await app.db.read.select().from(outbox)).length).toBeGreaterThan(3)
  expect((await app.db.read.select().from(requests)).length).toBe(3)
  await keepFile(app.config.dataDir, 'kept', Buffer.from(FILES.kept))
})
afterAll(async () => {
  await app.close()
  rmSync(scratch, { recursive: true, force: true })
})

let made = 0
async function backUp(databaseUrl = app.config.databaseUrl, dataDir = app.config.dataDir) {
  made += 1
  const dir = path.join(scratch, `backup-${made}`)
  return { dir, manifest: await backup({ databaseUrl, dataDir, dir, now: Date.now }) }
}

/** An empty database, and a folder for files beside it. */
async function empty(): Promise<TestDatabase & { close(): Promise<void> }> {
  const test = await openTestDatabase()
  await test.db.close()
  return { ...test, close: () => test.drop() }
}

const ofTables = ({ tables }: Manifest) => tables

describe('a backup', () => {
  it('holds every table there is but those left out on purpose', async () => {
    const { manifest } = await backUp()
    const there = await withTables(app.config.databaseUrl, 'SNAPSHOT', (access) => access.tables())
    expect(Object.keys(manifest.tables).sort()).toEqual(
      [...there.keys()].filter((name) => !LEFT_OUT.includes(name)).sort(),
    )
    expect(ALL_TABLES.map(({ name }) => name).sort()).toEqual([...there.keys()].sort())
    for (const { name, columns } of ALL_TABLES) {
      expect([...(there.get(name) ?? [])].sort(), name).toEqual(columns.map((column) => column.name).sort())
    }
    expect(manifest.leftOut.filter((name) => !there.has(name))).toEqual([])
  })

  it('names files that were lost before and saves the rest', async () => {
    const { dir, manifest } = await backUp()
    expect(manifest.files).toMatchObject({ count: 1, faults: [{ id: 'lost', fault: 'MISSING' }] })
    expect(await readAttachment(dir, 'kept')).toEqual(Buffer.from(FILES.kept))
    expect((await verifyBackup(dir)).tables).toEqual(manifest.tables)
  })

  it('leaves no session, code or token behind', async () => {
    const { dir } = await backUp()
    const token = await app.tokenOf('owner')
    const all = readdirSync(path.join(dir, 'tables')).map((file) =>
      gunzipSync(readFileSync(path.join(dir, 'tables', file))),
    )
    expect(all.length).toBeGreaterThan(10)
    expect(all.some((bytes) => bytes.includes(sha256(token)))).toBe(false)
  })

  it('does not write over another one', async () => {
    const { dir } = await backUp()
    const again = backup({ databaseUrl: app.config.databaseUrl, dataDir: app.config.dataDir, dir, now: Date.now })
    await expect(again).rejects.toThrow(/已存在/)
  })

  it('that was cut leaves nothing that looks like one', async () => {
    const dir = path.join(scratch, 'cut')
    const databaseUrl = app.config.databaseUrl
    const progress = () => {
      throw new Error('cut')
    }
    await expect(backup({ databaseUrl, dataDir: app.config.dataDir, dir, now: Date.now, progress })).rejects.toThrow(
      'cut',
    )
    expect(readdirSync(scratch).filter((name) => name.startsWith('cut'))).toEqual([])
  })
})

describe('a restore', () => {
  it('gives the same rows on every engine on the way, and the service goes on', async () => {
    const first = await backUp()
    const other = `file:${path.join(scratch, 'between.sqlite')}`
    const otherFiles = path.join(scratch, 'files')
    await restore({ databaseUrl: other, dataDir: otherFiles, dir: first.dir })
    const second = await backUp(other, otherFiles)
    expect(second.manifest.engine).toBe('sqlite')
    expect(ofTables(second.manifest)).toEqual(ofTables(first.manifest))

    const target = await empty()
    await restore({ databaseUrl: target.url, dataDir: target.dir, dir: second.dir })
    const third = await backUp(target.url, target.dir)
    expect(third.manifest.engine).toBe(app.db.engine)
    expect(ofTables(third.manifest)).toEqual(ofTables(first.manifest))
    expect(await readAttachment(target.dir, 'kept')).toEqual(Buffer.from(FILES.kept))

    const db = await openDatabase(target.url)
    const { requests, outbox, sessions, texts } = db.schema
    const rows = await db.read.select().from(requests)
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const row of rows) expect(replay(request, await historyOf(db.read, db.schema, row.id))).toEqual(row.state)
    expect((await db.read.select().from(texts)).find(({ id }) => id === 'odd')).toEqual(
      (await app.db.read.select().from(app.db.schema.texts)).find(({ id }) => id === 'odd'),
    )
    expect(await db.read.select().from(sessions)).toEqual([])
    const [held] = await db.read.select().from(outbox)
    if (!held) throw new Error('nothing was sent')
    const { id: _, ...notice } = held
    const [added] = await db.write((tx) => tx.insert(outbox).values(notice).returning({ id: outbox.id }))
    expect(added?.id).toBe((first.manifest.tables.outbox?.serial ?? 0) + 1)
    await db.close()
    await target.close()
  })

  it('takes a database on which a server has only stood, and finds the words of what it restored', async () => {
    const { dir } = await backUp()
    const stood = await openTestDatabase()
    await new WordIndexer(stood.db).all(app.time.now)
    await ensureFirstCentre(stood.db, { division: '110101', desk: '别处兜底专窗', now: app.time.now })
    const { beats } = stood.db.schema
    await stood.db.write((tx) => tx.insert(beats).values({ name: 'SWEEP', at: app.time.now }))
    await stood.db.close()
    await restore({ databaseUrl: stood.url, dataDir: stood.dir, dir })
    const restored = await openDatabase(stood.url)
    const { centres, requests, wordsState } = restored.schema
    expect(await restored.read.select({ name: centres.name }).from(centres)).toEqual([{ name: '云溪县' }])
    expect(await restored.read.select().from(wordsState)).toEqual([])
    const filed = await restored.read.select({ id: requests.id }).from(requests)
    expect(filed.length).toBeGreaterThan(0)
    expect(await new WordIndexer(restored).all(app.time.now)).toBe(filed.length)
    await restored.close()
    await stood.drop()
  })

  it('refuses a database with anything in it', async () => {
    const { dir } = await backUp()
    const into = { databaseUrl: app.config.databaseUrl, dataDir: app.config.dataDir, dir }
    await expect(restore(into)).rejects.toThrow(/不是空的/)
  })

  it.each<[string, (dir: string) => Promise<void>, RegExp]>([
    [
      'a row was changed',
      async (dir) => {
        const file = tableFile(dir, 'texts')
        writeFileSync(file, gzipSync(gunzipSync(readFileSync(file)).toString().replace('消防验收', '消防验牧')))
      },
      /texts/,
    ],
    [
      'a file was cut',
      async (dir) => writeFileSync(tableFile(dir, 'texts'), readFileSync(tableFile(dir, 'texts')).subarray(0, -12)),
      /texts/,
    ],
    ['an attachment was changed', async (dir) => keepFile(dir, 'kept', Buffer.from('另一份')), /附件 kept/],
    ['there is no manifest', async (dir) => rmSync(path.join(dir, 'manifest.json')), /不是完整的备份/],
  ])('stores nothing when %s', async (_, damage, words) => {
    const { dir } = await backUp()
    await damage(dir)
    await expect(verifyBackup(dir)).rejects.toThrow(words)
    const target = await empty()
    await expect(restore({ databaseUrl: target.url, dataDir: target.dir, dir })).rejects.toThrow(words)
    const db = await openDatabase(target.url)
    expect(await db.read.select().from(db.schema.requests)).toEqual([])
    expect(await db.read.select().from(db.schema.people)).toEqual([])
    expect(existsSync(path.join(target.dir, 'attachments', 'ke', 'kept'))).toBe(false)
    await db.close()
    await target.close()
  })

  it.each([
    [
      'no table of roles',
      ['person_roles', 'deputies', 'things', 'centres', 'closures', 'centre_texts', 'categories', 'admin_changes'],
      ['centre_id', 'thing_kind'],
    ],
    [
      'roles without their units',
      ['centres', 'closures', 'centre_texts', 'categories', 'deputies', 'admin_changes'],
      ['person_roles.unit_id', 'halls.centre_id'],
    ],
  ])('takes a backup from before there were centres, with %s', async (_, without, since) => {
    const { dir, manifest } = await backUp()
    const tables: Record<string, TableEntry> = Object.fromEntries(
      Object.entries(manifest.tables).filter(([name]) => !without.includes(name)),
    )
    for (const [name, { columns, ...entry }] of Object.entries(tables)) {
      const kept = columns.filter((column) => !since.includes(column) && !since.includes(`${name}.${column}`))
      const sum = rowSum()
      const lines: string[] = []
      for await (const line of readLines(tableFile(dir, name))) {
        const row = (JSON.parse(line) as unknown[]).filter((_____, index) => kept.includes(columns[index] ?? ''))
        lines.push(JSON.stringify(row))
        sum.add(JSON.stringify(row))
      }
      writeFileSync(tableFile(dir, name), gzipSync(lines.map((line) => `${line}\n`).join('')))
      tables[name] = { ...entry, columns: kept, ...sum.result() }
    }
    await writeManifest(dir, { ...manifest, tables })
    const target = await empty()
    await restore({ databaseUrl: target.url, dataDir: target.dir, dir })
    const db = await openDatabase(target.url)
    const { people, personRoles, requests, messages } = db.schema
    const roles = async ({ read }: typeof db) =>
      (await read.select().from(personRoles))
        .map(({ personId, role, unitId }) => `${personId} ${role} ${unitId}`)
        .toSorted()
    expect(await roles(db)).toEqual(await roles(app.db))
    expect((await roles(db)).length).toBeGreaterThan(3)
    expect((await db.read.select().from(people)).length).toBeGreaterThan(3)
    expect(new Set((await db.read.select().from(requests)).map(({ centreId }) => centreId))).toEqual(
      new Set(['centre']),
    )
    expect(new Set((await db.read.select().from(messages)).map(({ thingKind }) => thingKind))).toEqual(
      new Set(['REQUEST']),
    )
    // Never looked at, PostgreSQL takes it to have -1.
    const rows = await postgresBelow(db.read)?.(`SELECT reltuples FROM pg_class WHERE relname = 'service_requests'`, [])
    if (rows) expect(rows).toEqual([[3]])
    await db.close()
    await target.close()
  })

  it('takes a backup from before a table and a column that may be empty, and none from a newer program', async () => {
    const { dir, manifest } = await backUp()
    const { messages: _, ...tables } = manifest.tables
    const people = tables.people ?? { columns: [], rows: 0, hash: '' }
    await writeManifest(dir, { ...manifest, tables })
    const target = await empty()
    await restore({ databaseUrl: target.url, dataDir: target.dir, dir })
    await target.close()

    const fresh = await empty()
    const into = { databaseUrl: fresh.url, dataDir: fresh.dir, dir }
    await writeManifest(dir, { ...manifest, schemaVersion: manifest.schemaVersion + 1 })
    await expect(restore(into)).rejects.toThrow(/请先升级程序/)
    await writeManifest(dir, { ...manifest, tables: { people: { ...people, columns: ['id', 'nickname'] } } })
    await expect(restore(into)).rejects.toThrow(/people.nickname/)
    await writeManifest(dir, { ...manifest, tables: { people: { ...people, columns: ['id'] } } })
    await expect(restore(into)).rejects.toThrow(/备份里没有 people.name/)
    await writeManifest(dir, { ...manifest, format: 2 })
    await expect(readManifest(dir)).rejects.toThrow(/备份格式/)
    await fresh.close()
  })
})
