import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { agoWords, type Calendar, localDate, localTime } from '@qihu/shared'
import { sql } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import { CentreTexts, loadTexts } from '../centres/texts.store.ts'
import type { Config, PlatformConfig } from '../config.ts'
import { type Database, DatabaseUnavailable, driverCode, postgresBelow } from '../db/database.ts'
import type { BeatName } from '../db/schema.ts'
import { loadServed } from '../graphql/persisted.ts'
import { CHANNEL_WORDS } from '../notifications/also-sent.ts'
import { builtRelease } from '../operations/release.ts'
import { unfitMachine } from '../operations/start-checks.ts'
import { sealedUnder } from '../people/second-factor.ts'
import { channelsOf } from '../platforms/platforms.ts'
import { AHEAD_MS, type Beats, beatsOf, storeBeats } from './beats.store.ts'
import {
  CHANNELS,
  failedNotices,
  longestOverdue,
  type NoticeCounts,
  newestNotice,
  noticeCounts,
  type Unsent,
} from './notices.store.ts'
import { refusalWords } from './refusal-words.ts'
import type { Trials, Tried } from './trials.ts'

/** NOTE: works, with less than there could be, or not for long any more. BAD: somebody has to mend it. */
export type CheckLevel = 'GOOD' | 'NOTE' | 'BAD'

const CHECK_TITLES = {
  CONFIGURATION: '配置',
  DATABASE: '数据库',
  DISK: '磁盘',
  CLOCK: '时钟',
  SWEEP: '期限推进',
  WORKER: '消息发送',
  WECHAT: '微信',
  DINGTALK: '钉钉',
  SMS: '短信',
  NOTICES: '没有送到的消息',
  BACKUP: '备份',
  DAYS_OFF: '放假安排',
  PRIVACY: '个人信息保护说明',
  SECRET: '密钥',
  RELEASE: '版本和页面',
} as const
export type CheckName = keyof typeof CHECK_TITLES

/** What was found, in a sentence, and what to do about it. */
type Finding = { readonly level: CheckLevel; readonly text: string; readonly next: string | null }
export type Check = Finding & { readonly name: CheckName; readonly title: string }

type CheckParts = {
  readonly config: Config
  /** Null where it cannot be opened. */
  readonly db: Database | null
  /** Why, and what to do about it. */
  readonly away?: { readonly why: string; readonly next: string }
  readonly calendar: Calendar
  /** Null where it cannot be said which there are. */
  readonly platforms: PlatformConfig | null
  /** Null: platforms are not asked. */
  readonly trials: Trials | null
  /** Of which centres somebody sees what did not arrive; null: of all. */
  readonly centreIds: ReadonlySet<string> | null
  readonly now: number
}
/** The same with a database that answers. */
type Working = CheckParts & {
  readonly db: Database
  readonly beats: Beats
  readonly counts: () => Promise<NoticeCounts>
  readonly failed: () => Promise<Unsent>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const GB = 2 ** 30

const good = (text: string): Finding => ({ level: 'GOOD', text, next: null })
const note = (text: string, next: string | null = null): Finding => ({ level: 'NOTE', text, next })
const bad = (text: string, next: string): Finding => ({ level: 'BAD', text, next })

function configuration({ config }: CheckParts): Finding {
  if (config.demo)
    return note(
      '正在以演示方式运行，平台是模拟的，任何人都能以任何身份登录。',
      '正式使用时去掉 DEMO，设 NODE_ENV=production。',
    )
  if (!config.production) return note('没有按正式环境运行，一些防护没有打开。', '正式使用时设 NODE_ENV=production。')
  if (config.dry)
    return note(
      '正在试运行：通知都不发出，只列在“运行状况”里；登录验证码照常发。',
      '正式使用时去掉 DRY，重新启动服务。',
    )
  return good(`各项变量齐全，页面地址 ${config.publicBase}。`)
}

async function database({ db, config, now }: Working): Promise<Finding> {
  const started = performance.now()
  await db.write((tx) => storeBeats(tx, db.schema, new Map<BeatName, number>([['PROBE', now]])))
  const ms = Math.round(performance.now() - started)
  const first = (await loadCentres(db.read, db.schema)).first
  if (config.production && first && first.division !== config.division)
    return bad(
      `库里第一个中心的区划是 ${first.division}，DIVISION 写的是 ${config.division}。`,
      `请核对 DATABASE_URL 是不是这个地方的库；是的，把 DIVISION 改回 ${first.division}：短链接要用它读。`,
    )
  const what = `${db.engine === 'pg' ? 'PostgreSQL' : 'SQLite'}，可读可写，写一次 ${ms} 毫秒。`
  const [[limit] = []] = (await postgresBelow(db.read)?.('SHOW statement_timeout', [])) ?? []
  if (limit === '0')
    return note(
      `${what}一条语句能用多久没有上限。`,
      '连接池不转达这项设置：请运行 ALTER ROLE 服务的用户名 SET statement_timeout = 15000，再重启服务。',
    )
  return ms > SLOW_WRITE_MS ? note(what, '写入很慢：请看磁盘是否繁忙，或备库是否跟得上。') : good(what)
}
const SLOW_WRITE_MS = 2_000

const unknown = ({ config }: CheckParts): Finding =>
  note(config.demo ? '演示时由服务自己模拟，只在页面上查。' : '配置改正后才能查。')

/** Below this share, or these bytes, a backup or a day's files may not fit. */
const SCARCE = { share: 0.05, bytes: GB }
const LITTLE_SHARE = 0.15

async function disk({ config: { dataDir } }: CheckParts): Promise<Finding> {
  const { bavail, bsize, blocks } = await statfs(dataDir)
  const [free, share] = [bavail * bsize, blocks > 0 ? bavail / blocks : 0]
  const what = `${dataDir} 所在的磁盘还剩 ${(free / GB).toFixed(1)} GB（${Math.round(share * 100)}%）。`
  const next = '请清理磁盘或扩容：写满以后不能再提交，备份也做不成。'
  if (share < SCARCE.share || free < SCARCE.bytes) return bad(what, next)
  return share < LITTLE_SHARE ? note(what, next) : good(what)
}

async function clock({ db, now, beats }: Working): Promise<Finding> {
  const remembered = Math.max((await newestNotice(db)) ?? 0, ...beats.values())
  if (remembered > now + AHEAD_MS) {
    const ahead = Math.round((remembered - now) / MINUTE)
    return bad(
      `数据库里已有比现在晚 ${ahead} 分钟的记录：本机时钟慢了，或曾经快过。`,
      '请用 NTP 对时，期限都按本机时钟计算；现在已经准的，过了那段时间这一项会自己恢复。',
    )
  }
  if (db.engine === 'sqlite') return good(`${localDate(now)} ${localTime(now)}，和数据库里的记录相符。`)
  const [there] = await db.read
    .select({ at: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint` })
    .from(sql`(SELECT 1) AS one`)
  const apart = Math.abs(Number(there?.at ?? now) - now)
  if (apart > AHEAD_MS) {
    return bad(`本机和数据库服务器的时钟相差 ${Math.round(apart / 1000)} 秒。`, '请让两台机器都用 NTP 对时。')
  }
  return good(`${localDate(now)} ${localTime(now)}，和数据库服务器相差 ${(apart / 1000).toFixed(1)} 秒。`)
}

/** Loops write down that they came round each half minute (pulse.ts). */
const STILL = 2 * MINUTE

function loop(last: number | undefined, now: number, what: string, still: string): Finding {
  const next = '请看服务是否在运行，以及日志里最近的错误；重新启动服务。'
  if (last === undefined) return bad('还没有运行过。', next)
  // Ahead: written by a clock that was wrong, and soon written anew by a loop that comes round.
  if (last > now + AHEAD_MS) return note('最近一次运行记在未来，过一分钟再查。')
  if (now - last > STILL) return bad(`从 ${agoWords(last, now)} 起没有再运行，${still}`, next)
  return good(what)
}

/** What is due is done within seconds where a loop comes round at all. */
const LATE = 10 * MINUTE

async function sweeping({ db, beats, now }: Working): Promise<Finding> {
  const still = loop(beats.get('SWEEP'), now, '在按时推进，没有积压。', '到期的提醒和升级都停着。')
  if (still.level !== 'GOOD') return still
  const overdue = await longestOverdue(db, now - LATE)
  if (overdue === null) return still
  return bad(
    `有 ${agoWords(overdue, now)}到时的诉求还没有推进。`,
    '请看日志里 time not passed 或 sweep failed，以及同一行的错误。',
  )
}

async function sending({ counts, beats, now, platforms, config }: Working): Promise<Finding> {
  const still = loop(beats.get('WORKER'), now, '在按时发送，没有积压。', '消息都留在待发箱里。')
  if (still.level !== 'GOOD') return still
  const { channels } = await counts()
  const open = platforms ? channelsOf(platforms) : new Set(CHANNELS)
  const late = channels.filter(
    ({ channel, oldestStuck, lastSent }) =>
      open.has(channel) && oldestStuck !== null && now - oldestStuck > HOUR && now - (lastSent ?? 0) > HOUR,
  )
  if (late.length === 0) return still
  const figures = late.map(({ channel, stuck, oldestStuck }) => {
    const since = agoWords(oldestStuck ?? now, now)
    return `${CHANNEL_WORDS[channel]}有 ${stuck} 条屡次没有发成，最早的是 ${since}的`
  })
  const next = `请看${config.demo ? '模拟的' : ''}平台那几项；平台恢复后会自动补发。`
  return bad(`${figures.join('；')}；一小时里没有发出过一条。`, next)
}

const WITHOUT: Readonly<Record<Tried | 'SMS', string>> = {
  WECHAT: '没有接入微信：申请人用浏览器办理，用短信通知。',
  DINGTALK: '没有接入钉钉：工作人员用手机号和动态码登录，用短信通知。',
  SMS: '没有接入短信：申请人只能用微信登录和收到通知，工作人员只能用钉钉。',
}

async function platform(name: Tried, parts: CheckParts): Promise<Finding> {
  const { platforms, config, trials, now } = parts
  if (!platforms) return unknown(parts)
  const there = name === 'WECHAT' ? platforms.wechat : platforms.dingTalk
  if (!there) return note(WITHOUT[name])
  if (!trials) return note('没有试：这次没有联系平台。')
  const { failure, at } = await trials.of(name)
  if (failure === null)
    return good(`${config.demo ? '模拟的平台' : CHECK_TITLES[name]}接受现在的凭据（${agoWords(at, now)}试过）。`)
  const { level, text, next } = refusalWords(name, failure)
  return level === 'NOTE' ? note(text, next) : bad(text, next)
}

/** Nothing can be tried without somebody being sent a text: what became of the last ones has to do. */
async function texts(parts: Working): Promise<Finding> {
  const { platforms, counts, beats, now } = parts
  if (!platforms) return unknown(parts)
  if (!platforms.sms) return note(WITHOUT.SMS)
  const { since, channels } = await counts()
  const texts = channels.find(({ channel }) => channel === 'SMS')
  const { sent = 0, failed = 0, waiting = 0, broken = 0, stuck = 0 } = texts ?? {}
  const figures = `${agoWords(since, now)}以来发出 ${sent} 条，失败 ${failed} 条，待发 ${waiting} 条。`
  // What is far ahead was written by a clock that was wrong.
  const last = (name: BeatName) => [beats.get(name) ?? 0].find((at) => at <= now + AHEAD_MS) ?? 0
  const [went, lost, refused] = [last('TEXT_SENT'), last('TEXT_FAILED'), last('TEXT_REFUSED')]
  const gateway = '请核对 SMS_URL、SMS_SECRET 和短信余额，再看日志里 sign-in text not sent 的错误。'
  if (lost > went && now - lost < DAY)
    return bad(`最近一次登录验证码没有发出（${agoWords(lost, now)}），用手机号的人登录不了。${figures}`, gateway)
  if (refused > went && now - refused < DAY)
    return note(`最近一次登录验证码被拒收（${agoWords(refused, now)}）：可能只是那个号码。${figures}`, gateway)
  // One number that takes nothing, and what waits for the morning, say nothing of the gateway.
  if (sent === 0 && broken + stuck >= SEVERAL)
    return bad(figures, '请核对 SMS_URL、SMS_SECRET 和短信余额，再看日志里 platform 为 sms 的错误。')
  if (failed > sent && failed >= SEVERAL) return note(figures, '失败的比发出的多：请看没有送到的消息。')
  return good(went > 0 ? `${figures}登录验证码 ${agoWords(went, now)}发出过。` : figures)
}
const SEVERAL = 3

async function unsent({ failed }: Working): Promise<Finding> {
  const { total } = await failed()
  if (total === 0) return good('近一个月没有。')
  return note(
    `有 ${total} 条没有送到，也没有别的方式可以再试。`,
    '请按诉求编号告诉专窗打电话，或补上联系方式后重新发送。',
  )
}

/** Each night, and some hours. */
const BACKUP_OLD = 26 * HOUR

function backup({ beats, now, config }: Working): Finding {
  const last = beats.get('BACKUP')
  const next = '请每晚运行 npm run backup -- 目录（docs/operations.zh-CN.md 的 systemd 一节），并在别处再存一份。'
  if (last === undefined) {
    const isNew = now - (beats.get('FIRST') ?? now) < BACKUP_OLD
    return config.demo || isNew ? note('还没有记录到备份。', next) : bad('没有备份过。', next)
  }
  const what = `最近一次备份：${agoWords(last, now)}。`
  return now - last > BACKUP_OLD ? bad(what, next) : good(what)
}

/** From this month on the next year's days off are published, and limits begin to reach into that year. */
const PUBLISHED_FROM_MONTH = 11

function daysOff({ calendar, now }: CheckParts): Finding {
  const date = localDate(now)
  const year = Number(date.slice(0, 4))
  const next = '国务院办公厅的通知公布后，在“管理—停办”或用 npm run calendar -- import 文件 录入；在那以前按周末推算。'
  if (calendar.horizon < year) return bad(`今年（${year} 年）的放假安排没有录入，期限会算错。`, next)
  if (calendar.horizon > year) return good(`已录入到 ${calendar.horizon} 年。`)
  return Number(date.slice(5, 7)) >= PUBLISHED_FROM_MONTH
    ? note(`录入到 ${year} 年，${year + 1} 年的还没有。`, next)
    : good(`已录入到 ${year} 年。`)
}

/** Article 17 of the 个人信息保护法: whoever asks for personal data says who he is, and how he is reached. */
async function privacy({ db, config }: Working): Promise<Finding> {
  if (!config.production) return good('演示时不用写。')
  const texts = new CentreTexts()
  await loadTexts(db, texts)
  const { all } = await loadCentres(db.read, db.schema)
  const without = all.filter(({ id }) => texts.of(id, 'PRIVACY') === null).map(({ name }) => name)
  if (without.length === 0) return good('各中心都写明了由谁负责。')
  const named =
    without.length > MOST_NAMED
      ? `${without.slice(0, MOST_NAMED).join('、')}等 ${without.length} 个中心`
      : without.join('、')
  return note(
    `${named}没有写明个人信息由哪个单位负责、怎么联系（个人信息保护法第十七条）。`,
    '请在“管理—文字”里写“个人信息保护说明”；上级中心写了的，下级沿用。',
  )
}
const MOST_NAMED = 3

/** By what was sealed with it: of codes on walls nobody knows. */
async function secrets({ db, config }: Working): Promise<Finding> {
  const { now, former, lost } = await sealedUnder(db.read, db.schema, config)
  if (lost > 0 && now + former === 0)
    return bad(
      `SECRET 和原来的不一样：${lost} 位工作人员的动态码打不开，贴在墙上的二维码也已失效。`,
      '请改回原来的 SECRET，或把原来的写成 FORMER_SECRET，再重启服务。原来的泄露了、有意作废的，给他们重新发开通码。',
    )
  if (lost > 0)
    return note(`${lost} 位工作人员的动态码打不开。`, '请给他们重新发开通码；或把原来的 SECRET 写成 FORMER_SECRET。')
  if (config.formerSecret !== null)
    return note(
      former > 0 ? `正在更换：还有 ${former} 位工作人员没有用新密钥登录过。` : '正在更换：动态码都已换到新密钥。',
      '墙上的二维码也重新打印张贴以后，删去 FORMER_SECRET，再重启服务。',
    )
  return good('没有更换过，或已换完。')
}

function release({ config }: CheckParts): Finding {
  // Looked at by writing into it, which must not make a folder whose name was a mistake.
  if (!existsSync(config.dataDir))
    return bad(`没有 DATA_DIR 所指的目录 ${config.dataDir}。`, '请核对 DATA_DIR，或先建好这个目录。')
  const unfit = unfitMachine(config)
  if (unfit) return bad(`页面或数据目录不合要求：${unfit}`, '请照这句话改正，再重新启动服务。')
  const built = builtRelease()
  return good(
    `${built ? `最近一次构建 ${built}` : '没有构建过'}，客户端的 ${loadServed().size} 个操作都已登记，数据目录可写。`,
  )
}

const ALL: Readonly<
  Record<
    CheckName,
    | { alone: (parts: CheckParts) => Finding | Promise<Finding> }
    | { on: (parts: Working) => Finding | Promise<Finding> }
  >
> = {
  CONFIGURATION: { alone: configuration },
  DATABASE: { on: database },
  DISK: { alone: disk },
  CLOCK: { on: clock },
  SWEEP: { on: sweeping },
  WORKER: { on: sending },
  WECHAT: { alone: (parts) => platform('WECHAT', parts) },
  DINGTALK: { alone: (parts) => platform('DINGTALK', parts) },
  SMS: { on: texts },
  NOTICES: { on: unsent },
  BACKUP: { on: backup },
  DAYS_OFF: { alone: daysOff },
  PRIVACY: { on: privacy },
  SECRET: { on: secrets },
  RELEASE: { alone: release },
}

/** What was found, with what it was found in; null where there is no database to ask. */
type Examined = {
  readonly checks: readonly Check[]
  readonly counts: NoticeCounts | null
  readonly failed: Unsent | null
}

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | null = null
  return () => {
    result ??= work()
    return result
  }
}

async function working(db: Database, parts: CheckParts): Promise<Working | Finding> {
  const { now, platforms, centreIds } = parts
  const open = platforms ? channelsOf(platforms) : new Set(CHANNELS)
  const counts = once(() => noticeCounts(db, now))
  const failed = once(() => failedNotices(db, centreIds, open, now))
  try {
    return { ...parts, db, counts, failed, beats: await beatsOf(db.read, db.schema) }
  } catch (error) {
    return notAnswered(error)
  }
}

function notAnswered(error: unknown): Finding {
  if (error instanceof DatabaseUnavailable && error.reason === 'FULL') {
    return bad('写不进去：磁盘或配额已满。', '请清理磁盘或扩容，再查一次。')
  }
  const code = driverCode(error)
  return bad(
    `没有应答${code ? `（${code}）` : ''}。`,
    '请看数据库是否在运行、DATABASE_URL 是否正确；有备库的，看备库是否跟得上：提交要等它。',
  )
}

/**
 * Everything that is looked at, in the order it is read. One that cannot be looked at says so, and keeps no other from it.
 */
export async function examine(parts: CheckParts): Promise<Examined> {
  const { db, away } = parts
  const found = db ? await working(db, parts) : bad(away ? `打不开：${away.why}。` : '打不开。', away?.next ?? '')
  const look = async (name: CheckName): Promise<Finding> => {
    const how = ALL[name]
    try {
      if ('alone' in how) return await how.alone(parts)
      if ('beats' in found) return await how.on(found)
      return name === 'DATABASE' ? found : note('数据库打不开，没有查。')
    } catch (error) {
      if (name === 'DATABASE' || error instanceof DatabaseUnavailable) return notAnswered(error)
      return bad(`没有查成（${driverCode(error) || (error as Error).name}）。`, '请看日志里同一时间的错误。')
    }
  }
  const names = Object.keys(CHECK_TITLES) as CheckName[]
  const checks = await Promise.all(
    names.map(async (name) => ({ name, title: CHECK_TITLES[name], ...(await look(name)) })),
  )
  if (!('beats' in found)) return { checks, counts: null, failed: null }
  const [counts, failed] = await Promise.all([found.counts().catch(() => null), found.failed().catch(() => null)])
  return { checks, counts, failed }
}
