import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, globSync, mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keepFile } from '../../../bff/src/attachments/attachment-files.ts'
import { openDatabase } from '../../../bff/src/db/open.ts'
import { sha256 } from '../../../bff/src/ids.ts'
import { type Server, startServer } from '../../server.ts'
import { fillDrillTown, idOf, requestersOf } from '../drill-town.ts'
import type { Part, PartOptions, Tried } from './part.ts'
import { press } from './press.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** Nobody in particular, as whom the service runs. */
const SERVICE = { uid: 65_533, gid: 65_532 }
const BODY = Buffer.from('一份材料')
const START_MS = 15_000

/**
 * A backup that root restores for a service that runs as somebody else: all files are the service's, it starts on them, and
 * people file. The control copies the files as root.
 */
export const restoreAsRoot: Part = { name: 'restore as root', run }

async function run({ protect, progress, dir }: PartOptions): Promise<Tried> {
  if (process.getuid?.() !== 0) return { skipped: 'this is not root' }
  const seen = spawnSync(process.execPath, ['-e', `require('fs').readFileSync('${ROOT}/package.json')`], SERVICE)
  if (seen.status !== 0) return { skipped: `other users may not read ${ROOT}` }
  progress('restored by root')
  const [from, backup, to] = ['from', 'backup', 'to'].map((name) => join(dir, name)) as [string, string, string]
  mkdirSync(from)
  mkdirSync(to, { mode: 0o750 })
  chownSync(to, SERVICE.uid, SERVICE.gid)
  const db = await openDatabase(urlIn(from))
  const tokens = await fillDrillTown(db, requestersOf(0, 20), Date.now())
  const { attachments } = db.schema
  const owner = { ownerId: idOf('requester-1'), clientKey: 'key-kept', thingId: null }
  const file = { id: 'kept', name: '材料.pdf', mime: 'application/pdf', bytes: BODY.length, sha256: sha256(BODY) }
  await db.write((tx) => tx.insert(attachments).values({ ...owner, ...file, createdAt: Date.now() }))
  await keepFile(from, 'kept', BODY)
  await db.close()
  command('backup.ts', backup, from)
  if (protect) command('restore.ts', backup, to)
  else cpSync(from, to, { recursive: true })
  const files = globSync('**/*', { cwd: to }).map((each) => join(to, each))
  const others = files.filter((each) => statSync(each).uid !== SERVICE.uid).length
  let server: Server | null = null
  try {
    const env = { DATABASE_URL: urlIn(to), NODE_COMPILE_CACHE: join(to, 'compiled') }
    server = await startServer({ dataDir: to, env, account: SERVICE, startMs: START_MS })
    // Sessions are no part of a backup; what was copied has them.
    const [token] = protect ? await newSessions(to) : [...tokens.values()]
    const clients = press(server.base, [token ?? ''])
    await new Promise((done) => setTimeout(done, 1_000))
    await clients.stop()
    const { acknowledged, failed } = clients.pressed
    const wrong = others + failed.length + (acknowledged.length > 0 ? 0 : 1)
    return { lost: 0, wrong, files: files.length, ofOthers: others, filed: acknowledged.length, refused: failed.length }
  } catch (error) {
    return { lost: 0, wrong: others + 1, files: files.length, ofOthers: others, didNotStart: String(error).slice(-300) }
  } finally {
    await server?.kill()
  }
}

const urlIn = (folder: string): string => `file:${join(folder, 'qihu.sqlite')}`

/** As an operator types it, as root. */
function command(script: string, backup: string, dataDir: string): void {
  const env = { ...process.env, DATABASE_URL: urlIn(dataDir), DATA_DIR: dataDir }
  const done = spawnSync(process.execPath, [join(ROOT, 'scripts', script), backup], { env, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${script}: ${done.stdout}${done.stderr}`)
}

/** Of somebody who has signed in once more. */
async function newSessions(folder: string): Promise<string[]> {
  const { openSession } = await import('../../../bff/src/people/sessions.ts')
  const { findPerson } = await import('../../../bff/src/people/people.store.ts')
  const db = await openDatabase(urlIn(folder))
  try {
    const person = await findPerson(db.read, db.schema, idOf('requester-1'))
    if (!person) throw new Error('nobody was restored')
    return [await db.write((tx) => openSession(tx, db.schema, person, 'H5', Date.now()))]
  } finally {
    await db.close()
  }
}
