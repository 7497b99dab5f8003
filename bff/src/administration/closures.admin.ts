import { addDays, isLocalDate, localDate } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import type { CentreRow } from '../centres/centres.store.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { AdminFault } from './admin-fault.ts'
import { inCentre } from './centres.admin.ts'
import { type Change, noted, type Parts } from './changes.store.ts'
import { nameOf } from './names.ts'

/** Days on which a centre does not work by order, and so do those below it; limits count without them. */

export type ClosureRow = Schema['closures']['$inferSelect']
export type ClosureInput = {
  readonly from?: string
  readonly until?: string
  readonly name?: string
  readonly document?: string
}

/** An order for longer is another order. */
const MOST_DAYS = 31
const AHEAD = 366
/** What nobody knew before can be entered afterwards, as long as requests of those days may still be open. */
const BACK = 90

export function addClosure(change: Change, division: string, input: ClosureInput): Promise<ClosureRow> {
  const sort = { subject: 'CLOSURE', deed: 'ADDED', duty: 'PLACES' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const fromDate = dateOf(change, input.from, '开始日期', 'from')
    const untilDate = dateOf(change, input.until || input.from, '结束日期', 'until')
    if (untilDate < fromDate) throw new AdminFault('结束日期在开始日期之前。请核对。', 'until')
    if (untilDate > addDays(fromDate, MOST_DAYS - 1)) {
      throw new AdminFault(`一次停办最多 ${MOST_DAYS} 天。更长的请按文件分几次录入。`, 'until')
    }
    const same = (await closuresOf(parts, centre)).find(
      (each) => each.fromDate <= untilDate && fromDate <= each.untilDate,
    )
    if (same) {
      throw new AdminFault(`${daysWords(same)}已经录入停办（${same.name}）。请先取消那一条，再重新录入。`, 'from')
    }
    const detail = {
      ...{ fromDate, untilDate },
      name: nameOf(input.name, '停办原因', 'name'),
      document: nameOf(input.document, '依据文件', 'document'),
    }
    const row = { id: newId(change.now), centreId: centre.id, ...detail, createdAt: change.now }
    await tx.insert(schema.closures).values(row)
    return { row, detail }
  })
}

/** Taken back whole; or, with a last day, ended on that day, since work began again before it was planned. */
export function endClosure(change: Change, division: string, id: string, until?: string): Promise<ClosureRow> {
  const sort = { subject: 'CLOSURE', deed: 'ENDED', duty: 'PLACES' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const { closures } = schema
    const row = (await closuresOf(parts, centre)).find((each) => each.id === id.trim())
    if (!row) throw new AdminFault('没有这条停办，可能已经取消。请刷新查看。', 'closure')
    if (!until?.trim()) {
      await tx.delete(closures).where(eq(closures.id, row.id))
      return { row, detail: { fromDate: row.fromDate, untilDate: row.untilDate, name: row.name } }
    }
    if (row.fromDate === row.untilDate) throw new AdminFault('只停办一天的，不写最后一天就是取消。', 'until')
    const last = dateOf(change, until, '最后一天', 'until')
    if (last < row.fromDate || last >= row.untilDate) {
      throw new AdminFault(
        `最后一天应在 ${row.fromDate} 和 ${addDays(row.untilDate, -1)} 之间；整条取消的，不写最后一天。`,
        'until',
      )
    }
    await tx.update(closures).set({ untilDate: last }).where(eq(closures.id, row.id))
    return { row: { ...row, untilDate: last }, detail: { fromDate: row.fromDate, untilDate: last, name: row.name } }
  })
}

/** Of a centre alone, the earliest first; few in a year. */
export async function closuresOf({ tx, schema }: Pick<Parts, 'tx' | 'schema'>, { id }: Pick<CentreRow, 'id'>) {
  const { closures } = schema
  return tx.select().from(closures).where(eq(closures.centreId, id)).orderBy(closures.untilDate)
}

/** 2026-12-01，or 2026-12-01 至 2026-12-03 */
export const daysWords = ({ fromDate, untilDate }: Pick<ClosureRow, 'fromDate' | 'untilDate'>): string =>
  fromDate === untilDate ? fromDate : `${fromDate} 至 ${untilDate}`

function dateOf(change: Change, given: string | undefined, what: string, field: string): string {
  const date = (given ?? '').trim()
  if (!isLocalDate(date)) throw new AdminFault(`${what}应写成 2026-12-01 这样。`, field)
  const today = localDate(change.now)
  if (date < addDays(today, -BACK) || date > addDays(today, AHEAD)) {
    throw new AdminFault(`${what} ${date} 离今天太远。请核对年份。`, field)
  }
  return date
}
