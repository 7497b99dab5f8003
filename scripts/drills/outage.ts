import { join } from 'node:path'
import { buildApp } from '../../bff/src/app.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { notify } from '../../bff/src/life/notify.ts'
import { servedLives } from '../../bff/src/lives.ts'
import { createNotifier } from '../../bff/src/notifications/notifications.worker.ts'
import type { OutboxRow } from '../../bff/src/notifications/outbox.store.ts'
import { DEMO_TEMPLATE_IDS } from '../../bff/src/notifications/templates.ts'
import { inLanes, LONGEST_BACKOFF } from '../../bff/src/notifications/timing.ts'
import { simulatedPlatforms } from '../../bff/src/simulator/simulated-platforms.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir } from '../server.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'
import { fillDrillTown, idOf, requestersOf, staffOf } from './drill-town.ts'
import { createNaiveSender } from './outage-naive.ts'
import { COURSES, PUSHES_OF_ALL, runCourse } from './outage-town.ts'
import { startOutsidePlatforms } from './outside-platforms.ts'

const FRIDAY = Date.parse('2026-11-20T09:00:00+08:00')
const OUTAGE_MS = 4 * 3_600_000
/** Requests come in so many portions, spread over the outage. */
const PORTIONS = 48
const STEP_MS = 30_000
/** What the worker waits when it finds nothing to do. */
const IDLE_MS = 2_000
const LATENCY_MS = 20
const OUR_CALLS_PER_SECOND = 15
const THEIR_CALLS_PER_SECOND = 20
const AT_ONCE = 4
/** Texts go out in five lanes, all else one by one. */
const WIDTH = { SMS: 5, WECHAT: 1, DINGTALK: 1 } as const

export const drill: Drill = {
  what: 'the platforms are away for four hours (of a simulated clock) while notices pile up, and come back',
  trials: 10_000,
  controlTrials: 480,
  engines: ['sqlite', 'pg'],
  run,
}

type Channel = keyof typeof WIDTH
type Call = { readonly channel: Channel; readonly messageId: string; readonly at: number; readonly asks: boolean }

/** Which message a call to a platform carries. */
function callOf(address: string, body: string, at: number): Call | null {
  const messageId = /m=([0-9a-f-]{36})/.exec(body)?.[1] ?? /"id":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
  if (address.includes('getsendresult')) return { channel: 'DINGTALK', messageId: '', at, asks: true }
  if (address.includes('asyncsend_v2')) return { channel: 'DINGTALK', messageId, at, asks: false }
  if (address.includes('subscribe/send')) return { channel: 'WECHAT', messageId, at, asks: false }
  return address.includes('sms/send') ? { channel: 'SMS', messageId, at, asks: false } : null
}

async function run({ trials, protect, engine, progress }: DrillOptions): Promise<Outcome> {
  const scratch = scratchDir('outage')
  const postgres = engine === 'pg' ? await startPostgres() : null
  const databaseUrl = postgres?.url ?? `file:${join(scratch.dir, 'qihu.sqlite')}`
  const time = { now: FRIDAY }
  const now = () => time.now
  // Some become pointless while the platforms are still away, and wait no more.
  const requests = Math.ceil((trials * 1.12) / PUSHES_OF_ALL) * COURSES.length
  const staff = [
    ...staffOf(1, 'officer', ['CASE_OFFICER'], 'desk'),
    ...staffOf(1, 'handler', ['UNIT_HANDLER'], 'housing'),
  ]
  const requesters = requestersOf(50, Math.max(20, Math.ceil(requests / 5)))
  const townsmen = [...staff, ...requesters]
  const platforms = await startOutsidePlatforms(townsmen, now)
  const db = await openDatabase(databaseUrl)
  let away = true
  const calls: Call[] = []
  const reach: typeof fetch = async (address, init) => {
    const call = callOf(String(address), String(init?.body ?? ''), time.now)
    if (call?.channel === 'DINGTALK') time.now += LATENCY_MS
    if (away) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })
    if (call) calls.push(call)
    return fetch(address, init)
  }
  const config = { ...readConfig({ DEMO: '1' }), platforms: simulatedPlatforms(platforms.mountUrl) }
  const app = await buildApp({ config, clock: { now }, db, fetch: reach, logger: false })
  try {
    const tokens = await fillDrillTown(db, townsmen, time.now)
    const base = await app.listen({ host: '127.0.0.1', port: 0 })
    const notifier = createNotifier({
      db,
      lives: servedLives,
      reactions: [notify],
      config,
      clock: { now },
      platforms: app.services.platforms,
      calendar: app.services.calendar,
      templates: DEMO_TEMPLATE_IDS,
      log: { info() {}, warn() {}, error() {} },
      random: Math.random,
      quietHours: false,
      sleep: async (ms) => {
        time.now += ms
      },
    })
    const byId = new Map(townsmen.map((townsman) => [idOf(townsman.key), townsman]))
    const naive = createNaiveSender(db, app.services.platforms, byId, now)
    const round = protect ? notifier.runOnce : naive

    const courseOf = new Map<string, number>()
    for (let portion = 0; portion < PORTIONS; portion += 1) {
      const upTo = (n: number) => Math.floor((requests * n) / PORTIONS)
      const numbers = Array.from({ length: upTo(portion + 1) - upTo(portion) }, (_, n) => upTo(portion) + n)
      await inLanes(numbers, AT_ONCE, async (n) => {
        const requester = tokens.get(requesters[n % requesters.length]?.key ?? '') ?? ''
        const own = { requester, officer: tokens.get('officer-1') ?? '', handler: tokens.get('handler-1') ?? '' }
        courseOf.set(await runCourse(base, n, own), n % COURSES.length)
      })
      const end = FRIDAY + (OUTAGE_MS * (portion + 1)) / PORTIONS
      // The control knows no rest: it tries everything it holds, so a round in each portion is enough of it.
      for (; time.now < end; time.now += protect ? STEP_MS : end - time.now) await round()
      if (portion % 8 === 7) progress(`${courseOf.size} of ${requests} requests filed while nobody could be told`)
    }
    const rowsNow = async (): Promise<OutboxRow[]> => db.read.select().from(db.schema.outbox)
    const waiting = (await rowsNow()).filter(({ state }) => state === 'WAITING').length
    progress(`${waiting} notices wait`)

    away = false
    time.now = Math.max(time.now, FRIDAY + OUTAGE_MS)
    const backAt = time.now
    for (const end = backAt + OUTAGE_MS; time.now < end; ) {
      const did = await round()
      if (!protect && did === 0) break
      if (protect && did > 0) continue
      const open = (await rowsNow()).some(({ state }) => state === 'WAITING' || state === 'ACCEPTED')
      if (protect && !open) break
      time.now += IDLE_MS
    }

    const rows = await rowsNow()
    const rowOf = new Map(rows.map((row) => [`${row.channel} ${row.messageId}`, row]))
    const sends = calls.filter((call) => !call.asks)
    const about = ({ channel, messageId }: Call) => rowOf.get(`${channel} ${messageId}`)
    const worthSaying = (row: OutboxRow | undefined): boolean =>
      COURSES[courseOf.get(row?.thingId ?? '') ?? 0]?.stillToSay.some((kind) => kind === row?.kind) ?? false
    const obsoleteSent = sends.filter((call) => !worthSaying(about(call))).length
    const arrived = new Set(sends.map(({ messageId }) => messageId))
    const failed = new Set(
      rows.filter(({ state }) => state === 'FAILED' || state === 'UNKNOWN').map((row) => row.messageId),
    )
    const due = rows.filter(worthSaying)
    const lost = new Set(
      due.filter((row) => !arrived.has(row.messageId) && !failed.has(row.messageId)).map((row) => row.messageId),
    ).size
    const unsettled = protect ? rows.filter(({ state }) => state === 'WAITING' || state === 'ACCEPTED').length : 0
    const outOfOrder = countOutOfOrder(sends.map((call) => [call.channel, about(call)?.dueSort ?? 0]))
    const cardCalls = calls.filter((call) => call.channel === 'DINGTALK')
    const mostInOneSecond = Math.max(
      mostInASecond(cardCalls.filter((call) => call.asks)),
      mostInASecond(cardCalls.filter((call) => !call.asks)),
    )
    const overQuota = mostInOneSecond > THEIR_CALLS_PER_SECOND ? 1 : 0
    // Cards are what the quota holds back: from the first to the last of them, one interval less than there are cards.
    const cards = cardCalls.filter((call) => !call.asks)
    const tookMs = (cards.at(-1)?.at ?? 0) - (cards[0]?.at ?? 0)
    const drainedInIdealTimes = tookMs / ((Math.max(1, cards.length - 1) / OUR_CALLS_PER_SECOND) * 1_000)
    const firstOf = (channel: string) => sends.find((call) => call.channel === channel)?.at ?? backAt
    const noticedAfterMs = Math.max(...Object.keys(WIDTH).map(firstOf)) - backAt
    const tooSlow = protect && (drainedInIdealTimes > 2 || noticedAfterMs > LONGEST_BACKOFF) ? 1 : 0
    return {
      trials,
      lost: lost + unsettled,
      wrong: obsoleteSent + outOfOrder + overQuota + tooSlow,
      waiting,
      sent: sends.length,
      superseded: rows.filter(({ state }) => state === 'OBSOLETE').length,
      visiblyFailed: due.filter((row) => failed.has(row.messageId) && !arrived.has(row.messageId)).length,
      obsoleteSent,
      outOfOrder,
      mostCallsInOneSecond: mostInOneSecond,
      noticedAfterMs,
      drainedInIdealTimes: Math.round(drainedInIdealTimes * 100) / 100,
    }
  } finally {
    await app.close()
    await platforms.close()
    await postgres?.stop()
    scratch.remove()
  }
}

/** Messages sent after others of their channel with a later deadline; the first of each channel finds out whether it is back. */
function countOutOfOrder(sends: readonly (readonly [Channel, number])[]): number {
  let count = 0
  for (const [channel, width] of Object.entries(WIDTH) as [Channel, number][]) {
    const own = sends.filter(([each]) => each === channel).map(([, dueSort]) => dueSort)
    const [, ...rest] = own
    let latest = Number.NEGATIVE_INFINITY
    for (const [index, dueSort] of rest.entries()) {
      const surelyBefore = rest[index - width]
      if (surelyBefore !== undefined) latest = Math.max(latest, surelyBefore)
      if (dueSort < latest) count += 1
    }
  }
  return count
}

function mostInASecond(calls: readonly Call[]): number {
  let from = 0
  let most = 0
  for (const [index, { at }] of calls.entries()) {
    while ((calls[from]?.at ?? at) <= at - 1_000) from += 1
    most = Math.max(most, index - from + 1)
  }
  return most
}
