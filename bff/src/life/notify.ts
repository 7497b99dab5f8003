import { noticesOf } from '@qihu/shared/life/life'
import { type AnyNotice, inAppMessage, type Reach } from '@qihu/shared/life/notice'
import { eq } from 'drizzle-orm'
import type { CentreTexts } from '../centres/texts.store.ts'
import type { Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import type { NoticeChannel, Schema } from '../db/schema.ts'
import { given, keptStatement } from '../db/statement.ts'
import { newId } from '../ids.ts'
import { waysTo } from '../notifications/addresses.store.ts'
import type { MessageRow } from '../notifications/messages.store.ts'
import { outboxRow } from '../notifications/outbox.store.ts'
import type { Hearer } from '../people/people.store.ts'
import { findText } from './history.store.ts'
import type { Reaction } from './record.ts'
import type { AnyRow, LifeRow, Served } from './served.ts'

type Told = { readonly notice: AnyNotice; readonly hearer: Hearer; readonly reach: Reach; readonly outside: boolean }

/**
 * Tells people what happened: an in-app message each and, where a push is due, an outbox row, all in the transaction of
 * the event, so that neither can exist without the other. Sending comes after the commit.
 * @param open by which channels this installation sends anything.
 * @param texts what centres put around a message to those outside.
 */
export const notifyBy =
  (open: ReadonlySet<NoticeChannel>, texts?: CentreTexts): Reaction =>
  (...happened) =>
    tellOf({ open, texts }, ...happened)

/** With every channel. */
export const notify: Reaction = notifyBy(new Set(['WECHAT', 'DINGTALK', 'SMS']))

type Means = { readonly open: ReadonlySet<NoticeChannel>; readonly texts: CentreTexts | undefined }

async function tellOf({ open, texts }: Means, ...[tx, { of, row, event }, parts]: Parameters<Reaction>) {
  const { schema, calendar, now } = parts
  const told = new Map<string, Told>()
  const tell = async (notice: AnyNotice): Promise<void> => {
    // What time brought and the action that brought it to light has settled is in the history, and nobody's message.
    if (!notice.while(row.state as never)) return
    let somebody = false
    for (const [audience, reach] of Object.entries(notice.to) as [string, Reach][]) {
      const outside = of.outside.includes(audience)
      for (const hearer of (await of.hearers[audience]?.(tx, schema, row, now)) ?? []) {
        somebody = true
        if (hearer.id === event.actorId && !notice.receipt) continue
        // Somebody who is both handler and head hears of it once, in the stronger way.
        const key = `${hearer.id} ${notice.kind}`
        if (told.get(key)?.reach !== 'PUSH') told.set(key, { notice, hearer, reach, outside })
      }
    }
    if (!somebody && notice.ifNobody) await tell(notice.ifNobody)
  }
  for (const notice of noticesOf(of.life, event, row.state)) await tell(notice)
  if (told.size === 0) return
  const unitName = await nameOfUnit(tx, schema, of.unitOf(row))
  const facts = factsOf(of, row, { unitName, now, calendar })
  const messages: MessageRow[] = []
  const outbox: ReturnType<typeof outboxRow>[] = []
  const said = new Map<AnyNotice, ReturnType<typeof inAppMessage>>()
  for (const each of told.values()) {
    const { notice, hearer } = each
    const messageId = newId(now)
    const about = { thingId: row.id, thingKind: of.life.kind, kind: notice.kind }
    const text =
      said.get(notice) ?? inAppMessage(notice, { ...facts, note: await noteFor(tx, schema, of, row, notice) })
    said.set(notice, text)
    const body = (each.outside && texts?.message(row.centreId, notice.kind, row.number, text.body)) || text.body
    messages.push({ id: messageId, personId: hearer.id, ...about, ...text, body, createdAt: now, readAt: null })
    const inAppAlone = !each.outside && parts.staffInAppAlone
    const channel = inAppAlone ? null : await channelFor(open, tx, schema, of, row, each)
    if (channel) outbox.push(outboxRow(messageId, hearer.id, { ...row, kind: of.life.kind }, notice.kind, channel, now))
  }
  await insertInto(tx, schema.messages, messages)
  await insertInto(tx, schema.outbox, outbox)
}

/** What a notice quotes; nothing where it quotes nothing, or it was erased. */
export const noteFor = async (db: Db, schema: Schema, of: Served, row: AnyRow, notice: AnyNotice): Promise<string> => {
  const id = notice.quotes ? of.noteOf?.(row) : null
  return id ? ((await findText(db, schema, id)) ?? '') : ''
}

/** What a notice about a thing is made from. */
export const factsOf = (
  { life, codeOf }: Served,
  row: LifeRow,
  about: Pick<Parameters<AnyNotice['says']>[0], 'unitName' | 'now' | 'calendar'>,
) => ({
  ...about,
  number: row.number,
  title: row.title,
  state: row.state,
  shownAt: life.shownAt(row.state),
  ...(codeOf && { code: codeOf(row) }),
})

/** Whether a person is among those whom any of these audiences means now. */
async function hearsAs(
  audiences: readonly string[],
  db: Db,
  schema: Schema,
  of: Served,
  row: AnyRow,
  personId: string,
  now: number,
): Promise<boolean> {
  for (const audience of audiences) {
    const hearers = (await of.hearers[audience]?.(db, schema, row, now)) ?? []
    if (hearers.some(({ id }) => id === personId)) return true
  }
  return false
}

/** Whether a person still belongs to those that a notice is for: what a unit was asked is nothing to it once it is not. */
export const isStillHearer = (
  db: Db,
  schema: Schema,
  of: Served,
  row: AnyRow,
  notice: AnyNotice,
  personId: string,
  now: number,
): Promise<boolean> => hearsAs(Object.keys(notice.to), db, schema, of, row, personId, now)

/** Whether a notice is for this person as for one of those who have no desk here, and not as for one of the staff. */
export async function isTellingOutside(
  db: Db,
  schema: Schema,
  of: Served,
  row: AnyRow,
  notice: AnyNotice,
  personId: string,
  now: number,
): Promise<boolean> {
  const audiences = Object.keys(notice.to)
  const outside = audiences.filter((each) => of.outside.includes(each))
  if (outside.length === 0 || outside.length === audiences.length) return outside.length > 0
  return hearsAs(outside, db, schema, of, row, personId, now)
}

/**
 * Staff are reached in DingTalk, or by SMS where they have none; others in WeChat or by SMS. Null leaves the in-app
 * message alone.
 */
async function channelFor(
  open: ReadonlySet<NoticeChannel>,
  tx: Db,
  schema: Schema,
  of: Served,
  row: AnyRow,
  { reach, hearer, outside }: Told,
): Promise<NoticeChannel | null> {
  if (reach === 'IN_APP') return null
  if (!outside) {
    if (reach !== 'PUSH') return null
    if (hearer.dingTalk && open.has('DINGTALK')) return 'DINGTALK'
    return hearer.phone && open.has('SMS') ? 'SMS' : null
  }
  const { inWeChat, phone } = await waysTo(tx, schema, hearer.id, of.contactOf(row))
  if (inWeChat && open.has('WECHAT')) return reach === 'PUSH' ? 'WECHAT' : null
  return phone && open.has('SMS') ? 'SMS' : null
}

const unitNameById = keptStatement('unit_name_by_id', (db, { units }) =>
  db
    .select({ name: units.name })
    .from(units)
    .where(eq(units.id, given('id'))),
)

async function nameOfUnit(tx: Db, schema: Schema, id: string | null): Promise<string> {
  if (id === null) return ''
  const [unit] = await unitNameById(tx, schema, { id })
  return unit?.name ?? ''
}
