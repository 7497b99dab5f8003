import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CATEGORY, createCalendar, RESOLUTION, SHIPPED_DAYS } from '@qihu/shared'
import { systemClock } from '../clock.ts'
import { readDataConfig } from '../config.ts'
import { notOpenedWords } from '../db/not-opened.ts'
import { openDatabase } from '../db/open.ts'
import { encodingNamed } from '../text-files/encoding.ts'
import { decodeText } from '../text-files/text-file.ts'
import { type Columns, FIELD_NAMES, fieldWord, findColumns, meantFor, NO_MAPPING, readMapping } from './columns.ts'
import { orderNamed } from './dates.ts'
import { ImportFault } from './file-row.ts'
import { ImportCut, type ImportResult, importOrders, wordsOf } from './import.ts'
import { type FileShape, headingsOf, inspect } from './import-file.ts'

const USAGE = `用法：npm run import -- 文件 [--dry-run] [--source 名称] [--map 对应表.json] [--report 文件] [--encoding 编码]

把以前系统里的工单（CSV 或一行一个 JSON 对象）作为历史件导入：只供工作人员查阅，不计时限、不发通知、不进指数。
  --dry-run      只检查、出报告，什么都不写进数据库；结论和真正导入时相同
  --source       原系统的名称，默认“历史工单”；编号在同一来源里不重复，重复运行只补没有导入过的
  --map          列和取值的对应，JSON：
                 {"columns":{"externalId":"列名"},"categories":{"原类别":"TAX"},"units":{"原单位":"单位编号"},
                  "resolutions":{"原结论":"SOLVED"}}
  --report       没有导入的行和原因写到哪里，默认在原文件旁边；以 .csv 结尾就写成表格
  --encoding     utf-8、utf-16le、utf-16be 或 gb18030（也可写 gbk、gb2312）；不写时逐行自动识别
  --date-format  日期里年、月、日的先后，例如 DD/MM/YYYY、MM/DD/YYYY、YY-MM-DD；
                 写成 3/4/2019 或 19-03-04 的日期只有这样才读，四位年份在前的总能读
  --as-is        编号位数多、末尾又是 0 时不再怀疑，照样收；变成 1.99E+10 的电话留空
  --help, -h     显示这一页

文件是文本：CSV（逗号、分号、Tab 或竖线分隔，有标题行）或一行一个 JSON 对象；编码、换行、引号、行末缺格可以不齐。
读不了的行只耽误它自己，写进报告。Excel 文件请先另存为“CSV UTF-8”，编号、电话、日期的列要先设为文本。
没有值可以留空，也可写 NULL、\\N、-、无、N/A、0000-00-00。

可对应的列：${FIELD_NAMES.map((field) => `${field}（${fieldWord(field)}）`).join('、')}。
必须有编号、提交时间，以及内容或标题。
类别：${CATEGORY.values.join('、')}，和管理里新增的（写名称或编号）。结论：${RESOLUTION.values.join('、')}。
日期可写 2024-01-31 09:30、2024/1/31 下午3:05、2024年1月31日、20240131、ISO 8601、时间戳或表格里的日期数字；
没有写时区的是北京时间。
结束时输出一行 JSON：rows 读到的行，imported 新导入，already 以前已有，changed 编号相同而内容不同（没有改写），
rejected 没有导入，unknownValues 没有对应的取值。退出码：0 都在库里了，1 有的行没有或没有做成，2 用法不对。
中途断了再运行一次即可，每件只会有一份。数据库由 DATABASE_URL 指定，不写时用 .data/qihu.sqlite。
`

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  source: { type: 'string' },
  map: { type: 'string' },
  report: { type: 'string' },
  encoding: { type: 'string' },
  'date-format': { type: 'string' },
  'as-is': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Output = { out(text: string): void; err(text: string): void }

const TERMINAL: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}

/** @returns the exit code: 0 when every row is in, 1 when some are not or nothing could be done, 2 for a wrong call. */
export async function importCommand(
  args: string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Output = TERMINAL,
): Promise<number> {
  const say = (words: string) => err(`${words}\n`)
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    if (values.help) {
      out(USAGE)
      return 0
    }
    const [given] = positionals
    if (!given || positionals.length > 1) {
      err(USAGE)
      return 2
    }
    const encoding = values.encoding === undefined ? undefined : encodingNamed(values.encoding)
    if (values.encoding !== undefined && !encoding) {
      say(`--encoding 不认识“${values.encoding}”，可用 utf-8、utf-16le、utf-16be、gb18030；不写时自动识别。`)
      return 2
    }
    const format = values['date-format']
    const dateOrder = format === undefined ? undefined : (orderNamed(format) ?? undefined)
    if (format !== undefined && !dateOrder) {
      say(`--date-format 看不懂“${format}”，请写年、月、日的先后，例如 DD/MM/YYYY、MM/DD/YYYY 或 YYYY-MM-DD。`)
      return 2
    }
    // npm starts programs in the root; the file is meant from where it was called.
    const at = (name: string) => path.resolve(env.INIT_CWD ?? '.', name)
    const file = at(given)
    if (!existsSync(file)) throw new ImportFault(`找不到文件 ${given}。`)
    if (!statSync(file).isFile()) throw new ImportFault(`${given} 不是一个文件。`)
    if (!may(file, constants.R_OK)) throw new ImportFault(`读不了文件 ${given}，请检查权限。`)
    if (values.map && !existsSync(at(values.map))) throw new ImportFault(`找不到对应表 ${values.map}。`)
    const mapping = values.map ? readMapping(decodeText(readFileSync(at(values.map))).text) : NO_MAPPING
    const shape = await inspect(file, encoding)
    const headings = await headingsOf(file, shape)
    const columns = findColumns(headings, mapping.columns)
    meantFor(mapping, columns, headings)
    say(described(shape, headings, columns))
    const reportFile = at(values.report ?? `${given}.report.ndjson`)
    if (reportFile === file || (values.map && reportFile === at(values.map))) {
      throw new ImportFault(`--report 指向了要读的文件 ${reportFile}，请换一个名字。`)
    }
    if (!may(path.dirname(reportFile), constants.W_OK)) {
      throw new ImportFault(`报告写不进 ${path.dirname(reportFile)}，请用 --report 指定别的位置。`)
    }
    return await run(
      {
        ...{ file, shape, columns, mapping, reportFile, dateOrder },
        ...{ dryRun: values['dry-run'] ?? false, asIs: values['as-is'] ?? false },
      },
      values.source?.trim() || '历史工单',
      env,
      { out, err },
    )
  } catch (error) {
    const unknownOption = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    say(unknownOption ? `${(error as Error).message}\n${USAGE}` : `没有导入：${wordsOf(error)}`)
    return unknownOption ? 2 : 1
  }
}

function may(name: string, how: number): boolean {
  try {
    accessSync(name, how)
    return true
  } catch {
    return false
  }
}

type Parts = Pick<
  Parameters<typeof importOrders>[0],
  'file' | 'shape' | 'columns' | 'mapping' | 'reportFile' | 'dateOrder' | 'asIs' | 'dryRun'
>

async function run(parts: Parts, source: string, env: NodeJS.ProcessEnv, { out, err }: Output) {
  const say = (words: string) => err(`${words}\n`)
  const { databaseUrl, division } = readDataConfig(env)
  const db = await openDatabase(databaseUrl).catch((error: unknown) => {
    throw new ImportFault(notOpenedWords(error))
  })
  try {
    const target = { db, source, division, calendar: createCalendar(SHIPPED_DAYS), now: systemClock.now }
    const started = performance.now()
    const progress = progressLine(parts.shape.bytes, started)
    let cut: ImportCut | null = null
    const result = await importOrders({ ...parts, target, progress: progress.show }).catch((error) => {
      if (!(error instanceof ImportCut)) throw error
      cut = error
      return error.counts
    })
    progress.end()
    const seconds = (performance.now() - started) / 1000
    const { reportLines, ...counts } = result
    out(
      `${JSON.stringify({
        ...counts,
        dryRun: parts.dryRun,
        source,
        complete: cut === null,
        report: reportLines > 0 ? parts.reportFile : null,
        seconds: Number(seconds.toFixed(2)),
        rowsPerSecond: Math.round(result.rows / seconds),
      })}\n`,
    )
    if (cut) say(`中途停了：${(cut as Error).message}`)
    say(counted(result, parts.dryRun))
    if (cut) say('排除原因后用同样的命令再运行一次，已经导入的不会重复。')
    if (reportLines > 0) say(`没有导入的行、没有对应的取值和原因：${parts.reportFile}`)
    return cut || result.rejected + result.changed > 0 ? 1 : 0
  } finally {
    await db.close()
  }
}

const counted = ({ rows, imported, already, changed, rejected }: ImportResult, dryRun: boolean): string =>
  `读到 ${rows} 件：${dryRun ? '可以导入' : '导入'} ${imported} 件，以前已有 ${already} 件，编号相同而内容不同、没有改写的 ${changed} 件，不能导入 ${rejected} 件。`

function described({ format, encoding, delimiter }: FileShape, headings: readonly string[], columns: Columns): string {
  const used = FIELD_NAMES.flatMap((field) =>
    columns[field] === undefined ? [] : [`${fieldWord(field)} ← ${columns[field]}`],
  )
  const unused = headings.filter((heading) => heading !== '' && !Object.values(columns).includes(heading))
  const separator = format === 'CSV' ? `，分隔符 ${delimiter === '\t' ? 'Tab' : delimiter}` : ''
  return [
    `${format}，编码 ${encoding}${separator}`,
    `列：${used.join('，')}`,
    ...(unused.length > 0 ? [`没有用到：${unused.join('、')}`] : []),
  ].join('\n')
}

/** A running line on a terminal, a line every five seconds elsewhere. */
function progressLine(bytes: number, started: number) {
  const terminal = process.stderr.isTTY
  let shownAt = started
  return {
    show(far: { rows: number; bytes: number }): void {
      const now = performance.now()
      if (now - shownAt < (terminal ? 200 : 5000)) return
      shownAt = now
      const seconds = (now - started) / 1000
      const left = far.bytes > 0 ? Math.ceil((seconds * (bytes - far.bytes)) / far.bytes) : 0
      const line = `${far.rows} 行，每秒 ${Math.round(far.rows / seconds)} 行，还要约 ${left} 秒`
      process.stderr.write(terminal ? `\r${line}\u001b[K` : `${line}\n`)
    },
    end(): void {
      if (terminal) process.stderr.write('\r\u001b[K')
    },
  }
}
