import { existsSync } from 'node:fs'
import { isStaffRole, type Role } from '@qihu/shared'
import { dropFile, keepFile, pathsOf, readAttachment } from '../attachments/attachment-files.ts'
import { openDatabase, withTables } from '../db/open.ts'
import type { ColumnShape, TableAccess } from '../db/table-access.ts'
import { nameOwners } from '../enterprises/name-owners.ts'
import { sha256 } from '../ids.ts'
import { type Account, closedTo, giveTo, makeFolder, ownerOf, withRightsOf } from '../owner.ts'
import { wakeEnded } from '../privacy/wake-ended.ts'
import { settleClaims } from '../requests/settle-claims.ts'
import { attachmentsIn } from './backup.ts'
import { BackupFault, type Manifest, readLines, readManifest, type TableEntry, tableFile } from './backup-format.ts'
import { ALL_TABLES, plainValue, rowSum } from './backup-tables.ts'

export type RestoreOptions = {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly dir: string
  readonly progress?: (words: string) => void
}

const AT_ONCE = 500

/**
 * Puts a backup into an empty database of either engine: everything in one transaction, which is committed only after
 * all rows were read back from the database and their sums are those of the backup.
 * @throws {BackupFault} when the backup is damaged or newer than this program, or the database is not empty.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { databaseUrl, dataDir, dir, progress = () => {} } = options
  const manifest = await readManifest(dir)
  const closed = closedTo(dataDir)
  if (closed) throw new BackupFault(closed)
  await refuseLive(databaseUrl)
  const owner = ownerOf(dataDir)
  giveTo(owner, makeFolder(dataDir))
  const migrated = await openDatabase(databaseUrl)
  await migrated.close()
  const placed: string[] = []
  try {
    await withTables(databaseUrl, 'FILL', async (access) => {
      await refuseUnlessEmpty(access)
      const version = await access.schemaVersion()
      if (manifest.schemaVersion > version) {
        throw new BackupFault(
          `备份的数据结构是第 ${manifest.schemaVersion} 版，本程序只到第 ${version} 版，请先升级程序。`,
        )
      }
      if (manifest.tables.centres) await access.clear('centres')
      for (const [name, entry] of Object.entries(manifest.tables)) {
        const { columns, serial } = targetOf(name, entry)
        await fillTable(access, name, columns, tableFile(dir, name))
        if (serial) await access.setSerial(name, serial, entry.serial ?? 0)
        expectSame(name, entry, await sumOf(access, name, columns), '写入数据库后')
        progress(`${name} ${entry.rows} 行，已核对`)
      }
      if (manifest.tables.people && !manifest.tables.person_roles) await spreadRoles(access)
      else if (manifest.tables.person_roles?.columns.includes('unit_id') === false) await placeRoles(access)
      await placeFiles(dir, manifest, dataDir, owner, placed, progress)
    })
  } catch (error) {
    for (const id of placed) await dropFile(dataDir, id).catch(() => {})
    throw error
  }
  const filed = manifest.tables.service_requests
  const restored = await openDatabase(databaseUrl)
  if (filed && !filed.columns.includes('claimed_name')) await settleClaims(restored)
  if (!manifest.tables.memberships?.columns.includes('role')) await nameOwners(restored)
  if (filed) await wakeEnded(restored, Date.now(), 0)
  // Where a server has stood on the empty database, its index of words is that of nothing.
  await restored.write((tx) => tx.delete(restored.schema.wordsState))
  await restored.close()
  return manifest
}

/**
 * Reads a whole backup and compares it with its manifest; no database is needed.
 * @throws {BackupFault} naming the first thing that differs.
 */
export async function verifyBackup(dir: string, progress: (words: string) => void = () => {}): Promise<Manifest> {
  const manifest = await readManifest(dir)
  for (const [name, entry] of Object.entries(manifest.tables)) {
    const sum = rowSum()
    for await (const line of readLines(tableFile(dir, name))) sum.add(line)
    expectSame(name, entry, sum.result(), '备份里')
    progress(`${name} ${entry.rows} 行，完好`)
  }
  const known = new Set(manifest.files.faults.map(({ id }) => id))
  for await (const { id, fault } of attachmentsIn(dir, manifest.tables, dir)) {
    if (fault && !known.has(id)) throw new BackupFault(`备份里的附件 ${id} ${FAULTS[fault]}。`)
  }
  return manifest
}

const FAULTS = { MISSING: '不见了', DIFFERS: '内容不对' } as const

/** Sums of the tables of a database as a backup of it would have them. */
export async function sumOf(access: TableAccess, table: string, columns: readonly ColumnShape[]) {
  const sum = rowSum()
  for await (const row of access.rows(table, columns)) {
    sum.add(JSON.stringify(columns.map(({ kind }, index) => plainValue(kind, row[index]))))
  }
  return sum.result()
}

function expectSame(name: string, wanted: TableEntry, found: { rows: number; hash: string }, where: string): void {
  if (wanted.rows === found.rows && wanted.hash === found.hash) return
  throw new BackupFault(
    `${where}的 ${name} 和备份时不一致：应有 ${wanted.rows} 行，实有 ${found.rows} 行，校验和不同。`,
  )
}

/** Before the schema is brought up to date: a live database of an earlier release must not be touched by a mistake. */
async function refuseLive(databaseUrl: string): Promise<void> {
  if (databaseUrl.startsWith('file:') && !existsSync(databaseUrl.slice('file:'.length))) return
  await withTables(databaseUrl, 'SNAPSHOT', async (access) => {
    const there = await access.tables()
    await refuseUnlessEmpty(access, (name) => there.has(name))
  })
}

/** What a server writes that has only been started. */
const OF_ITSELF = ['centres', 'words_due', 'words_state', 'beats']

async function refuseUnlessEmpty(access: TableAccess, isThere: (table: string) => boolean = () => true): Promise<void> {
  for (const { name, columns } of ALL_TABLES) {
    if (!isThere(name) || OF_ITSELF.includes(name)) continue
    // One column that every release has had is enough to see a row.
    for await (const _ of access.rows(name, columns.slice(0, 1))) {
      throw new BackupFault(`数据库不是空的（${name} 里有数据）。请恢复到一个新建的空数据库，再把服务指过去。`)
    }
  }
}

/** Where the rows of a backup's table go; a column that has been added since must be able to do without a value. */
function targetOf(name: string, entry: TableEntry): { columns: ColumnShape[]; serial: string | null } {
  const shape = ALL_TABLES.find((table) => table.name === name)
  if (!shape) throw new BackupFault(`本程序没有 ${name} 这张表，请用更新的版本恢复。`)
  const columns = entry.columns.map((wanted) => {
    const column = shape.columns.find(({ name: own }) => own === wanted)
    if (!column) throw new BackupFault(`本程序没有 ${name}.${wanted} 这一列，请用更新的版本恢复。`)
    return column
  })
  const missing = shape.columns.find((column) => !column.optional && !columns.includes(column))
  if (missing) {
    throw new BackupFault(
      `备份里没有 ${name}.${missing.name}。请先用备份时的版本恢复，启动一次升级数据结构，再重新备份。`,
    )
  }
  return { columns, serial: shape.serial }
}

async function fillTable(
  access: TableAccess,
  name: string,
  columns: readonly ColumnShape[],
  file: string,
): Promise<void> {
  let rows: unknown[][] = []
  const flush = async () => {
    await access.insert(name, columns, rows).catch((error: unknown) => {
      throw new BackupFault(`${name} 写不进数据库：${(error as Error).message}`, { cause: error })
    })
    rows = []
  }
  for await (const line of readLines(file)) {
    rows.push(JSON.parse(line) as unknown[])
    if (rows.length === AT_ONCE) await flush()
  }
  await flush()
}

/** Releases before kept roles and unit of people in the row of each; theirs is a table since, filled as its migrations do. */
async function spreadRoles(access: TableAccess): Promise<void> {
  const rows: string[][] = []
  for await (const [id, roles, unit] of access.rows('people', shapes('people', ['id', 'roles', 'unit_id']))) {
    const held = new Set(plainValue('json', roles) as Role[])
    rows.push(...[...held].map((role) => [String(id), role, isStaffRole(role) ? String(unit ?? '') : '']))
  }
  if (rows.length > 0)
    await access.insert('person_roles', shapes('person_roles', ['person_id', 'role', 'unit_id']), rows)
}

/** Releases before kept one unit of each person beside his roles; theirs stands with each role since. */
async function placeRoles(access: TableAccess): Promise<void> {
  const unitOf = new Map<string, string>()
  for await (const [id, unit] of access.rows('people', shapes('people', ['id', 'unit_id'])))
    unitOf.set(String(id), String(unit ?? ''))
  const rows: string[][] = []
  for await (const [id, role, centre] of access.rows(
    'person_roles',
    shapes('person_roles', ['person_id', 'role', 'centre_id']),
  ))
    rows.push([
      String(id),
      String(role),
      String(centre),
      isStaffRole(role as Role) ? (unitOf.get(String(id)) ?? '') : '',
    ])
  await access.clear('person_roles')
  if (rows.length > 0)
    await access.insert('person_roles', shapes('person_roles', ['person_id', 'role', 'centre_id', 'unit_id']), rows)
}

const shapes = (table: string, names: readonly string[]): ColumnShape[] =>
  (ALL_TABLES.find(({ name }) => name === table)?.columns ?? []).filter(({ name }) => names.includes(name))

async function placeFiles(
  dir: string,
  manifest: Manifest,
  dataDir: string,
  owner: Account,
  placed: string[],
  progress: (words: string) => void,
): Promise<void> {
  const known = new Set(manifest.files.faults.map(({ id }) => id))
  const wanted = new Map<string, string>()
  for await (const { id, bytes, fault } of attachmentsIn(dir, manifest.tables, dir)) {
    if (known.has(id)) continue
    if (!bytes || fault) throw new BackupFault(`备份里的附件 ${id} ${FAULTS[fault ?? 'MISSING']}。`)
    wanted.set(id, sha256(bytes))
    const there = await readAttachment(dataDir, id)
    if (there && sha256(there) === sha256(bytes)) continue
    if (there) throw new BackupFault(`${dataDir} 里已有不同的附件 ${id}。请把 DATA_DIR 指到一个空目录。`)
    await keepFile(dataDir, id, bytes)
    placed.push(id)
    if (placed.length % 100 === 0) progress(`附件 ${placed.length} 个`)
  }
  for (const id of wanted.keys()) giveTo(owner, pathsOf(dataDir, id))
  await withRightsOf(owner, () => expectReadable(dataDir, owner, wanted))
  if (wanted.size > 0) progress(`附件 ${wanted.size} 个，已读回核对`)
}

/** With the rights of the service: what only root can read is lost to everybody else. */
async function expectReadable(dataDir: string, { uid }: Account, wanted: ReadonlyMap<string, string>): Promise<void> {
  for (const [id, hash] of wanted) {
    const bytes = await readAttachment(dataDir, id).catch((error: unknown) => {
      const code = (error as { code?: string }).code ?? ''
      throw new BackupFault(
        `附件 ${id} 用 ${dataDir} 的属主（uid ${uid}）读不出来（${code}）。请检查上级目录的权限，让这个用户能进入。`,
        { cause: error },
      )
    })
    if (!bytes || sha256(bytes) !== hash) throw new BackupFault(`附件 ${id} 写到 ${dataDir} 后读回的内容不对。`)
  }
}
