import { isDeepStrictEqual } from 'node:util'
import { noteAudit } from '../audit/audit.store.ts'
import { type CentreRow, loadCentres } from '../centres/centres.store.ts'
import type { Database, Db } from '../db/database.ts'
import { AdminFault } from './admin-fault.ts'
import { centreAt } from './centres.admin.ts'
import { type Change, demand, oneAfterTheOther, type Parts } from './changes.store.ts'
import { type AdminDone, COMMANDS } from './commands.ts'
import { type FileRow, type Format, readTable, writeTable } from './table-files.ts'
import { type Memory, type Step, TABLE, type Table, type TableName } from './tables.ts'

export type RowDeed = 'ADDED' | 'CHANGED' | 'SAME' | 'FAULT'
export type RowTaken = {
  readonly line: number
  readonly deed: RowDeed
  /** What the row is about. */
  readonly called: string
  /** What was done or would be, or what is wrong with its remedy. */
  readonly message: string
  readonly handedCode: string | null
}
export type Taken = {
  /** All of it is stored; else nothing is. */
  readonly written: boolean
  readonly rows: readonly RowTaken[]
}

/** Undoes what was tried: the report is all that is left of it. */
class Undone extends Error {
  readonly rows: readonly RowTaken[]

  constructor(rows: readonly RowTaken[]) {
    super('undone')
    this.rows = rows
  }
}

export type By = Omit<Change, 'key'>

/** The centre, for whoever sees to that there. @throws {AdminFault} */
export async function centreFor(by: By, name: TableName, division: string, tx: Db): Promise<[CentreRow, Parts]> {
  const parts = { tx, schema: by.db.schema, centres: await loadCentres(tx, by.db.schema) }
  const centre = centreAt(parts.centres, division)
  await demand({ ...by, key: null }, name === 'STAFF' ? 'PEOPLE' : 'PLACES', centre, parts)
  return [centre, parts]
}

/**
 * Takes a list from a table: all rows by the commands that pages use, in one transaction, or none where one of them is
 * wrong. Dry, it only reports what it would do. A row that is true already is passed over, so that a table may be taken again.
 * @throws {AdminFault} where the file is no such table.
 */
export async function takeTable(
  by: By,
  division: string,
  name: TableName,
  bytes: Buffer,
  dry: boolean,
): Promise<Taken> {
  // Before the file is opened for somebody who may take nothing from it.
  await centreFor(by, name, division, by.db.read)
  return takeRows(by, division, name, await readTable(bytes, TABLE[name].columns), dry)
}

/** The same of rows that come from elsewhere than a file. */
export async function takeRows(
  by: By,
  division: string,
  name: TableName,
  rows: readonly FileRow[],
  dry: boolean,
): Promise<Taken> {
  const table = TABLE[name]
  const { db } = by
  try {
    return await db.write(async (tx) => {
      await oneAfterTheOther(tx, db.schema)
      const [centre, parts] = await centreFor(by, name, division, tx)
      const within: Database = { ...db, read: tx, write: (command) => command(tx) }
      const memory: Memory = new Map()
      const taken: RowTaken[] = []
      for (const row of rows) {
        const of = { line: row.line, called: table.called(row.said) }
        try {
          taken.push({ ...of, ...(await takeRow({ ...by, db: within }, table, centre, parts, row, memory)) })
        } catch (error) {
          if (!(error instanceof AdminFault)) throw error
          taken.push({ ...of, deed: 'FAULT', message: error.message, handedCode: null })
        }
      }
      if (dry || taken.some(({ deed }) => deed === 'FAULT')) throw new Undone(taken)
      return { written: true, rows: taken.map(({ tried: _, ...row }: RowTaken & { tried?: string }) => row) }
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    // Nothing is said to be done of what was only tried, and its codes open nothing.
    const rows = error.rows.map(({ tried, ...row }: RowTaken & { tried?: string }) => ({
      ...row,
      message: tried ?? row.message,
      handedCode: null,
    }))
    return { written: false, rows }
  }
}

type Done = Pick<RowTaken, 'deed' | 'message' | 'handedCode'> & { readonly tried?: string }

async function takeRow(
  by: By,
  table: Table,
  centre: CentreRow,
  parts: Parts,
  { said, fault }: FileRow,
  memory: Memory,
): Promise<Done> {
  if (fault) throw new AdminFault(fault)
  if (isDeepStrictEqual({ ...said }, { ...table.example })) throw new AdminFault('这一行是样例，请删去。')
  const steps = await table.steps(parts, centre, said, memory)
  if (steps.length === 0) {
    const besides = (await table.besides?.(parts, said)) ?? ''
    return { deed: 'SAME', message: `已有，没有改动${besides}`, handedCode: null }
  }
  const done: AdminDone[] = []
  for (const { command, input } of steps) done.push(await COMMANDS[command]({ ...by, key: null }, input))
  return {
    deed: steps.some(({ command }) => command.endsWith('_ADD')) ? 'ADDED' : 'CHANGED',
    message: done.map(({ message }) => message).join(''),
    handedCode: done.find(({ handedCode }) => handedCode)?.handedCode ?? null,
    tried: steps.map(triedWords).join('；'),
  }
}

const triedWords = ({ command, says }: Step): string =>
  says ?? (command === 'POST_ADD' ? '会授予职务' : command.endsWith('_ADD') ? '会新增' : '会修改')

/** How a report is summed up. */
export function takenWords({ written, rows }: Taken, dry: boolean): string {
  const count = (deed: RowDeed) => rows.filter((row) => row.deed === deed).length
  const [same, faults] = [count('SAME'), count('FAULT')]
  if (same === rows.length) return `${same} 行都和现有的一样，不用导入。`
  const said = [
    ...(count('ADDED') > 0 ? [`新增 ${count('ADDED')} 行`] : []),
    ...(count('CHANGED') > 0 ? [`修改 ${count('CHANGED')} 行`] : []),
    ...(same > 0 ? [`没有变化 ${same} 行`] : []),
    ...(faults > 0 ? [`有误 ${faults} 行`] : []),
  ].join('，')
  if (faults > 0) return `${said}。全部没有写入，改好后再导入。`
  return dry && !written ? `可以导入：${said}。还没有写入。` : `已导入：${said}。`
}

/** A list as a file, in the form in which it can be taken again; empty, with an invented row, as one to fill in. */
export async function tableFile(
  by: By,
  division: string,
  name: TableName,
  format: Format,
  address: string,
): Promise<Buffer> {
  const { db, now, byPersonId } = by
  const table = TABLE[name]
  const rows = await db.write(async (tx) => {
    const [centre, parts] = await centreFor(by, name, division, tx)
    const found = await table.rows(parts, centre)
    if (byPersonId !== null) {
      const entry = { kind: 'EXPORTED', personId: byPersonId, centreIds: [centre.id], address } as const
      await noteAudit(tx, db.schema, { ...entry, detail: { why: `${table.word}，${found.length} 行` } }, now)
    }
    return found
  })
  return writeTable(table.columns, rows.length > 0 ? rows : [table.example], format)
}
