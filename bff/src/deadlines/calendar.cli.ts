import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ACCEPTED_FILES, createCalendar, DEFAULT_PROFILE_ID, type NoticeError, SHIPPED_DAYS } from '@qihu/shared'
import { systemClock } from '../clock.ts'
import { notOpenedWords } from '../db/not-opened.ts'
import { openDatabase } from '../db/open.ts'
import { notify } from '../life/notify.ts'
import { servedLives } from '../lives.ts'
import { eraseRequest } from '../privacy/erase-request.ts'
import { NotText, wholeText } from '../text-files/text-file.ts'
import { dayChangeWords, importYearNotice, loadCalendar } from './calendar.ts'

const USAGE = `用法：npm run calendar -- import 文件
      npm run calendar -- remove 日期…

import 把国务院办公厅当年放假通知里的日期写进数据库，并重新计算所有在办诉求的期限。
文件每行一天：date,kind,name（也可写 日期,类型,名称；GBK 或 UTF-8 都可以）
  2027-01-01,HOLIDAY,元旦      放假（也可写“放假”“休”）
  2027-02-20,WORKDAY,春节      调休上班（也可写“上班”“补班”）
  2027-02-22,NORMAL            撤回以前导入的这一天，恢复平日（也可写“平日”）
公开的放假安排 JSON（days、date、isOffDay）和日历文件 ics 也可以直接用。
七个节日都写齐的一年才算已知。写齐的文件再次导入时替换那一年：文件里没有的日子会撤回。
空行和 # 开头的行会跳过。有一行读不懂就什么都不写入。重复导入同一个文件没有影响。
remove 撤回写明的日子，如 npm run calendar -- remove 2026-12-07。
数据库由 DATABASE_URL 指定，不写时用 .data/qihu.sqlite。正在运行的服务一分钟内自动使用新日期。
`

type Output = { out(text: string): void; err(text: string): void }

const ROOT = path.join(import.meta.dirname, '../../..')

/** @returns the exit code. */
export async function calendarCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Output,
): Promise<number> {
  const [verb, file, ...more] = args
  if (verb === '--help' || verb === '-h') {
    out(USAGE)
    return 0
  }
  if ((verb !== 'import' && verb !== 'remove') || !file) {
    err(USAGE)
    return 1
  }
  let text = [file, ...more].map((date) => `${date},NORMAL,`).join('\n')
  if (verb === 'import') {
    // npm starts programs in the root; the file is meant from where it was called.
    const at = path.resolve(env.INIT_CWD ?? '.', file)
    if (!existsSync(at)) {
      err(`找不到文件 ${file}。请检查路径后再试。\n`)
      return 1
    }
    const read = statSync(at).isFile() ? textOf(readFileSync(at)) : { fault: '这是一个目录。' }
    if ('fault' in read) {
      err(`${file}：${read.fault}${ACCEPTED_FILES}\n`)
      return 1
    }
    text = read.text
  }
  const url =
    env.DATABASE_URL || `file:${path.join(path.resolve(env.DATA_DIR || path.join(ROOT, '.data')), 'qihu.sqlite')}`
  const db = await openDatabase(url).catch((error: unknown) => {
    err(`${notOpenedWords(error)}\n`)
    return null
  })
  if (!db) return 1
  try {
    const calendar = { current: createCalendar(SHIPPED_DAYS) }
    await loadCalendar(db, calendar)
    const config = { profile: env.DEADLINE_PROFILE || DEFAULT_PROFILE_ID }
    const parts = { db, clock: systemClock, calendar, config, lives: servedLives, reactions: [notify, eraseRequest] }
    const report = await importYearNotice(parts, text)
    if (report.errors.length > 0) {
      for (const line of complaints(report.errors)) err(`${line}\n`)
      err(`有 ${report.errors.length} 处要改，什么都没有写入。改好后再运行一次。\n`)
      return 1
    }
    for (const change of report.changes) out(`${change.after.date} ${dayChangeWords(change)}\n`)
    for (const date of report.kept) out(`${date} 本地已有单独规定，没有改动\n`)
    for (const { year, missing } of report.lacking) {
      out(`${year} 年的放假安排还不完整，缺：${missing.join('、')}。补齐之前，这一年的期限仍是暂定。\n`)
    }
    out(
      `写入 ${report.changed.length} 天，${report.unchanged} 天没有变化；` +
        `重新计算了 ${report.corrected} 件诉求的期限。已知放假安排到 ${report.horizon} 年。\n`,
    )
    return 0
  } finally {
    await db.close()
  }
}

function textOf(bytes: Buffer): { readonly text: string } | { readonly fault: string } {
  try {
    return { text: wholeText(bytes) }
  } catch (error) {
    if (error instanceof NotText) return { fault: error.message }
    throw error
  }
}

const MOST_LINES = 5

/** What is wrong in the same way is told once, with its lines. */
function complaints(errors: readonly NoticeError[]): string[] {
  return [...Map.groupBy(errors, ({ what }) => what).values()].map((group) => {
    const lines = group.map(({ line }) => line)
    const [{ message } = { message: '' }] = group
    if (lines[0] === 0) return message
    if (lines.length === 1) return `第 ${lines[0]} 行：${message}`
    const more = lines.length > MOST_LINES ? '等' : ''
    return `第 ${lines.slice(0, MOST_LINES).join('、')} 行${more}，共 ${lines.length} 行，如：${message}`
  })
}
