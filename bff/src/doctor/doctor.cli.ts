import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import { type Clock, systemClock } from '../clock.ts'
import { type Config, ConfigError, readConfig, readDataConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { notOpened } from '../db/not-opened.ts'
import { openDatabase, withTables } from '../db/open.ts'
import { loadCalendar } from '../deadlines/calendar.ts'
import { FILES } from '../files.ts'
import { CHANNEL_WORDS } from '../notifications/also-sent.ts'
import type { Fetch } from '../platforms/platform-http.ts'
import type { StoredToken, TokenStore } from '../platforms/platform-token.ts'
import { createPlatforms } from '../platforms/platforms.ts'
import { type Check, type CheckLevel, examine } from './checks.ts'
import type { NoticeCounts, Unsent } from './notices.store.ts'
import { createTrials } from './trials.ts'

const USAGE = `用法：npm run doctor [-- 选项]

逐项检查这个安装：配置、数据库、磁盘、时钟、期限推进、消息发送、各平台的凭据、备份、放假安排、版本和页面。
和页面“运行状况”说的是同一件事。不改动业务数据，不升级数据库。

  --offline    不联系微信和钉钉
  --json       每项一行 JSON
  --all        没有问题的也写出来（默认只写一行）

退出码：0 没有要处理的，1 有要处理的，2 命令写错。
ENV_FILE 指向服务的配置文件，例如 ENV_FILE=/etc/qihu/qihu.env npm run doctor
`

type Output = { out(text: string): void; err(text: string): void }
type World = Output & { readonly clock?: Clock; readonly fetch?: Fetch }

const MARKS: Readonly<Record<CheckLevel, string>> = { GOOD: '正常', NOTE: '注意', BAD: '要处理' }
const WORST_FIRST: readonly CheckLevel[] = ['BAD', 'NOTE', 'GOOD']

/** Tokens of this command alone: those of the service stay as they are. */
function ownTokens(): TokenStore {
  const held = new Map<string, StoredToken>()
  return {
    get: async (name) => held.get(name) ?? null,
    put: async (name, token, expiresAt) => void held.set(name, { token, expiresAt }),
    drop: async (name) => void held.delete(name),
  }
}

/** Migrations of this release. */
const RELEASED = (engine: 'sqlite' | 'pg'): number =>
  readdirSync(path.join(FILES, '../migrations', engine)).filter((name) => name.endsWith('.sql')).length

type Away = { readonly why: string; readonly next: string }
type Opened = { readonly db: Database; readonly away?: never } | { readonly db: null; readonly away: Away }

/** Opens what is there and of this release, and makes or changes nothing. */
async function opened(databaseUrl: string): Promise<Opened> {
  const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  if (file && !existsSync(file)) return away(`没有文件 ${file}`, NAMED)
  try {
    const { engine, version } = await withTables(databaseUrl, 'SNAPSHOT', async (access) => ({
      engine: access.engine,
      version: await access.schemaVersion(),
    }))
    const released = RELEASED(engine)
    if (version === 0)
      return away('库是空的，还没有结构', '新装的，启动服务或运行 npm run admin -- create，会建好结构。')
    if (version < released)
      return away(`结构是第 ${version} 版，这个程序要第 ${released} 版`, '先备份，再启动这个版本的服务：它会升级结构。')
    if (version > released)
      return away(`结构是第 ${version} 版，比这个程序的第 ${released} 版新`, '请用服务正在运行的那个版本来检查。')
    return { db: await openDatabase(databaseUrl) }
  } catch (error) {
    const { why, next } = notOpened(error)
    return away(why || '看不出原因', next)
  }
}

const away = (why: string, next: string): Opened => ({ db: null, away: { why, next } })
const NAMED = '核对 DATABASE_URL，或用 ENV_FILE 指定服务的配置文件。'

/** The same configuration as the service's, or what is wrong with it and as much as is right. */
function configured(env: NodeJS.ProcessEnv): { readonly config: Config; readonly faults: readonly string[] } {
  try {
    return { config: readConfig(env), faults: [] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const { databaseUrl, dataDir, division } = readDataConfig(env)
    // The rest of what is looked at needs where the data is, and no more.
    const sound = readConfig({ DEMO: '1', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, H5_DIR: env.H5_DIR })
    return {
      config: { ...sound, division, demo: false, production: env.NODE_ENV === 'production' },
      faults: error.message.split('\n'),
    }
  }
}

/** @returns the exit code. */
export async function doctorCommand(args: readonly string[], env: NodeJS.ProcessEnv, world: World): Promise<number> {
  const { out, err, clock = systemClock } = world
  const asked = parse(args)
  if (typeof asked === 'string') {
    err(`${asked}\n${USAGE}`)
    return 2
  }
  if (asked.help) {
    out(USAGE)
    return 0
  }
  const { config, faults } = configured(env)
  const { db, away } = await opened(config.databaseUrl)
  try {
    const now = clock.now()
    const calendar = { current: createCalendar(SHIPPED_DAYS) }
    if (db) await loadCalendar(db, calendar).catch(() => null)
    // Of a demo they are simulated by the service itself; where the configuration is wrong nobody knows.
    const { platforms } = config
    const clients = createPlatforms(platforms ?? { wechat: null, dingTalk: null, sms: null }, {
      tokens: ownTokens(),
      now: () => clock.now(),
      ...(world.fetch ? { fetch: world.fetch } : {}),
    })
    const trials = asked.offline ? null : createTrials(clients, () => clock.now())
    const asking = { config, db, calendar: calendar.current, platforms, trials, now, centreIds: null }
    const { checks, counts, failed } = await examine({ ...asking, ...(away ? { away } : {}) })
    const all = checks.map((check) =>
      check.name === 'CONFIGURATION' && faults.length > 0 ? misconfigured(check, faults) : check,
    )
    if (asked.json) out(all.map((check) => `${JSON.stringify(check)}\n`).join(''))
    else out(`${report(all, asked.all).join('\n')}\n${counts && failed ? noticesReport(counts, failed) : ''}`)
    return all.some(({ level }) => level === 'BAD') ? 1 : 0
  } finally {
    await db?.close()
  }
}

const misconfigured = (check: Check, faults: readonly string[]): Check => ({
  ...check,
  level: 'BAD',
  text: faults.join('；'),
  next: '请照上面的每一条改正配置文件，再重新启动服务。',
})

function report(checks: readonly Check[], all: boolean): string[] {
  const shown = WORST_FIRST.flatMap((level) => checks.filter((check) => check.level === level)).filter(
    ({ level }) => all || level !== 'GOOD',
  )
  const sound = checks.filter(({ level }) => level === 'GOOD').map(({ title }) => title)
  return [
    ...shown.flatMap(({ level, title, text, next }) => [
      `[${MARKS[level]}] ${title}：${text}`,
      ...(next ? [`    ${next}`] : []),
    ]),
    ...(all || sound.length === 0 ? [] : [`[${MARKS.GOOD}] ${sound.join('、')}`]),
  ]
}

/** What became of notices, and which did not arrive: with their numbers, by which they are sent again. */
function noticesReport({ channels }: NoticeCounts, { notices, total }: Unsent): string {
  const counted = channels.map(
    ({ channel, sent, failed, waiting }) => `${CHANNEL_WORDS[channel]} 发出 ${sent} 失败 ${failed} 待发 ${waiting}`,
  )
  const lines = notices.map(
    ({ id, channel, outcome, to, number, title }) =>
      `  ${id}\t${CHANNEL_WORDS[channel]}${outcome}\t${to ?? '申请人'}\t${number}\t${title}`,
  )
  return [
    `消息（一天内）：${counted.join('；')}`,
    ...(total > 0
      ? [`没有送到的 ${total} 条，用 npm run admin -- notice resend --notice 编号 重新发送：`, ...lines]
      : []),
    '',
  ].join('\n')
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  offline: { type: 'boolean' },
  json: { type: 'boolean' },
  all: { type: 'boolean' },
} as const

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const { help = false, offline = false, json = false, all = false } = values
    return { help, offline, json, all }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
    return (error as Error).message
  }
}
