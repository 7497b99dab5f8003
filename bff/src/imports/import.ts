import { setTimeout as pause } from 'node:timers/promises'
import { type Columns, fieldWord, type Mapping } from './columns.ts'
import { type FileRow, type FileShape, rowsOf } from './import-file.ts'
import { openReport, type ReportLine } from './import-report.ts'
import { addRequester, type Fate, fatesOf, type ImportTarget, knownHashes, storeOrders } from './imports.store.ts'
import { type Known, type RowNote, readOrder, type WorkOrder } from './work-order.ts'

export type ImportOptions = {
  readonly file: string
  readonly shape: FileShape
  readonly columns: Columns
  readonly mapping: Mapping
  readonly target: ImportTarget
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

/** Takes in a file of historical work orders, batch by batch; run again after a cut, it goes on where it was. */
export async function importOrders(options: ImportOptions): Promise<ImportResult> {
  const { file, shape, columns, mapping, target, dryRun, progress = () => {} } = options
  const known: Known = { columns, mapping, units: await unitsOf(target), now: target.now() }
  const report = await openReport(options.reportFile)
  const counts = { rows: 0, rejected: 0, IMPORTED: 0, ALREADY: 0, CHANGED: 0 }
  const values = unknownValues()
  // What a dry run would have stored: a number twice in the file must be noticed all the same.
  const pretended = new Map<string, string>()
  let bytes = 0
  let batch: Numbered[] = []
  const flush = async () => {
    const orders = batch.map(({ order }) => order)
    const began = performance.now()
    const fates = dryRun ? await judge(target, orders, pretended) : await storeOrders(target, orders)
    for (const [index, fate] of fates.entries()) {
      counts[fate] += 1
      const { at, order } = batch[index] ?? {}
      if (fate === 'CHANGED' && at && order) report.add(changedLine(at, order))
    }
    batch = []
    progress({ rows: counts.rows, bytes })
    if (!dryRun && target.db.engine === 'sqlite') await pause(TURNS * (performance.now() - began))
  }
  if (!dryRun) await addRequester(target)
  const read = (more: number) => {
    bytes += more
  }
  for await (const at of rowsOf(file, shape, read)) {
    counts.rows += 1
    const { cells, fault } = at
    const found = cells ? readOrder(cells, known) : { externalId: '', faults: [unread(fault ?? '')] }
    if ('faults' in found) {
      counts.rejected += 1
      for (const { field, reason, remedy } of found.faults) {
        report.add({ ...place(at), externalId: found.externalId, kind: 'REJECTED', field, reason, remedy })
      }
      continue
    }
    values.add(found.notes)
    batch.push({ order: found.order, at })
    if (batch.length === BATCH) await flush()
  }
  await flush()
  for (const line of values.lines()) report.add(line)
  await report.close()
  return {
    rows: counts.rows,
    imported: counts.IMPORTED,
    already: counts.ALREADY,
    changed: counts.CHANGED,
    rejected: counts.rejected,
    unknownValues: values.lines().length,
    reportLines: report.lines,
  }
}

async function judge(
  { db, source }: ImportTarget,
  orders: readonly WorkOrder[],
  pretended: Map<string, string>,
): Promise<Fate[]> {
  const ids = orders.map(({ externalId }) => externalId).filter((id) => !pretended.has(id))
  if (ids.length > 0) {
    for (const [id, hash] of await knownHashes(db.read, db.schema, source, ids)) pretended.set(id, hash)
  }
  return fatesOf(orders, pretended)
}

async function unitsOf({ db }: ImportTarget): Promise<Map<string, string>> {
  const { units } = db.schema
  const rows = await db.read.select({ id: units.id, name: units.name }).from(units)
  return new Map(rows.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
}

const place = ({ row, line }: FileRow) => ({ row, line })

const unread = (reason: string) => ({ field: '', reason, remedy: '核对这一行和上一行的引号、分隔符' })

const changedLine = (at: FileRow, { externalId }: WorkOrder): ReportLine => ({
  ...place(at),
  externalId,
  kind: 'CHANGED',
  field: '',
  reason: '这个编号以前导入过，内容和这次不同',
  remedy: '导入过的不改写；若是另一件，请换一个编号或用 --source 区分来源',
})

/** How many different values of a column are told apart. */
const MAX_VALUES = 200

/** Values that mean nothing here, each once with how often it came. */
function unknownValues() {
  const counted = new Map<string, RowNote & { count: number }>()
  return {
    add(notes: readonly RowNote[]): void {
      for (const note of notes) {
        const key = `${note.field}\n${note.value}`
        const before = counted.get(key)
        if (before) before.count += 1
        else if (counted.size < MAX_VALUES) counted.set(key, { ...note, count: 1 })
      }
    },
    lines: (): ReportLine[] =>
      [...counted.values()].map(({ field, value, count }) => ({
        row: null,
        line: null,
        externalId: '',
        kind: 'UNKNOWN_VALUE',
        field,
        reason: `${fieldWord(field)}“${value}”没有对应，${count} 行照样导入，这一项留空`,
        remedy: `需要时在 --map 的 ${MAPS[field] ?? 'columns'} 里写上它对应什么；要先写好再导入`,
      })),
  }
}

const MAPS: Readonly<Record<string, string>> = { category: 'categories', resolution: 'resolutions', unit: 'units' }
