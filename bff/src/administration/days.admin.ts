import { cut, localDate, oneLine, parseYearNotice } from '@qihu/shared'
import { type CentreRow, loadCentres } from '../centres/centres.store.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { DAY_KIND_WORDS, dayChangeWords, importYearNotice } from '../deadlines/calendar.ts'
import { NotText, wholeText } from '../text-files/text-file.ts'
import { AdminFault } from './admin-fault.ts'
import { centreAt } from './centres.admin.ts'
import { type Change, demand } from './changes.store.ts'
import { cellsOf, type Format, isArchive, writeCells } from './table-files.ts'
import type { RowTaken, Taken } from './take-table.ts'

/** Days off of the whole country, from the file of a year's notice: the same as `npm run calendar`. */

type By = Omit<Change, 'key'>

/** The whole installation counts by them, so that those who run it enter them. @throws {AdminFault} */
async function demandFirst(by: By, division: string, tx: Db): Promise<CentreRow> {
  const parts = { tx, schema: by.db.schema, centres: await loadCentres(tx, by.db.schema) }
  const centre = centreAt(parts.centres, division)
  const { first } = parts.centres
  if (first && first.id !== centre.id) {
    throw new AdminFault(`全国的放假安排由${first.name}的管理员导入，各中心都用。本中心停办的日子在“停办”里录入。`)
  }
  await demand({ ...by, key: null }, 'PLACES', centre, parts)
  return centre
}

/** Lines as `parseYearNotice` reads them. @throws {AdminFault} where the file is no text and no spreadsheet. */
async function linesOf(bytes: Buffer): Promise<string> {
  if (isArchive(bytes)) {
    const rows = await cellsOf(bytes)
    return rows.map((cells) => cells.map(oneLine).join(',').replace(/,+$/, '')).join('\n')
  }
  try {
    return wholeText(bytes)
  } catch (error) {
    throw error instanceof NotText ? new AdminFault(error.message, 'file') : error
  }
}

/** @throws {AdminFault} where whoever brings the file may not, or it holds nothing that can be read. */
export async function takeDays(
  by: By,
  parts: Pick<Context, 'db' | 'clock' | 'calendar' | 'config' | 'lives' | 'reactions'>,
  division: string,
  bytes: Buffer,
  dry: boolean,
): Promise<Taken & { readonly message: string }> {
  await demandFirst(by, division, by.db.read)
  const text = await linesOf(bytes)
  const report = await importYearNotice(parts, text, {
    ...{ personId: by.byPersonId, why: by.why, dry, soon: true },
    allowed: async (tx) => void (await demandFirst(by, division, tx)),
  })
  if (report.errors.length > 0) {
    const rows = report.errors.map(({ line, message }) => rowOf('FAULT', line, line ? '' : '整个文件', message))
    return { written: false, rows, message: `有 ${rows.length} 处要改，全部没有写入。改好后再导入。` }
  }
  const lineOf = new Map(parseYearNotice(text).lines.map(({ date, line }) => [date, line]))
  const rows = [
    ...report.changes.map((change) =>
      rowOf(
        change.before ? 'CHANGED' : 'ADDED',
        lineOf.get(change.after.date) ?? 0,
        change.after.date,
        dayChangeWords(change),
      ),
    ),
    ...report.kept.map((date) => rowOf('SAME', lineOf.get(date) ?? 0, date, '本地已有单独规定，没有改动')),
  ]
  return { written: !dry, rows, message: takenWords(report, dry) }
}

const rowOf = (deed: RowTaken['deed'], line: number, called: string, message: string): RowTaken => ({
  ...{ deed, line, called, message },
  handedCode: null,
})

function takenWords(report: Awaited<ReturnType<typeof importYearNotice>>, dry: boolean): string {
  const { changes, unchanged, corrected, horizon, lacking } = report
  if (changes.length === 0) return `${unchanged} 天都和现有的一样，不用导入。`
  const said = `${changes.length} 天有变化，${unchanged} 天没有变化。`
  const missing = lacking.map(
    ({ year, missing: of }) => `${year} 年还缺：${of.join('、')}；补齐之前，这一年的期限仍是暂定。`,
  )
  const counted =
    corrected === null ? '正在重新计算在办诉求的期限，几分钟内完成' : `重新计算了 ${corrected} 件诉求的期限`
  const done = `${counted}，放假安排已知到 ${horizon} 年。`
  return [dry ? `可以导入：${said}还没有写入。` : `已导入：${said}${done}`, ...missing].join('')
}

/** The days known from last year on, in the form in which they are taken again. */
export async function daysFile(by: By, { calendar }: Pick<Context, 'calendar'>, division: string, format: Format) {
  await demandFirst(by, division, by.db.read)
  const from = `${Number(localDate(by.now).slice(0, 4)) - 1}-01-01`
  const days = calendar.current.days
    .filter(({ date, name }) => date >= from && name !== '')
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const rows = days.map(({ date, kind, name }) => [date, DAY_KIND_WORDS[kind], cut(name, 40)])
  return writeCells([['日期', '类型', '名称'], ...rows], format)
}
