import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { keepFile, readAttachment } from '../attachments/attachment-files.ts'
import { withTables } from '../db/open.ts'
import type { BeatName } from '../db/schema.ts'
import type { ColumnShape, TableAccess } from '../db/table-access.ts'
import { sha256 } from '../ids.ts'
import {
  BackupFault,
  type FileFault,
  FORMAT,
  type Manifest,
  readLines,
  syncFolder,
  type TableEntry,
  tableFile,
  writeLines,
  writeManifest,
} from './backup-format.ts'
import { ALL_TABLES, LEFT_OUT, plainValue, rowSum, type TableShape } from './backup-tables.ts'

export type BackupOptions = {
  readonly databaseUrl: string
  readonly dataDir: string
  /** Must not exist yet; it appears under this name only when it is whole. */
  readonly dir: string
  readonly now: () => number
  readonly progress?: (words: string) => void
}

/**
 * Copies database and files while servers go on writing. The tables are those of one snapshot; files are read after
 * it, and since a file never changes, whatever a row of the snapshot names is the right one.
 * @throws {BackupFault} when the target is taken or the database belongs to a newer program.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const { dir, now, progress = () => {} } = options
  if (existsSync(dir)) throw new BackupFault(`${dir} 已存在。备份要写进一个新的目录，请换一个名字。`)
  const draft = `${dir}.${randomBytes(4).toString('hex')}.part`
  try {
    await mkdir(path.join(draft, 'tables'), { recursive: true, mode: 0o700 })
    // Before the first look: the snapshot is no older than this.
    const takenAt = new Date(now()).toISOString()
    const copied = await withTables(options.databaseUrl, 'SNAPSHOT', async (access) => {
      const shapes = presentTables(await access.tables())
      const schemaVersion = await access.schemaVersion()
      const tables: Record<string, TableEntry> = {}
      let newest = 0
      for (const shape of shapes) {
        const seen = (column: string, value: unknown) => {
          if (shape.name === 'request_events' && column === 'at') newest = Math.max(newest, Number(value))
        }
        tables[shape.name] = await copyTable(access, shape, tableFile(draft, shape.name), seen)
        progress(`${shape.name} ${tables[shape.name]?.rows} 行`)
      }
      const newestEventAt = newest > 0 ? new Date(newest).toISOString() : null
      return { format: FORMAT, schemaVersion, engine: access.engine, takenAt, newestEventAt, tables }
    })
    const files = await copyFiles(draft, copied.tables, options.dataDir, progress)
    const manifest: Manifest = { ...copied, files, leftOut: LEFT_OUT }
    await writeManifest(draft, manifest)
    for (const folder of [path.join(draft, 'tables'), draft]) await syncFolder(folder)
    await rename(draft, dir)
    await syncFolder(path.dirname(dir))
    return manifest
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {})
    throw error
  }
}

const BEAT: readonly ColumnShape[] = [
  { name: 'name', kind: 'text', optional: false },
  { name: 'at', kind: 'number', optional: false },
]

/** Remembers in the database when it was last backed up, for whoever looks after it; a database of before that has no place for it. */
export async function noteBackup(databaseUrl: string, takenAt: number): Promise<void> {
  await withTables(databaseUrl, 'NOTE', async (access) => {
    if ((await access.tables()).has('beats')) await access.put('beats', BEAT, ['BACKUP' satisfies BeatName, takenAt])
  })
}

/** What of the schema is there. A database from before an upgrade lacks some of it; one from after it has more. */
function presentTables(found: ReadonlyMap<string, ReadonlySet<string>>): TableShape[] {
  const known = new Map(ALL_TABLES.map((shape) => [shape.name, new Set(shape.columns.map(({ name }) => name))]))
  for (const [table, columns] of found) {
    const strange = known.has(table) ? [...columns].find((column) => !known.get(table)?.has(column)) : ''
    if (strange === undefined) continue
    throw new BackupFault(`数据库里的 ${table}${strange && `.${strange}`} 本程序不认识，请用更新的版本备份。`)
  }
  return ALL_TABLES.filter(({ name }) => found.has(name) && !LEFT_OUT.includes(name)).map((shape) => ({
    ...shape,
    columns: shape.columns.filter((column) => found.get(shape.name)?.has(column.name)),
  }))
}

async function copyTable(
  access: TableAccess,
  { name, columns, serial }: TableShape,
  file: string,
  seen: (column: string, value: unknown) => void,
): Promise<TableEntry> {
  const sum = rowSum()
  async function* lines(): AsyncIterable<string> {
    for await (const row of access.rows(name, columns)) {
      const line = JSON.stringify(
        columns.map((column, index) => {
          const value = plainValue(column.kind, row[index])
          seen(column.name, value)
          return value
        }),
      )
      sum.add(line)
      yield line
    }
  }
  await writeLines(file, lines())
  const entry = { columns: columns.map((column) => column.name), ...sum.result() }
  return serial ? { ...entry, serial: await access.lastSerial(name, serial) } : entry
}

/** Attachments that a backup or its target names, one by one, with what was found under that name in `from`. */
export async function* attachmentsIn(
  dir: string,
  tables: Manifest['tables'],
  from: string,
): AsyncIterable<{ id: string; bytes: Buffer | null; fault: FileFault['fault'] | null }> {
  const columns = tables.attachments?.columns
  if (!columns) return
  const [idAt, hashAt] = [columns.indexOf('id'), columns.indexOf('sha256')]
  for await (const line of readLines(tableFile(dir, 'attachments'))) {
    const row = JSON.parse(line) as string[]
    const id = String(row[idAt])
    const bytes = await readAttachment(from, id)
    const fault = bytes === null ? 'MISSING' : sha256(bytes) === row[hashAt] ? null : 'DIFFERS'
    yield { id, bytes, fault }
  }
}

/** A file that was lost or damaged earlier is named and left out: it must not keep the rest from being saved. */
async function copyFiles(
  draft: string,
  tables: Manifest['tables'],
  dataDir: string,
  progress: (words: string) => void,
): Promise<Manifest['files']> {
  const faults: FileFault[] = []
  let [count, size] = [0, 0]
  for await (const { id, bytes, fault } of attachmentsIn(draft, tables, dataDir)) {
    if (bytes && !fault) {
      await keepFile(draft, id, bytes)
      count += 1
      size += bytes.length
      if (count % 100 === 0) progress(`附件 ${count} 个`)
    } else {
      faults.push({ id, fault: fault ?? 'MISSING' })
    }
  }
  return { count, bytes: size, faults }
}
