import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createCalendar, DEFAULT_PROFILE_ID, SHIPPED_DAYS } from '@qihu/shared'
import { systemClock } from '../clock.ts'
import { openDatabase } from '../db/open.ts'
import { notify } from '../life/notify.ts'
import { servedLives } from '../lives.ts'
import { importYearNotice, loadCalendar } from './calendar.ts'

const USAGE = `用法：npm run calendar -- import 文件

把国务院办公厅当年放假通知里的日期写进数据库，并重新计算所有在办诉求的期限。
文件每行一天：date,kind,name
  2027-01-01,HOLIDAY,元旦      放假（也可写“放假”）
  2027-02-20,WORKDAY,春节      调休上班（也可写“上班”）
空行和 # 开头的行会跳过。有一行读不懂就什么都不写入。重复导入同一个文件没有影响。
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
  const [verb, file] = args
  if (verb === '--help' || verb === '-h') {
    out(USAGE)
    return 0
  }
  if (verb !== 'import' || !file) {
    err(USAGE)
    return 1
  }
  // npm starts programs in the root; the file is meant from where it was called.
  const at = path.resolve(env.INIT_CWD ?? '.', file)
  if (!existsSync(at)) {
    err(`找不到文件 ${file}。请检查路径后再试。\n`)
    return 1
  }
  const url =
    env.DATABASE_URL || `file:${path.join(path.resolve(env.DATA_DIR || path.join(ROOT, '.data')), 'qihu.sqlite')}`
  const db = await openDatabase(url).catch(() => null)
  if (!db) {
    err('数据库打不开。请检查 DATABASE_URL 指向的文件或服务，再运行一次。\n')
    return 1
  }
  try {
    const calendar = { current: createCalendar(SHIPPED_DAYS) }
    await loadCalendar(db, calendar)
    const config = { profile: env.DEADLINE_PROFILE || DEFAULT_PROFILE_ID }
    const parts = { db, clock: systemClock, calendar, config, lives: servedLives, reactions: [notify] }
    const report = await importYearNotice(parts, readFileSync(at, 'utf8'))
    if (report.errors.length > 0) {
      for (const { line, message } of report.errors) err(`第 ${line} 行：${message}\n`)
      err(`有 ${report.errors.length} 处要改，什么都没有写入。改好后再运行一次。\n`)
      return 1
    }
    for (const day of report.changed) out(`${day.date} ${day.kind === 'HOLIDAY' ? '放假' : '上班'} ${day.name}\n`)
    for (const date of report.kept) out(`${date} 本地已有单独规定，没有改动\n`)
    out(
      `写入 ${report.changed.length} 天，${report.unchanged} 天没有变化；` +
        `重新计算了 ${report.corrected} 件诉求的期限。已知放假安排到 ${report.horizon} 年。\n`,
    )
    return 0
  } finally {
    await db.close()
  }
}
