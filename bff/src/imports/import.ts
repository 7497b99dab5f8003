import { setTimeout as pause } from 'node:timers/promises'
import { CATEGORY, type CategoryId } from '@qihu/shared'
import { loadCategories } from '../centres/categories.store.ts'
import { DatabaseUnavailable, driverCode } from '../db/database.ts'
import { FIRST_CENTRE } from '../db/schema.ts'
import type { Columns, Mapping } from './columns.ts'
import type { DateOrder } from './dates.ts'
import { type FileRow, ImportFault } from './file-row.ts'
import { type FileShape, rowsOf } from './import-file.ts'
import { openReport } from './import-report.ts'
import { addRequester, type Fate, fatesOf, type ImportTarget, knownHashes, storeOrders } from './imports.store.ts'
import { changedLine, REFUSED, rejectedLine, torn, unknownValues, unread } from './report-lines.ts'
import { mayBeRounded, roundingOf } from './spoiled.ts'
import { idIn, type Known, type ReadOrder, readOrder, type WorkOrder } from './work-order.ts'

export type ImportOptions = {
  readonly file: string
  readonly shape: FileShape
  readonly columns: Columns
  readonly mapping: Mapping
  readonly target: ImportTarget
  /** What a date means that may be two. */
  readonly dateOrder?: DateOrder | undefined
  /** Takes numbers as they are that look as if a number type had rounded them. */
  readonly asIs?: boolean
  /** Reads, judges and reports everything and stores nothing. */
  readonly dryRun: boolean
  readonly reportFile: string
  readonly progress?: (far: { rows: number; bytes: number }) => void
}

export type ImportResult = {
  readonly rows: number
  readonly imported: number
  readonly already: number
  readonly changed: number
  readonly rejected: number
  readonly unknownValues: number
  readonly reportLines: number
}

/** Rows that share a transaction. */
const BATCH = 100
/**
 * SQLite has one writer, and who waits for it looks every tenth of a second: after each batch the file is left alone
 * this many times as long, so that a running server finds it free.
 */
const TURNS = 2

type Numbered = { readonly order: WorkOrder; readonly at: FileRow }

type Judged = { readonly at: FileRow; readonly found: ReadOrder }

/** What went wrong, without the values of rows, which drivers put into their messages. */
export function wordsOf(error: unknown): string {
  if (error instanceof DatabaseUnavailable) return '数据库连不上，或没有空间了'
  const code = driverCode(error)
  if (code !== '') return `出错了（代码 ${code}）`
  return error instanceof Error ? error.message : String(error)
}

/** Something ended an import in its midst; what was counted until then is in. */
export class ImportCut extends Error {
  readonly counts: ImportResult

  constructor(counts: ImportResult, cause: unknown) {
    super(wordsOf(cause), { cause })
    this.counts = counts
  }
}

/**
 * Takes in a file of historical work orders, batch by batch; run again after a cut, it goes on where it was.
 * @throws {ImportFault} before anything is taken, {ImportCut} afterwards.
 */
export async function importOrders(options: ImportOptions): Promise<ImportResult> {
  const { file, shape, columns, mapping, target, dryRun, dateOrder, progress = () => {} } = options
  const [units, categories] = [await unitsOf(target, mapping), await categoriesOf(target, mapping)]
  const rounding = options.asIs ? null : roundingIn(options)
  const known: Known = { columns, mapping, units, categories, now: target.now(), rounding, dateOrder }
  const report = await openReport(options.reportFile)
  const counts = { rows: 0, rejected: 0, IMPORTED: 0, ALREADY: 0, CHANGED: 0 }
  const values = unknownValues()
  // What a dry run would have stored: a number twice in the file must be noticed all the same.
  const pretended = new Map<string, string>()
  // In which row of this file each number stood first.
  const rows = new Map<string, number>()
  let bytes = 0
  let batch: Numbered[] = []
  const flush = async () => {
    const began = performance.now()
    const fates = dryRun ? await judge(target, batch, pretended) : await storeBatch(target, batch)
    for (const [index, fate] of fates.entries()) {
      const { at, order } = batch[index] as Numbered
      if (fate === 'REFUSED') counts.rejected += 1
      else counts[fate] += 1
      if (fate === 'REFUSED') report.add(rejectedLine(at, order.externalId, REFUSED))
      if (fate === 'CHANGED') report.add(changedLine(at, order, rows.get(order.externalId)))
      if (fate === 'IMPORTED') rows.set(order.externalId, at.row)
    }
    batch = []
    progress({ rows: counts.rows, bytes })
    if (!dryRun && target.db.engine === 'sqlite') await pause(TURNS * (performance.now() - began))
  }
  const settle = async ({ at, found }: Judged) => {
    if ('faults' in found) {
      counts.rejected += 1
      for (const each of found.faults) report.add(rejectedLine(at, found.externalId, each))
      return
    }
    values.add(found.notes)
    batch.push({ order: found.order, at })
    if (batch.length === BATCH) await flush()
  }
  const result = (): ImportResult => ({
    rows: counts.rows,
    imported: counts.IMPORTED,
    already: counts.ALREADY,
    changed: counts.CHANGED,
    rejected: counts.rejected,
    unknownValues: values.lines().length,
    reportLines: report.lines,
  })
  const read = (more: number) => {
    bytes += more
  }
  try {
    if (!dryRun) await addRequester(target)
    let last: Judged | null = null
    for await (const at of rowsOf(file, shape, read)) {
      counts.rows += 1
      const { fault } = at
      await rounding?.look(idIn(at.cells, columns))
      const found = fault === null ? readOrder(at, known) : unread(fault)
      if (last) await settle(isTornBetween(last, { at, found }) ? { ...last, found: torn(last.found) } : last)
      last = { at, found }
    }
    if (last) await settle(last)
    await flush()
    for (const line of values.lines()) report.add(line)
    await report.close()
  } catch (cause) {
    await report.close().catch(() => {})
    throw new ImportCut(result(), cause)
  }
  return result()
}

/** Whether the end of one row and the beginning of the next look like one that a line end without quotes has torn. */
function isTornBetween({ at: first, found }: Judged, { at: second, found: next }: Judged): boolean {
  if ('faults' in found || 'order' in next || !first.cells || !second.cells || first.lacks === 0) return false
  return first.lacks + second.lacks === first.cells.size - 1
}

/** Reads the numbers of all rows as soon as one is met that looks rounded, which few files have. */
function roundingIn({ file, shape, columns }: ImportOptions) {
  const rounding = roundingOf()
  let looked = false
  return {
    isRounded: rounding.isRounded,
    async look(id: string): Promise<void> {
      if (looked || !mayBeRounded(id)) return
      looked = true
      for await (const { cells } of rowsOf(file, shape)) rounding.see(idIn(cells, columns))
    },
  }
}

/** A row that the database refuses takes none of its batch with it; where it refuses all, something else is wrong. */
async function storeBatch(target: ImportTarget, batch: readonly Numbered[]): Promise<(Fate | 'REFUSED')[]> {
  const orders = batch.map(({ order }) => order)
  try {
    return await storeOrders(target, orders)
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error
    const fates: (Fate | 'REFUSED')[] = []
    for (const order of orders) fates.push(...(await storeOrders(target, [order]).catch(() => ['REFUSED' as const])))
    if (fates.every((fate) => fate === 'REFUSED')) throw error
    return fates
  }
}

async function judge(
  { db, source }: ImportTarget,
  batch: readonly Numbered[],
  pretended: Map<string, string>,
): Promise<Fate[]> {
  const orders = batch.map(({ order }) => order)
  const ids = orders.map(({ externalId }) => externalId).filter((id) => !pretended.has(id))
  if (ids.length > 0) {
    for (const [id, hash] of await knownHashes(db.read, db.schema, source, ids)) pretended.set(id, hash)
  }
  return fatesOf(orders, pretended)
}

async function unitsOf({ db }: ImportTarget, mapping: Mapping): Promise<Map<string, string>> {
  const { units } = db.schema
  const rows = await db.read.select({ id: units.id, name: units.name }).from(units)
  const ids = new Set(rows.map(({ id }) => id))
  for (const [name, id] of mapping.units) {
    if (!ids.has(id)) throw new ImportFault(`对应表 units 里“${name}”对应的单位编号“${id}”这里没有，请核对。`)
  }
  return new Map(rows.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
}

/** Of the first centre, where everything that is imported goes. */
async function categoriesOf({ db }: ImportTarget, mapping: Mapping): Promise<Map<string, CategoryId>> {
  const all = (await loadCategories(db.read, db.schema)).of(FIRST_CENTRE)
  const found = new Map(all.flatMap(({ id, name }) => [[id as string, id] as const, [name, id] as const]))
  // Old files have the names with which they are shipped, also where one is called otherwise here.
  for (const id of CATEGORY.values) if (!found.has(CATEGORY.words[id])) found.set(CATEGORY.words[id], id)
  for (const [name, meant] of mapping.categories) {
    if (found.has(meant)) continue
    const words = all.map((each) => `${each.name}（${each.id}）`).join('、')
    throw new ImportFault(`对应表 categories 里“${name}”的值“${meant}”不认识，可用：${words}。`)
  }
  return found
}
