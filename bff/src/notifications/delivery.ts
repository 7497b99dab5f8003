import { localDate, type WeChatTemplate } from '@qihu/shared'
import { noticeOf } from '@qihu/shared/life/life'
import { type AnyFacts, type AnyNotice, dingTalkCard, noticeText, smsText, weChatData } from '@qihu/shared/life/notice'
import { loadCentres } from '../centres/centres.store.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database, Db } from '../db/database.ts'
import { type Calendars, calendarOf } from '../deadlines/calendars.ts'
import { factsOf, isStillHearer, isTellingOutside, noteFor } from '../life/notify.ts'
import type { LifeRow, Served, ServedLives } from '../life/served.ts'
import { knownAs, loadUnits } from '../people/people.store.ts'
import { fitWorkNotice } from '../platforms/dingtalk-notice.ts'
import type { Platforms } from '../platforms/platforms.ts'
import { fitThing } from '../platforms/wechat-values.ts'
import { countText, waysTo } from './addresses.store.ts'
import { OUTCOMES } from './also-sent.ts'
import { isCounted, isOvertaken, markCounted, type OutboxRow, type Result } from './outbox.store.ts'
import { consentsLeft, spendConsent } from './subscriptions.store.ts'
import { nextMorning, quietUntil } from './timing.ts'

export type DeliveryParts = {
  readonly db: Database
  readonly lives: ServedLives
  readonly platforms: Platforms
  readonly clock: Clock
  readonly config: Pick<Config, 'profile' | 'publicBase' | 'secret'>
  readonly calendar: Readonly<Calendars>
  readonly templates: Readonly<Record<WeChatTemplate, string>>
  /** Keeps requesters' telephones silent at night, except for critical requests. */
  readonly quietHours: boolean
}

/** `also` belongs to the transaction that writes the result down. */
export type Sent = { readonly result: Result; readonly also?: (tx: Db) => Promise<void> }

const SENT = '已发送'
const POLL_AFTER_MS = 30_000
const OBSOLETE: Result = { state: 'OBSOLETE' }
const MINUTE = 60_000
const MESSAGES_PAGE = 'pages/messages/messages'
const failed = (outcome: string): Result => ({ state: 'FAILED', outcome })

/**
 * A gateway sends one text for one id: what it has refused begins anew under another, and so does what is sent again after
 * it failed for good.
 */
const textId = ({ messageId, outcome, doneAt }: OutboxRow): string =>
  [messageId, ...(doneAt === null ? [] : [doneAt]), ...(outcome === null ? [] : [2])].join('-')

/** What a row is about: the thing as it stands now, and the notice with what is said of it. */
type Subject = {
  readonly of: Served
  readonly thing: LifeRow
  readonly notice: AnyNotice
  readonly facts: AnyFacts
}

export type Delivery = ReturnType<typeof createDelivery>

/** One try of one row on its channel. Platform failures are thrown as PlatformError; the worker decides what follows. */
export function createDelivery(parts: DeliveryParts) {
  const { db, lives, platforms, clock, config, templates } = parts
  const { read, schema } = db

  async function found(row: OutboxRow): Promise<Subject | null> {
    const of = lives.of(row.thingKind)
    const notice = noticeOf(of.life, row.kind)
    const thing: LifeRow | null = await of.shelf.find(read, schema, row.thingId)
    if (!thing || !notice) return null
    const now = clock.now()
    const about = factsOf(of, thing, {
      unitName: (await loadUnits(db)).get(of.unitOf(thing) ?? '')?.name ?? '',
      // The same words on every try of a day: DingTalk knows a repeated card by its text.
      now: localDate(row.createdAt) === localDate(now) ? row.createdAt : now,
      calendar: calendarOf(parts.calendar, thing.centreId),
    })
    return { of, thing, notice, facts: { ...about, note: await noteFor(read, schema, of, thing, notice) } }
  }

  /** Of a newer release, which runs beside this one during an upgrade: left to it. */
  function left(row: OutboxRow): Result | null {
    const known = lives.all.some(({ life }) => life.kind === row.thingKind && noticeOf(life, row.kind) !== null)
    return known ? null : { state: 'WAITING', nextAt: clock.now() + MINUTE, counted: false }
  }

  /** What a notice is about while what it says is still true, and of news the newest. */
  async function subjectOf(row: OutboxRow): Promise<Subject | null> {
    const subject = await found(row)
    if (!subject?.notice.while(subject.thing.state as never)) return null
    const { asks, receipt } = subject.notice
    return !asks && !receipt && (await isOvertaken(read, schema, row)) ? null : subject
  }

  function quiet({ of, thing }: Subject): Result | null {
    const critical = of.life.critical?.(thing.state) ?? false
    const until = parts.quietHours && !critical ? quietUntil(clock.now()) : null
    return until === null ? null : { state: 'WAITING', nextAt: until, counted: false }
  }

  async function sendSms(row: OutboxRow): Promise<Sent> {
    const others = left(row)
    if (others) return { result: others }
    const subject = await subjectOf(row)
    if (!subject) return { result: OBSOLETE }
    const { of, thing, notice, facts } = subject
    const waiting = quiet(subject)
    if (waiting) return { result: waiting }
    const outside = await isTellingOutside(read, schema, of, thing, notice, row.personId, clock.now())
    // Of staff the telephone that is their own: what their work asks of them never goes to the one given with a request.
    const { phone } = await waysTo(read, schema, row.personId, outside ? of.contactOf(thing) : null)
    if (!phone) return { result: failed(OUTCOMES.NO_ADDRESS) }
    if (!outside && !(await isStillHearer(read, schema, of, thing, notice, row.personId, clock.now())))
      return { result: OBSOLETE }
    const count = async (tx: Db) => {
      const room = await countText(tx, schema, config.secret, phone, notice.asks, clock.now())
      if (room) await markCounted(tx, schema, row)
      return room
    }
    if (!isCounted(row) && !(await db.write(count))) {
      return { result: { state: 'WAITING', nextAt: nextMorning(clock.now()), counted: false } }
    }
    const way = outside
      ? of.page.text?.(thing.number, (await loadCentres(read, schema)).first?.division ?? '')
      : of.page.staff(thing.id)
    const text = smsText(notice, facts, way && `${config.publicBase}/${way}`)
    const id = textId(row)
    const { accepted, messageId } = await platforms.sms.send({ phone: phone.number, text, id })
    if (!accepted) return { result: failed(OUTCOMES.REFUSED) }
    return { result: { state: 'SENT', outcome: SENT, platformRef: messageId } }
  }

  async function sendWeChat(row: OutboxRow): Promise<Sent> {
    const others = left(row)
    if (others) return { result: others }
    const subject = await subjectOf(row)
    if (!subject) return { result: OBSOLETE }
    const { of, thing, notice, facts } = subject
    const waiting = quiet(subject)
    if (waiting) return { result: waiting }
    const openId = await knownAs(read, schema, row.personId, 'WECHAT')
    if (!openId) return { result: failed(OUTCOMES.NO_ADDRESS) }
    const templateId = templateOf(subject)
    if ((await consentsLeft(read, schema, row.personId, templateId)) < 1) return { result: failed(OUTCOMES.NO_CONSENT) }
    const data = Object.entries(weChatData(notice, facts)).map(
      ([key, value]) => [key, key.startsWith('thing') ? fitThing(value) : value] as const,
    )
    const page = `${of.page.outside?.(thing.id) ?? of.page.staff(thing.id)}&m=${row.messageId}`
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

  const templateOf = ({ notice, facts }: Subject) => templates[noticeText(notice, facts).template]

  return {
    sendSms,
    sendWeChat,

    async weChatTemplateOf(row: OutboxRow): Promise<string | null> {
      const subject = await found(row)
      return subject ? templateOf(subject) : null
    },

    /** Asks something of somebody, so that it must not be lost. */
    asks: ({ thingKind, kind }: OutboxRow): boolean => {
      const of = lives.all.find(({ life }) => life.kind === thingKind)
      return (of && noticeOf(of.life, kind)?.asks) ?? false
    },

    async hasTelephone(tx: Db, row: OutboxRow): Promise<boolean> {
      const of = lives.all.find(({ life }) => life.kind === row.thingKind)
      const thing = of && (await of.shelf.find(tx, schema, row.thingId))
      if (!of || !thing) return false
      return (await waysTo(tx, schema, row.personId, of.contactOf(thing))).phone !== null
    },

    userIdOf: (row: OutboxRow) => knownAs(read, schema, row.personId, 'DINGTALK'),

    /** Whom in DingTalk a row still goes to, or what becomes of it without a call. */
    async dingTalkAddress(row: OutboxRow): Promise<{ userId: string } | { result: Result }> {
      const others = left(row)
      if (others) return { result: others }
      const subject = await subjectOf(row)
      if (!subject) return { result: OBSOLETE }
      const { of, thing, notice } = subject
      if (!(await isStillHearer(read, schema, of, thing, notice, row.personId, clock.now())))
        return { result: OBSOLETE }
      const userId = await knownAs(read, schema, row.personId, 'DINGTALK')
      return userId ? { userId } : { result: failed(OUTCOMES.NO_ADDRESS) }
    },

    /** One card to all who get the same notice; `rows` are of one thing, kind and version. */
    async sendDingTalk(rows: readonly OutboxRow[], userIds: readonly string[]): Promise<Sent> {
      const [row] = rows
      const subject = row ? await subjectOf(row) : null
      if (!row || !subject) return { result: OBSOLETE }
      const { of, thing, notice, facts } = subject
      const card = dingTalkCard(notice, facts)
      const page = notice.opens === 'MESSAGES' ? `${MESSAGES_PAGE}?` : `${of.page.staff(thing.id)}&`
      const url = `${config.publicBase}/${page}m=${row.messageId}`
      const workNotice = fitWorkNotice({ title: card.title, markdown: card.markdown, buttonTitle: card.button, url })
      const { taskId } = await platforms.dingTalk.sendWorkNotice({ ...workNotice, userIds })
      // Only the delivery of what asks for something is worth a call of the monthly quota (docs/decisions.md 22).
      return notice.asks
        ? { result: { state: 'ACCEPTED', platformRef: taskId, pollAt: clock.now() + POLL_AFTER_MS } }
        : { result: { state: 'SENT', outcome: SENT, platformRef: taskId } }
    },
  }
}
