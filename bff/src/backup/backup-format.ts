import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { linesOf } from '../lines.ts'

export const FORMAT = 1

export type TableEntry = {
  readonly columns: readonly string[]
  readonly rows: number
  /** Sum of the hashes of the rows: see `rowSum`. */
  readonly hash: string
  /** The last value of the table's counter, where it has one. */
  readonly serial?: number
}

export type FileFault = { readonly id: string; readonly fault: 'MISSING' | 'DIFFERS' }

export type Manifest = {
  readonly format: number
  /** How many migrations the database had seen. */
  readonly schemaVersion: number
  readonly engine: 'sqlite' | 'pg'
  /** When the snapshot was taken: all that was acknowledged before is in it. */
  readonly takenAt: string
  readonly newestEventAt: string | null
  readonly tables: Readonly<Record<string, TableEntry>>
  readonly files: { readonly count: number; readonly bytes: number; readonly faults: readonly FileFault[] }
  readonly leftOut: readonly string[]
}

/** What stands in the way, in the words of whoever runs the command. */
export class BackupFault extends Error {}

const MANIFEST = 'manifest.json'

export const tableFile = (dir: string, table: string): string => path.join(dir, 'tables', `${table}.ndjson.gz`)

/** The last thing written: a folder without it is no backup. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  await writeFile(path.join(dir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
}

/** @throws {BackupFault} when the folder holds no backup of a format this program knows. */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(path.join(dir, MANIFEST), 'utf8').catch(() => {
    throw new BackupFault(`${dir} 里没有 manifest.json，不是完整的备份。`)
  })
  let manifest: Manifest
  try {
    manifest = JSON.parse(text) as Manifest
  } catch {
    throw new BackupFault(`${dir} 的 manifest.json 已损坏。`)
  }
  if (manifest.format !== FORMAT) throw new BackupFault(`备份格式是 ${manifest.format}，本程序只认 ${FORMAT}。`)
  return manifest
}

/** Lines that come in small pieces go into the compressor in large ones. */
const CHUNK = 64 * 1024

export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  async function* chunks(): AsyncIterable<string> {
    let chunk = ''
    for await (const line of lines) {
      chunk += `${line}\n`
      if (chunk.length < CHUNK) continue
      yield chunk
      chunk = ''
    }
    yield chunk
  }
  const gzip = createGzip({ level: constants.Z_BEST_SPEED })
  await pipeline(Readable.from(chunks()), gzip, createWriteStream(file, { mode: 0o600, flush: true }))
}

/** @throws {BackupFault} when the file is missing or cut. */
export async function* readLines(file: string): AsyncIterable<string> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error))
  try {
    for await (const { text } of linesOf(source.pipe(unzipped))) yield text
  } catch (error) {
    throw new BackupFault(`${file} 读不出来：${(error as Error).message}`)
  } finally {
    source.destroy()
  }
}

/** A folder's names are on the disk only after this. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
