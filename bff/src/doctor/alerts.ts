import { cut, PRODUCT } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { Duties, postsNow } from '../administration/duties.store.ts'
import { loadCentres } from '../centres/centres.store.ts'
import type { Services } from '../context.ts'
import { driverCode } from '../db/database.ts'
import { spend } from '../limits/counters.store.ts'
import { messageTo } from '../notifications/messages.store.ts'
import { type Hearer, staffOfCentre } from '../people/people.store.ts'
import { fitWorkNotice } from '../platforms/dingtalk-notice.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { channelsOf } from '../platforms/platforms.ts'
import { inRounds } from '../rounds.ts'
import { type Check, type CheckLevel, type CheckName, examine } from './checks.ts'
import { createTrials } from './trials.ts'

type Parts = Pick<Services, 'db' | 'clock' | 'config' | 'calendar' | 'platforms' | 'platformConfig'> & {
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn'>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const EVERY_MS = 5 * MINUTE
/** Loops have come round by then. */
const FIRST_MS = 2 * MINUTE
/** What is still not mended is told again after this. */
const AGAIN_MS = 4 * HOUR
/** Trials are calls of a month's quota: a few a day find a secret that was changed, and the next look whether it was a moment's. */
const TRIED_MS = { taken: 6 * HOUR, first: MINUTE, refused: HOUR }
const keyOf = (name: CheckName): string => `alert:${name}`
const PAGE = 'admin/operations/operations'
/** With what stands around it within one text of seventy. */
const TEXT_LENGTH = 40

/**
 * Looks every few minutes at what the page of operations shows, and tells those who run the installation what has to be
 * mended: by DingTalk and by text, whichever there are, and in the app. What was bad once and well five minutes later is not
 * told.
 */
export function createAlerts(parts: Parts) {
  const { db, clock, config, calendar, platforms, platformConfig, log } = parts
  const open = channelsOf(platformConfig)
  const trials = createTrials(platforms, () => clock.now(), TRIED_MS)
  let levels: ReadonlyMap<CheckName, CheckLevel> = new Map()
  let before: ReadonlySet<CheckName> = new Set()
  /** As they were when the database last answered: that it does not is told too. */
  let hearers: readonly Hearer[] = []
  const told = new Map<CheckName, number>()

  /** Whoever sees to places in the first centre: they run the installation. */
  async function whoHears(): Promise<readonly Hearer[]> {
    const { read, schema } = db
    const centres = await loadCentres(read, schema)
    const { first } = centres
    if (!first) return []
    const candidates = new Map<string, Hearer>()
    for (const id of centres.over(first.id)) {
      for (const role of ['CENTRE_ADMIN', 'SYSTEM_ADMIN'] as const) {
        for (const hearer of await staffOfCentre(read, schema, role, id, clock.now())) candidates.set(hearer.id, hearer)
      }
    }
    const found: Hearer[] = []
    for (const hearer of candidates.values()) {
      const actor = { personId: hearer.id, posts: await postsNow(read, schema, hearer.id), enterpriseIds: [] }
      if ((await Duties.of(read, schema, centres, actor)).has('PLACES', first)) found.push(hearer)
    }
    return found
  }

  /** Of several processes one tells; each by itself while there is no database between them. */
  async function isOurs(name: CheckName, now: number): Promise<boolean> {
    const last = told.get(name)
    if (last !== undefined && Math.abs(now - last) < AGAIN_MS) return false
    told.set(name, now)
    const once = { key: keyOf(name), most: 1, ms: AGAIN_MS }
    return db
      .write((tx) => spend(tx, db.schema, once, now))
      .then(
        (spent) => spent !== null,
        () => true,
      )
  }

  /** Was well again, or nobody could be told: whoever comes next tells. */
  async function forget(name: CheckName): Promise<void> {
    told.delete(name)
    const { counters } = db.schema
    await db.write((tx) => tx.delete(counters).where(eq(counters.key, keyOf(name)))).catch(() => {})
  }

  /** @returns whether it went. */
  async function attempt(way: string, send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send()
      return true
    } catch (error) {
      const code = error instanceof PlatformError ? error.code : driverCode(error)
      log.error({ way, code }, 'an alert was not sent')
      return false
    }
  }

  /** @returns whether it went by any of the ways. */
  async function tell({ name, title, text, next }: Check, now: number): Promise<boolean> {
    const went: boolean[] = []
    log.error({ check: name }, 'something has to be mended: see the page of operations, or npm run doctor')
    const body = [`${title}：${text}`, ...(next ? [next] : [])]
    const userIds = hearers.flatMap(({ dingTalk }) => dingTalk ?? [])
    const phones = hearers.flatMap(({ id, phone }) => (phone ? [{ id, phone }] : []))
    const said = { title: '运行告警', body: body.join('\n') }
    const rows = hearers.map(({ id }) => messageTo(id, 'ALERT', said, now))
    if (rows.length > 0)
      went.push(await attempt('APP', () => db.write((tx) => tx.insert(db.schema.messages).values(rows))))
    else log.error({ check: name }, 'nobody is there to be told: the first centre has no administrator of places')
    if (open.has('DINGTALK') && userIds.length > 0) {
      const url = `${config.publicBase}/${PAGE}`
      const card = { title: `运行告警：${title}`, markdown: body.join('\n\n'), buttonTitle: '打开运行状况', url }
      const notice = { ...fitWorkNotice(card), userIds: userIds.slice(0, 100) }
      went.push(await attempt('DINGTALK', () => platforms.dingTalk.sendWorkNotice(notice)))
    }
    if (open.has('SMS')) {
      const words = `【${PRODUCT}】运行告警：${cut(`${title}，${text}`, TEXT_LENGTH)}请看“运行状况”。`
      for (const { id, phone } of phones) {
        const call = { phone, text: words, id: `alert-${name}-${now}-${id}` }
        went.push(await attempt('SMS', () => platforms.sms.send(call)))
      }
    }
    return rows.length === 0 || went.includes(true)
  }

  async function look(): Promise<void> {
    const now = clock.now()
    const asked = { config, db, calendar: calendar.current, platforms: platformConfig, trials, now, centreIds: null }
    const { checks } = await examine(asked)
    levels = new Map(checks.map(({ name, level }) => [name, level]))
    const bad = checks.filter(({ level }) => level === 'BAD')
    const lasting = bad.filter(({ name }) => before.has(name))
    before = new Set(bad.map(({ name }) => name))
    for (const name of told.keys()) if (!before.has(name)) await forget(name)
    // A demo's people are nobody's, and whoever develops reads the log.
    if (!config.production) return
    hearers = await whoHears().catch(() => hearers)
    for (const check of lasting) {
      if ((await isOurs(check.name, now)) && !(await tell(check, now))) await forget(check.name)
    }
  }

  return {
    look,
    /** What was found last, by the name of the check. */
    levels: () => levels,
    start(): { stop(): Promise<void> } {
      return inRounds(async () => {
        await look().catch((error: unknown) => log.warn({ code: driverCode(error) }, 'checks failed'))
        return EVERY_MS
      }, FIRST_MS)
    },
  }
}
