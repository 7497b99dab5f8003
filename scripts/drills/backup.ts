import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { backup } from '../../bff/src/backup/backup.ts'
import { type Manifest, readManifest } from '../../bff/src/backup/backup-format.ts'
import { ALL_TABLES, LEFT_OUT, plainValue } from '../../bff/src/backup/backup-tables.ts'
import { type Database, known } from '../../bff/src/db/database.ts'
import { openDatabase, withTables } from '../../bff/src/db/open.ts'
import { type AnyHappening, type Life, replay } from '../../shared/src/life/life.ts'
import { LIVES } from '../../shared/src/lives.ts'
import { request } from '../../shared/src/requests/request.life.ts'
import { hashOf, send, signInAs } from '../operations.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { scratchDir, startServer } from '../server.ts'
import type { Drill, DrillOptions } from './drill.ts'

const root = join(import.meta.dirname, '../..')
const CLIENTS = 12
/** Filings acknowledged before the backup begins. */
const BEFORE = 150

type Acknowledged = { readonly number: string; readonly lookupCode: string; readonly withFile: boolean }
type Place = { readonly url: string; readonly dataDir: string }

/** Clients that file without a pause until told to stop. */
async function fileOn(base: string) {
  const token = await signInAs(base, 'owner')
  const acknowledged: Acknowledged[] = []
  let going = true
  const client = async (nth: number) => {
    for (let n = 0; going; n += 1) {
      const withFile = n % 5 === 0
      const input = {
        key: randomUUID(),
        description: `备份演练第 ${nth}-${n} 件：营业执照变更卡在系统里办不下去。`,
        intakeReasons: ['STUCK'],
        contactName: '来件人',
        contactPhone: '19900000001',
        noticeVersion: 'drill',
        attachmentIds: withFile ? [await upload(base, token)] : [],
      }
      const filed = (await send(base, hashOf('fileRequest'), { input }, token)).data?.fileRequest
      if (filed?.__typename === 'Filed') acknowledged.push({ ...(filed.request as Acknowledged), withFile })
    }
  }
  const clients = Array.from({ length: CLIENTS }, (_, nth) => client(nth))
  const stop = async () => {
    going = false
    await Promise.all(clients)
  }
  return { acknowledged, stop }
}

async function upload(base: string, token: string): Promise<string> {
  const form = new FormData()
  form.set('key', randomUUID())
  form.set('file', new Blob([`%PDF-1.4 ${randomUUID()}\n%%EOF\n`], { type: 'application/pdf' }), '材料.pdf')
  const answer = await fetch(`${base}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  return ((await answer.json()) as { id: string }).id
}

/** Runs one of our own commands as an operator would; its one line of result. */
async function command(verb: 'backup' | 'restore', dir: string, { url, dataDir }: Place) {
  const env = { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, INIT_CWD: '' }
  const child = spawn(process.execPath, [join(root, 'scripts', `${verb}.ts`), dir], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${verb} ended with ${code}: ${said.err}`)
  return JSON.parse(said.out) as { seconds: number; newestEventSecondsBefore?: number | null }
}

/** What is not whole: a history that does not make the state, or a part that is there without the others. */
async function torn({ read, schema }: Database): Promise<number> {
  const requests = await read.select().from(schema.requests)
  const things = await read.select().from(schema.things)
  const events = await read.select().from(schema.events)
  const texts = new Set((await read.select({ id: schema.texts.id }).from(schema.texts)).map(({ id }) => id))
  const contacts = new Set((await read.select({ id: schema.contacts.id }).from(schema.contacts)).map(({ id }) => id))
  const known = new Set([...requests, ...things].map(({ id }) => id))
  const histories = Map.groupBy(
    events.sort((a, b) => a.version - b.version),
    ({ thingId }) => thingId,
  )
  const isWhole = (life: Life, id: string, state: object): boolean => {
    const history: AnyHappening[] = (histories.get(id) ?? []).map(({ event }) => event)
    return history.length > 0 && isDeepStrictEqual(replay(life, history), state)
  }
  const broken = [
    ...requests.filter(
      ({ id, state, contactId }) =>
        !isWhole(request, id, state) || !texts.has(state.descriptionId) || !contacts.has(contactId),
    ),
    ...things.filter(({ id, kind, state }) => {
      const life = LIVES.find((one) => one.kind === kind)
      return !life || !isWhole(life, id, state)
    }),
  ]
  return broken.length + [...histories.keys()].filter((id) => !known.has(id)).length
}

const missing = async ({ read, schema }: Database, wanted: readonly Acknowledged[]): Promise<number> => {
  const rows = await read.select({ number: schema.requests.number }).from(schema.requests)
  const there = new Set(rows.map(({ number }) => number))
  return wanted.filter(({ number }) => !there.has(number)).length
}

/** Looks into a restored database, then serves from it and files on. */
async function examine(place: Place, manifest: Manifest, wanted: readonly Acknowledged[], scratch: string) {
  const db = await openDatabase(place.url)
  const { outbox, requests, attachments } = db.schema
  const lost = await missing(db, wanted)
  let wrong = await torn(db)
  const numbers = new Set((await db.read.select({ n: requests.number }).from(requests)).map(({ n }) => n))
  const lastNotice = manifest.tables.outbox?.serial ?? 0
  const linked = (await db.read.select({ r: attachments.thingId }).from(attachments)).filter(({ r }) => r !== null)
  if (linked.length < wanted.filter(({ withFile }) => withFile).length) wrong += 1
  await db.close()

  const again = await backup({
    databaseUrl: place.url,
    dataDir: place.dataDir,
    dir: join(scratch, randomUUID()),
    now: Date.now,
  })
  const names = Object.keys(manifest.tables)
  wrong += names.filter((name) => !isDeepStrictEqual(again.tables[name], manifest.tables[name])).length
  wrong += again.files.faults.length + (again.files.count === manifest.files.count ? 0 : 1)

  const server = await startServer({ dataDir: place.dataDir, env: { DATABASE_URL: place.url } })
  try {
    for (const { number, lookupCode } of wanted.filter((_, index) => index % 50 === 0)) {
      const seen = (await send(server.base, hashOf('lookUpRequest'), { number, code: lookupCode })).data?.lookUpRequest
      if (seen?.number !== number) wrong += 1
    }
    const more = await fileOn(server.base)
    while (more.acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5))
    await more.stop()
    wrong += more.acknowledged.filter(({ number }) => numbers.has(number)).length
  } finally {
    await server.stop()
  }
  const after = await openDatabase(place.url)
  const notices = await after.read.select({ id: outbox.id }).from(outbox)
  await after.close()
  if (!notices.some(({ id }) => id > lastNotice)) wrong += 1
  return { lost, wrong }
}

/** The control on SQLite: the file as it lies there, without what its log still holds. */
async function copyFile(from: Place, to: Place): Promise<void> {
  mkdirSync(to.dataDir, { recursive: true })
  copyFileSync(from.url.slice('file:'.length), to.url.slice('file:'.length))
}

/** The control on PostgreSQL: the same rows, one table after the other, each as it is when its turn comes. */
async function copyTables(from: Place, to: Place): Promise<void> {
  await (await openDatabase(to.url)).close()
  for (const { name, columns } of ALL_TABLES.filter((shape) => !LEFT_OUT.includes(shape.name))) {
    const rows: unknown[][] = []
    await withTables(from.url, 'SNAPSHOT', async (access) => {
      for await (const row of access.rows(name, columns)) {
        rows.push(columns.map(({ kind }, index) => plainValue(kind, row[index])))
      }
    })
    await withTables(to.url, 'FILL', (access) => access.insert(name, columns, rows))
  }
}

async function examineNaive(place: Place, wanted: readonly Acknowledged[]) {
  try {
    const db = await openDatabase(place.url)
    try {
      return { lost: await missing(db, wanted), wrong: await torn(db) }
    } finally {
      await db.close()
    }
  } catch (error) {
    // A torn file that cannot even be opened.
    known(error)
    return { lost: wanted.length, wrong: 1 }
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function run({ trials, protect, engine, progress }: DrillOptions) {
  const servers: Postgres[] = []
  const scratch = scratchDir('backup')
  let places = 0
  const place = async (on: 'sqlite' | 'pg'): Promise<Place> => {
    places += 1
    const dataDir = join(scratch.dir, `data-${places}`)
    if (on === 'sqlite') return { url: `file:${join(dataDir, 'qihu.sqlite')}`, dataDir }
    const postgres = await startPostgres()
    servers.push(postgres)
    return { url: postgres.url, dataDir }
  }
  const total = { lost: 0, wrong: 0, acknowledgedBefore: 0, acknowledgedMeanwhile: 0 }
  const seconds = { backup: [] as number[], sqlite: [] as number[], pg: [] as number[], newest: [] as number[] }
  try {
    for (let trial = 1; trial <= trials; trial += 1) {
      const from = await place(engine)
      const server = await startServer({ dataDir: from.dataDir, env: { DATABASE_URL: from.url } })
      const load = await fileOn(server.base)
      while (load.acknowledged.length < BEFORE) await new Promise((resolve) => setTimeout(resolve, 5))
      const wanted = [...load.acknowledged]
      const dir = join(scratch.dir, `backup-${trial}`)
      const naive = protect ? null : await place(engine)
      if (naive) await (engine === 'sqlite' ? copyFile : copyTables)(from, naive)
      const made = protect ? await command('backup', dir, from) : null
      total.acknowledgedBefore += wanted.length
      total.acknowledgedMeanwhile += load.acknowledged.length - wanted.length
      await load.stop()
      await server.stop()
      const found: { lost: number; wrong: number }[] = []
      if (naive) found.push(await examineNaive(naive, wanted))
      if (made) {
        seconds.backup.push(made.seconds)
        seconds.newest.push(made.newestEventSecondsBefore ?? 0)
        const manifest = await readManifest(dir)
        for (const on of ['sqlite', 'pg'] as const) {
          const to = await place(on)
          seconds[on].push((await command('restore', dir, to)).seconds)
          found.push(await examine(to, manifest, wanted, scratch.dir))
        }
      }
      for (const postgres of servers.splice(0)) await postgres.stop()
      for (const { lost, wrong } of found) {
        total.lost += lost
        total.wrong += wrong
      }
      progress(`${trial} of ${trials}, lost ${total.lost}, wrong ${total.wrong}`)
    }
  } finally {
    for (const postgres of servers) await postgres.stop()
    scratch.remove()
  }
  const { lost, wrong, ...counts } = total
  const measured = {
    backupSeconds: median(seconds.backup),
    restoreSecondsSqlite: median(seconds.sqlite),
    restoreSecondsPg: median(seconds.pg),
    newestEventSecondsBefore: Math.max(0, ...seconds.newest),
  }
  return { trials, lost, wrong, ...counts, ...(protect ? measured : {}) }
}

export const drill: Drill = {
  what: 'backs up under load and restores on both engines: nothing acknowledged is missing, every row the same',
  trials: 5,
  controlTrials: 2,
  engines: ['sqlite', 'pg'],
  run,
}
