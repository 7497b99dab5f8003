import { noticeKindsOf } from '@qihu/shared/life/life'
import { and, eq, inArray, or } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { NoticeChannel } from '../db/schema.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { afterError, isMendable } from './after-error.ts'
import { OUTCOMES } from './also-sent.ts'
import { createDelivery, type DeliveryParts, type Sent } from './delivery.ts'
import { HeldBack } from './held-back.ts'
import {
  addSmsInstead,
  claimDue,
  closeAccepted,
  hurry,
  LEASE_MS,
  type OutboxRow,
  type Result,
  recipientsOfTask,
  settle,
} from './outbox.store.ts'
import { createPace } from './pace.ts'
import { createLateWatch, OUTSIDE, type ReachParts, tryReport } from './reachability.ts'
import { SettledNotices } from './settled-notices.ts'
import { forgetConsents } from './subscriptions.store.ts'
import { createRest, inLanes, LONGEST_REST_UNMENDED, nextMorning } from './timing.ts'

export type Notifier = { wake(): void }

export type NotifierParts = DeliveryParts &
  ReachParts & {
    readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
    /** Notices are held back: none waits for a better time. */
    readonly dry?: boolean
    /** By which channels this installation sends anything; all where it is not said. */
    readonly open?: ReadonlySet<NoticeChannel>
    /** Told whenever it came round without a fault. */
    readonly beat?: () => void
    /** In [0, 1), spreads retries. */
    readonly random: () => number
    /** Waits for the next call that a platform's quota allows. */
    readonly sleep?: (ms: number) => Promise<void>
  }

const CHANNELS: readonly NoticeChannel[] = ['DINGTALK', 'WECHAT', 'SMS']
const IDLE_MS = 2_000
/** What comes within this is claimed together: a look at what waits costs milliseconds where much is put off. */
const GATHER_MS = 200
/** A try that begins with less of its lease left could end after somebody else has taken the row. */
const NEEDED_MS = LEASE_MS / 3
const SMS_LANES = 5
/**
 * One message at a time: WeChat knows no repeats, so a process that dies leaves at most one message of which nobody knows
 * whether it was sent. It also refuses two messages to one person at once.
 */
const WECHAT_LANES = 1
/** DingTalk allows 20 calls a second of one API to all processes together. */
const DINGTALK_CALLS_PER_SECOND = 15
const DINGTALK_RECIPIENTS = 100
const NEVER = Number.MAX_SAFE_INTEGER
/** The day's second copy of a card: the first one has arrived. */
const SAME_CONTENT = '143106'

/**
 * Sends what the outbox holds. Rows are claimed with a lease, so any number of processes may run this beside each other
 * and a row of a process that died is taken up again; no transaction is open during a call.
 */
export function createNotifier(parts: NotifierParts) {
  const { db, platforms, clock, log, random } = parts
  const { schema } = db
  const delivery = createDelivery(parts)
  const reportLate = createLateWatch(parts)
  const rest = createRest(() => clock.now())
  const paced = { db, clock, sleep: parts.sleep ?? wait }
  const turnToSend = createPace(paced, 'dingtalk-send', DINGTALK_CALLS_PER_SECOND)
  const turnToAsk = createPace(paced, 'dingtalk-result', DINGTALK_CALLS_PER_SECOND)
  const settledNotices = new SettledNotices()
  let stopping = false
  /** Notices that this release sends, by the kind of thing they are about. */
  const known = or(
    ...parts.lives.all.map(({ life }) =>
      and(eq(schema.outbox.thingKind, life.kind), inArray(schema.outbox.kind, [...noticeKindsOf(life)])),
    ),
  )

  const mayTry = (row: OutboxRow): boolean =>
    !stopping && !rest.resting(row.channel) && clock.now() < row.leaseUntil - NEEDED_MS

  /** One try of rows that share their fate, then its result in one transaction. */
  async function attempt(rows: readonly OutboxRow[], send: () => Promise<Sent>): Promise<void> {
    const [first] = rows
    if (!first) return
    let sent: Sent = { result: { state: 'WAITING', nextAt: first.nextAt, counted: false } }
    let back = false
    if (mayTry(first)) {
      try {
        sent = await send()
        const accepted = sent.result.state === 'SENT' || sent.result.state === 'ACCEPTED'
        if (accepted && rest.worked(first.channel)) back = true
      } catch (error) {
        sent = await afterFailure(first, error)
      }
    }
    await record(rows, sent)
    if (back) await hurry(db, first.channel, clock.now())
  }

  async function afterFailure(row: OutboxRow, error: unknown): Promise<Sent> {
    const now = clock.now()
    const result = afterError(row, error, now, random)
    if (error instanceof HeldBack) return { result }
    const failure = error instanceof PlatformError ? error : null
    const errorClass = failure?.errorClass ?? 'INTERNAL'
    // Codes only: texts of errors may quote what was sent and to whom.
    const facts = { channel: row.channel, kind: row.kind, outboxId: row.id, code: failure?.code ?? nameOf(error) }
    const mendable = failure !== null && isMendable(failure)
    if (mendable) log.error({ ...facts, errorClass }, 'notice waits until an operator has mended what the code names')
    else if (errorClass === 'INPUT' || errorClass === 'INTERNAL') log.error({ ...facts, errorClass }, 'notice not sent')
    else if (errorClass !== 'NO_CONSENT') log.warn({ ...facts, errorClass }, 'notice not sent')
    if (result.state === 'WAITING' && errorClass === 'MINUTE_QUOTA') rest.until(row.channel, result.nextAt)
    // In WeChat's place texts go at once, and must not wait for a rest to end.
    if (mendable && row.channel !== 'WECHAT') rest.failed(row.channel, LONGEST_REST_UNMENDED)
    // A day's quota may be one person's alone, so the channel is tried again each minute.
    else if (errorClass === 'DAY_QUOTA') rest.until(row.channel, now + 60_000)
    else if (errorClass === 'TRANSIENT' || errorClass === 'TOKEN' || errorClass === 'UNKNOWN_OUTCOME') {
      rest.failed(row.channel)
    }
    if (errorClass !== 'NO_CONSENT') return { result }
    const template = await delivery.weChatTemplateOf(row)
    return template ? { result, also: (tx) => forgetConsents(tx, schema, row.personId, template) } : { result }
  }

  /** What asks for something and was lost is tried once more the next morning. */
  const onceMore = (row: OutboxRow, result: Result, now: number): Result =>
    result.state === 'FAILED' && row.outcome === null && delivery.asks(row)
      ? { state: 'WAITING', nextAt: nextMorning(now), counted: false, missed: result.outcome }
      : result

  async function record(rows: readonly OutboxRow[], sent: Sent): Promise<void> {
    const now = clock.now()
    const { also } = sent
    // What waits for the morning would go out then, if that is no longer a dry run.
    const isHeld = parts.dry && sent.result.state === 'WAITING' && !stopping
    const result: Result = isHeld ? { state: 'OBSOLETE', outcome: OUTCOMES.HELD_BACK } : sent.result
    const ends = await db.write(async (tx) => {
      const settled: { row: OutboxRow; state: Result['state']; isLast: boolean }[] = []
      let polled = false
      for (const row of rows) {
        const undelivered = result.state === 'FAILED' || result.state === 'UNKNOWN'
        const instead =
          undelivered &&
          row.channel === 'WECHAT' &&
          (parts.open?.has('SMS') ?? true) &&
          (await delivery.hasTelephone(tx, row))
        // One row of a task asks for the result of all.
        const own: Result = result.state === 'ACCEPTED' && polled ? { ...result, pollAt: NEVER } : result
        const end = instead || parts.dry ? own : onceMore(row, own, now)
        if (!(await settle(tx, schema, row, end, now))) continue
        polled = true
        if (instead) await addSmsInstead(tx, schema, row, now)
        settled.push({ row, state: end.state, isLast: !instead && OUTSIDE.includes(row.channel) })
      }
      await also?.(tx)
      return settled
    })
    for (const { row, state, isLast } of ends) {
      settledNotices.note(row.channel, state)
      if (!isLast) continue
      if (state === 'SENT') await tryReport(parts, row, true)
      if (state === 'FAILED' || state === 'UNKNOWN') await tryReport(parts, row, false)
    }
  }

  async function sendCards(rows: readonly OutboxRow[]): Promise<void> {
    const ready: { row: OutboxRow; userId: string }[] = []
    for (const row of rows) {
      const address = await delivery.dingTalkAddress(row)
      if ('userId' in address) ready.push({ row, userId: address.userId })
      else await record([row], address)
    }
    for (let from = 0; from < ready.length; from += DINGTALK_RECIPIENTS) {
      const part = ready.slice(from, from + DINGTALK_RECIPIENTS)
      const together = part.map(({ row }) => row)
      await attempt(together, async () => {
        await turnToSend()
        return delivery.sendDingTalk(
          together,
          part.map(({ userId }) => userId),
        )
      })
    }
  }

  /** Asks once what became of an accepted card; when even that fails, accepted is all that is known. */
  async function poll(claimed: OutboxRow): Promise<void> {
    const taskId = claimed.platformRef ?? ''
    await turnToAsk()
    const answer = await platforms.dingTalk.workNoticeResult(taskId).catch((error: unknown) => {
      log.warn({ channel: claimed.channel, outboxId: claimed.id, code: nameOf(error) }, 'result of a card unknown')
      return null
    })
    const rows = await recipientsOfTask(db, taskId)
    const users = new Map<number, string>()
    for (const row of rows) {
      const address = await delivery.userIdOf(row)
      if (address) users.set(row.id, address)
    }
    const results = await db.write(async (tx) => {
      const each: { row: OutboxRow; state: Result['state']; lost: boolean }[] = []
      for (const row of rows) {
        const userId = users.get(row.id) ?? ''
        const sends = row.id === claimed.id ? row.attempts - 1 : row.attempts
        const dropped = answer?.forbidden.find((each) => each.userId === userId)
        const lost =
          (dropped && !(dropped.code === SAME_CONTENT && sends > 1)) ||
          answer?.failed.includes(userId) ||
          answer?.invalid.includes(userId)
        const result: Result = lost
          ? { state: 'FAILED', outcome: OUTCOMES.DROPPED, platformRef: taskId }
          : { state: 'SENT', outcome: answer ? OUTCOMES.DELIVERED : '已发送', platformRef: taskId }
        const end = onceMore(row, result, clock.now())
        if (await closeAccepted(tx, schema, row, end, clock.now()))
          each.push({ row, state: end.state, lost: lost === true })
      }
      return each
    })
    for (const { row, state, lost } of results) {
      const { channel, kind, id } = row
      settledNotices.note(channel, state)
      if (lost) log.error({ channel, kind, outboxId: id }, 'card accepted, not delivered')
    }
  }

  async function dingTalkLane(rows: readonly OutboxRow[]): Promise<void> {
    const groups = Map.groupBy(rows, (row) =>
      row.state === 'ACCEPTED' ? `poll ${row.id}` : `${row.thingId} ${row.kind} ${row.thingVersion}`,
    )
    for (const group of groups.values()) {
      const [first] = group
      if (first?.state === 'ACCEPTED') await poll(first)
      else await sendCards(group)
    }
  }

  /** Claims and sends one batch. @returns how many rows were claimed. */
  async function runOnce(): Promise<number> {
    await reportLate()
    const open = CHANNELS.filter((channel) => !rest.resting(channel))
    const sound = open.filter((channel) => !rest.inDoubt(channel))
    const rows = [...(await claimDue(db, sound, clock.now(), undefined, known))]
    for (const channel of open.filter(rest.inDoubt))
      rows.push(...(await claimDue(db, [channel], clock.now(), 1, known)))
    const of = (channel: NoticeChannel) => rows.filter((row) => row.channel === channel)
    const lanes = await Promise.allSettled([
      dingTalkLane(of('DINGTALK')),
      inLanes(of('WECHAT'), WECHAT_LANES, (row) => attempt([row], () => delivery.sendWeChat(row))),
      inLanes(of('SMS'), SMS_LANES, (row) => attempt([row], () => delivery.sendSms(row))),
    ])
    const broken = lanes.find((lane) => lane.status === 'rejected')
    if (broken) throw broken.reason
    return rows.length
  }

  let woken = false
  let resume: (() => void) | null = null
  let running: Promise<void> | null = null

  function wake(): void {
    woken = true
    resume?.()
  }

  async function idle(): Promise<void> {
    if (!woken && !stopping) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS)
        resume = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    resume = null
    if (!stopping) await wait(GATHER_MS)
    woken = false
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      try {
        for (let claimed = 1; !stopping && claimed > 0; parts.beat?.()) claimed = await runOnce()
      } catch (error) {
        log.error({ code: nameOf(error) }, 'outbox round failed')
        woken = false
      }
      await idle()
    }
  }

  return {
    wake,
    runOnce,
    settledNotices,
    start(): void {
      running ??= loop()
    },
    /** Finishes the tries in hand and gives the rest of the batch back. */
    async stop(): Promise<void> {
      stopping = true
      resume?.()
      await running
    },
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const nameOf = (error: unknown): string => {
  if (error instanceof PlatformError) return error.code
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'UNKNOWN'
}
