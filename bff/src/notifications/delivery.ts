import {
  type Calendar,
  dingTalkCard,
  localDate,
  type NoticeFacts,
  type NoticeKind,
  noticeText,
  smsText,
  stillTrue,
  type WeChatTemplate,
  weChatData,
} from '@qihu/shared'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database, Db } from '../db/database.ts'
import { findPerson, loadUnits, subjectsOf } from '../people/people.store.ts'
import { fitWorkNotice } from '../platforms/dingtalk-notice.ts'
import type { Platforms } from '../platforms/platforms.ts'
import { fitThing } from '../platforms/wechat-values.ts'
import { findRequest, type RequestRow } from '../requests/requests.store.ts'
import { countText, phoneFor } from './addresses.store.ts'
import { OUTCOMES } from './also-sent.ts'
import { isCounted, markCounted, type OutboxRow, type Result } from './outbox.store.ts'
import { consentsLeft, spendConsent } from './subscriptions.store.ts'
import { quietUntil } from './timing.ts'

export type DeliveryParts = {
  readonly db: Database
  readonly platforms: Platforms
  readonly clock: Clock
  readonly config: Pick<Config, 'publicBase' | 'secret'>
  readonly calendar: { readonly current: Calendar }
  readonly templates: Readonly<Record<WeChatTemplate, string>>
  /** Keeps requesters' telephones silent at night, except for critical requests. */
  readonly quietHours: boolean
}

/** `also` belongs to the transaction that writes the result down. */
export type Sent = { readonly result: Result; readonly also?: (tx: Db) => Promise<void> }

const SENT = '已发送'
const POLL_AFTER_MS = 30_000
/** Notices that ask for an action: only their delivery is worth a call of the monthly quota (decisions.md 22). */
const ASKS: readonly NoticeKind[] = ['TO_ACCEPT', 'TO_SIGN', 'INFORMATION_HERE', 'REMINDER', 'OVERDUE']
const FOR_LEAD_UNIT: readonly NoticeKind[] = ['TO_SIGN', 'INFORMATION_HERE', 'RESUMED', 'REMINDER', 'OVERDUE']

const OBSOLETE: Result = { state: 'OBSOLETE' }
const failed = (outcome: string): Result => ({ state: 'FAILED', outcome })
const kindOf = (row: OutboxRow) => row.kind as NoticeKind

export type Delivery = ReturnType<typeof createDelivery>

/** One try of one row on its channel. Platform failures are thrown as PlatformError; the worker decides what follows. */
export function createDelivery(parts: DeliveryParts) {
  const { db, platforms, clock, config, templates } = parts
  const { read, schema } = db

  /** The request a notice is about while what it says is still true. */
  async function subjectOf(row: OutboxRow): Promise<RequestRow | null> {
    const request = await findRequest(read, schema, row.requestId)
    return request && stillTrue(kindOf(row), request.state) ? request : null
  }

  async function factsOf(row: OutboxRow, request: RequestRow): Promise<NoticeFacts> {
    const now = clock.now()
    return {
      number: request.number,
      title: request.title,
      unitName: (await loadUnits(db)).get(request.leadUnitId ?? '')?.name ?? '',
      state: request.state,
      // The same words on every try of a day: DingTalk knows a repeated card by its text.
      now: localDate(row.createdAt) === localDate(now) ? row.createdAt : now,
      calendar: parts.calendar.current,
    }
  }

  function quiet(request: RequestRow): Result | null {
    const until = parts.quietHours && request.state.urgency !== 'CRITICAL' ? quietUntil(clock.now()) : null
    return until === null ? null : { state: 'WAITING', nextAt: until, counted: false }
  }

  async function sendSms(row: OutboxRow): Promise<Sent> {
    const request = await subjectOf(row)
    if (!request) return { result: OBSOLETE }
    const waiting = quiet(request)
    if (waiting) return { result: waiting }
    const phone = await phoneFor(read, schema, row.personId, request.contactId)
    if (!phone) return { result: failed(OUTCOMES.NO_ADDRESS) }
    const count = async (tx: Db) => {
      await markCounted(tx, schema, row)
      return countText(tx, schema, config.secret, phone, clock.now())
    }
    if (!isCounted(row) && !(await db.write(count))) return { result: failed(OUTCOMES.DAY_LIMIT) }
    const text = smsText(kindOf(row), await factsOf(row, request))
    const { accepted, messageId } = await platforms.sms.send({ phone: phone.number, text, id: row.messageId })
    if (!accepted) return { result: failed(OUTCOMES.REFUSED) }
    return { result: { state: 'SENT', outcome: SENT, platformRef: messageId } }
  }

  async function sendWeChat(row: OutboxRow): Promise<Sent> {
    const request = await subjectOf(row)
    if (!request) return { result: OBSOLETE }
    const waiting = quiet(request)
    if (waiting) return { result: waiting }
    const openId = (await subjectsOf(read, schema, row.personId)).WECHAT
    if (!openId) return { result: failed(OUTCOMES.NO_ADDRESS) }
    const facts = await factsOf(row, request)
    const templateId = templateOf(row, facts)
    if ((await consentsLeft(read, schema, row.personId, templateId)) < 1) return { result: failed(OUTCOMES.NO_CONSENT) }
    const data = Object.entries(weChatData(kindOf(row), facts)).map(
      ([key, value]) => [key, key.startsWith('thing') ? fitThing(value) : value] as const,
    )
    const page = `enterprise/request/request?id=${request.id}&m=${row.messageId}`
    const { msgId } = await platforms.wechat.sendSubscribeMessage({
      openId,
      templateId,
      page,
      data: Object.fromEntries(data),
    })
    return {
      result: { state: 'SENT', outcome: SENT, ...(msgId ? { platformRef: msgId } : {}) },
      also: (tx) => spendConsent(tx, schema, row.personId, templateId),
    }
  }

  const templateOf = (row: OutboxRow, facts: NoticeFacts) => templates[noticeText(kindOf(row), facts).template]

  return {
    sendSms,
    sendWeChat,

    async weChatTemplateOf(row: OutboxRow): Promise<string | null> {
      const request = await findRequest(read, schema, row.requestId)
      return request ? templateOf(row, await factsOf(row, request)) : null
    },

    userIdOf: async (row: OutboxRow) => (await subjectsOf(read, schema, row.personId)).DINGTALK ?? null,

    /** Whom in DingTalk a row still goes to, or what becomes of it without a call. */
    async dingTalkAddress(row: OutboxRow): Promise<{ userId: string } | { result: Result }> {
      const request = await subjectOf(row)
      const person = await findPerson(read, schema, row.personId)
      const passedOn = FOR_LEAD_UNIT.includes(kindOf(row)) && person?.unitId !== request?.leadUnitId
      if (!request || !person || passedOn) return { result: OBSOLETE }
      const userId = (await subjectsOf(read, schema, row.personId)).DINGTALK
      return userId ? { userId } : { result: failed(OUTCOMES.NO_ADDRESS) }
    },

    /** One card to all who get the same notice; `rows` are of one request, kind and version. */
    async sendDingTalk(rows: readonly OutboxRow[], userIds: readonly string[]): Promise<Sent> {
      const [row] = rows
      const request = row ? await subjectOf(row) : null
      if (!row || !request) return { result: OBSOLETE }
      const card = dingTalkCard(kindOf(row), await factsOf(row, request))
      const url = `${config.publicBase}/staff/request/request?id=${request.id}&m=${row.messageId}`
      const notice = fitWorkNotice({ title: card.title, markdown: card.markdown, buttonTitle: card.button, url })
      const { taskId } = await platforms.dingTalk.sendWorkNotice({ ...notice, userIds })
      return ASKS.includes(kindOf(row))
        ? { result: { state: 'ACCEPTED', platformRef: taskId, pollAt: clock.now() + POLL_AFTER_MS } }
        : { result: { state: 'SENT', outcome: SENT, platformRef: taskId } }
    },
  }
}
