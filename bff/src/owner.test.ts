import { chmodSync, chownSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepFile, readAttachment } from './attachments/attachment-files.ts'
import { backup } from './backup/backup.ts'
import { restore } from './backup/restore.ts'
import { openDatabase } from './db/open.ts'
import { sha256 } from './ids.ts'
import { leftToDo, withRightsOf } from './owner.ts'
import { openTestApp, type TestApp } from './testing/test-app.ts'
import { openTestDatabase } from './testing/test-database.ts'
import { keepFiles } from './web/earlier-files.ts'

/** Nobody in particular: not root, and not whoever runs the tests. */
const SERVICE = { uid: 65_533, gid: 65_532 }
const asRoot = process.geteuid?.() === 0
const BODY = Buffer.from('一份材料')

let scratch: string
let town: TestApp
let dir: string
beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'qihu-owner-'))
  chmodSync(scratch, 0o755)
  town = await openTestApp()
  const { attachments } = town.db.schema
  const file = { mime: 'application/pdf', bytes: BODY.length, sha256: sha256(BODY), createdAt: 1 }
  const row = { id: 'kept', ownerId: 'p-owner', clientKey: 'key-kept', thingId: null, name: '材料.pdf' }
  await town.db.write((tx) => tx.insert(attachments).values({ ...row, ...file }))
  await keepFile(town.config.dataDir, 'kept', BODY)
  dir = path.join(scratch, 'backup')
  const { databaseUrl, dataDir } = town.config
  await backup({ databaseUrl, dataDir, dir, now: Date.now })
  // Root's alone, as backups are.
  chmodSync(dir, 0o700)
})
afterAll(async () => {
  await town.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** A folder as an operator makes it for the service; without the right to do so, it stays whoever's runs the tests. */
function folderOfService(name: string): string {
  const folder = path.join(scratch, name)
  mkdirSync(folder, { mode: 0o750 })
  if (asRoot) chownSync(folder, SERVICE.uid, SERVICE.gid)
  return folder
}

const owner = asRoot ? SERVICE : { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 }
const everything = (folder: string): string[] =>
  globSync('**/*', { cwd: folder }).map((each) => path.join(folder, each))
const ownersOf = (folder: string) =>
  new Set(everything(folder).map((each) => `${statSync(each).uid}:${statSync(each).gid}`))

async function restoreInto(dataDir: string) {
  const other = await openTestDatabase()
  await other.db.close()
  const databaseUrl = other.url.startsWith('file:') ? `file:${path.join(dataDir, 'db/qihu.sqlite')}` : other.url
  try {
    return await restore({ databaseUrl, dataDir, dir })
  } finally {
    await other.drop()
  }
}

it('gives what is restored to whom the data folder belongs, with the modes that files have, and twice the same', async () => {
  const dataDir = folderOfService('restored')
  await restoreInto(dataDir)
  expect(ownersOf(dataDir)).toEqual(new Set([`${owner.uid}:${owner.gid}`]))
  const [file = ''] = globSync('attachments/*/kept', { cwd: dataDir })
  expect(statSync(path.join(dataDir, file)).mode & 0o777).toBe(0o600)
  expect(await withRightsOf(owner, () => readAttachment(dataDir, 'kept'))).toEqual(BODY)
  expect(leftToDo(dataDir)).toBeNull()
  // The files of a restore that root had made before this was seen to are put right by the next one.
  if (asRoot) for (const each of everything(dataDir)) chownSync(each, 0, 0)
  rmSync(path.join(dataDir, 'db'), { recursive: true, force: true })
  await restoreInto(dataDir)
  expect(ownersOf(dataDir)).toEqual(new Set([`${owner.uid}:${owner.gid}`]))
})

it('gives a folder that is not there yet to whom the one above belongs', async () => {
  const above = folderOfService('above')
  await restoreInto(path.join(above, 'data/of/it'))
  expect(ownersOf(above)).toEqual(new Set([`${owner.uid}:${owner.gid}`]))
})

it('restores nothing that the service could not read or that cannot be written, and says what to do', async () => {
  const closed = path.join(scratch, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const dataDir = path.join(closed, 'data')
  mkdirSync(dataDir)
  if (asRoot) chownSync(dataDir, SERVICE.uid, SERVICE.gid)
  else chmodSync(dataDir, 0o500)
  await expect(restoreInto(dataDir)).rejects.toThrow(asRoot ? /上级目录的权限/ : /sudo -u/)
  expect(globSync('attachments/*/*', { cwd: dataDir })).toEqual([])
  if (!asRoot) chmodSync(dataDir, 0o700)
})

it('tells who restores as another user than the service what is left to do', () => {
  const mine = mkdtempSync(path.join(scratch, 'mine-'))
  // Of whoever runs this: to root it says that the service may be somebody else.
  expect(leftToDo(mine)).toEqual(asRoot ? expect.stringContaining(`chown -R 用户: ${mine}`) : null)
})

it('leaves the service its database, whoever opens it beside the service', async () => {
  const folder = folderOfService('database')
  const url = `file:${path.join(folder, 'qihu.sqlite')}`
  for (const _ of ['made', 'opened again']) {
    const db = await openDatabase(url)
    await db.write((tx) =>
      tx.insert(db.schema.units).values({ id: `u-${Math.random()}`, name: '某局', division: '330199', leads: true }),
    )
    expect(globSync('*', { cwd: folder }).sort()).toEqual(['qihu.sqlite', 'qihu.sqlite-shm', 'qihu.sqlite-wal'])
    expect(ownersOf(folder)).toEqual(new Set([`${owner.uid}:${owner.gid}`]))
    await db.close()
  }
})

it('leaves the service the files of its pages', async () => {
  const build = mkdtempSync(path.join(scratch, 'build-'))

  writeFileSync(path.join(build, 'app.aaaa1111.js'), 'script')
  const dataDir = folderOfService('pages')
  await keepFiles(build, dataDir, Date.now())
  expect(ownersOf(dataDir)).toEqual(new Set([`${owner.uid}:${owner.gid}`]))
})
