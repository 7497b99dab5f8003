import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type Sqlite from '../../bff/node_modules/@types/better-sqlite3/index.js'
import { openSqlite } from '../../bff/src/db/sqlite.ts'
import { scratchDir } from '../server.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'

const SECTOR = 512
/** Beside the worst image, in which nothing is there that was not synced. */
const MIXED_IMAGES = 3
const WRITE_MS = { least: 50, most: 500 } as const
const DATABASE = 'qihu.sqlite'

export const drill: Drill = {
  what: 'the power fails while SQLite writes: what the disk surely kept is opened again',
  trials: 100,
  controlTrials: 10,
  engines: ['sqlite'],
  run,
}

/** The first C compiler of this machine, or null. */
export const findCompiler = (): string | null =>
  process.platform === 'linux'
    ? (['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null)
    : null

async function run({ trials, protect, progress }: DrillOptions): Promise<Outcome> {
  const compiler = findCompiler()
  if (!compiler) throw new Error('The power drill was not run: it needs Linux and a C compiler (cc, gcc or clang).')
  const scratch = scratchDir('power')
  try {
    const shim = join(scratch.dir, 'shim.so')
    const source = join(import.meta.dirname, 'power-shim.c')
    const compiled = spawnSync(compiler, ['-shared', '-fPIC', '-O1', '-o', shim, source], { encoding: 'utf8' })
    if (compiled.status !== 0) throw new Error(`The power drill was not run: ${compiler} failed:\n${compiled.stderr}`)
    const sum = { acknowledged: 0, lost: 0, unusable: 0, halves: 0, images: 0 }
    for (let trial = 1; trial <= trials; trial += 1) {
      const data = fresh(join(scratch.dir, 'data'))
      const synced = fresh(join(scratch.dir, 'synced'))
      const acknowledged = await writeUntilKilled(join(data, DATABASE), protect ? 'FULL' : 'OFF', {
        LD_PRELOAD: shim,
        POWER_DIR: data,
        POWER_IMAGES: synced,
      })
      sum.acknowledged += acknowledged.length
      for (let n = 0; n <= MIXED_IMAGES; n += 1) {
        const image = fresh(join(scratch.dir, 'image'))
        makeImage(data, synced, image, n > 0)
        const found = await openImage(join(image, DATABASE))
        sum.images += 1
        if (!found) sum.unusable += 1
        else sum.halves += found.halves
        sum.lost += acknowledged.filter((id) => !found?.ids.has(id)).length
      }
      if (trial % 10 === 0) progress(`${trial} power failures, ${sum.acknowledged} commits acknowledged`)
    }
    const { lost, unusable, halves, ...rest } = sum
    return { trials, lost, wrong: unusable + halves, ...rest, unusable, halves }
  } finally {
    scratch.remove()
  }
}

function fresh(dir: string): string {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  return dir
}

/** @returns what the writer was told is committed. */
async function writeUntilKilled(file: string, level: 'FULL' | 'OFF', env: Record<string, string>): Promise<string[]> {
  const program = join(import.meta.dirname, 'power-writer.ts')
  const writer = spawn(process.execPath, [program, file, level], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  let said = ''
  const ended = new Promise((resolve) => writer.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    writer.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      resolve()
    })
    writer.on('exit', () => reject(new Error('the writer ended by itself')))
  })
  await sleep(WRITE_MS.least + Math.random() * (WRITE_MS.most - WRITE_MS.least))
  writer.kill('SIGKILL')
  await ended
  // The last line may have been cut off.
  return said.split('\n').slice(0, -1)
}

/** The files after the failure: what was synced, and where `mixed` by chance some sectors of what was only written. */
function makeImage(data: string, synced: string, image: string, mixed: boolean): void {
  const kept = readdirSync(synced).filter((name) => !name.endsWith('.part'))
  const names = mixed ? new Set([...kept, ...readdirSync(data).filter((name) => !name.endsWith('-shm'))]) : kept
  for (const name of names) {
    const safe = kept.includes(name) ? readFileSync(join(synced, name)) : Buffer.alloc(0)
    if (!mixed) {
      writeFileSync(join(image, name), safe)
      continue
    }
    const written = readdirSync(data).includes(name) ? readFileSync(join(data, name)) : safe
    const content = Buffer.alloc(Math.max(safe.length, written.length))
    safe.copy(content)
    for (let at = 0; at < written.length; at += SECTOR) {
      if (Math.random() < 0.5) written.copy(content, at, at, at + SECTOR)
    }
    writeFileSync(join(image, name), content)
  }
}

/** What the product finds in an image; null when the file is of no use. */
async function openImage(file: string): Promise<{ ids: ReadonlySet<string>; halves: number } | null> {
  // The product would make a new one.
  if (!existsSync(file)) return null
  try {
    const db = openSqlite(file)
    const contacts = await db.read.select({ id: db.schema.contacts.id }).from(db.schema.contacts)
    const texts = await db.read.select({ id: db.schema.texts.id }).from(db.schema.texts)
    await db.close()
    const Database = createRequire(new URL('../../bff/package.json', import.meta.url))(
      'better-sqlite3',
    ) as typeof Sqlite
    const connection = new Database(file, { readonly: true })
    const sound = connection.pragma('integrity_check', { simple: true }) === 'ok'
    connection.close()
    const ids = new Set(texts.map(({ id }) => id))
    const halves = contacts.filter(({ id }) => !ids.has(id)).length + Math.max(0, texts.length - contacts.length)
    return sound ? { ids, halves } : null
  } catch {
    return null
  }
}
