import { maskedPhone, REVEAL_REASON, ROLE_WORDS, STAGE, wordOf } from '@qihu/shared'
import { and, count, eq, inArray, sql, sum } from 'drizzle-orm'
import { AUDIT_DAYS } from '../audit/audit.store.ts'
import type { Context } from '../context.ts'
import type { Database } from '../db/database.ts'
import { FIRST_CENTRE } from '../db/schema.ts'
import { bondsOf } from '../enterprises/members.store.ts'
import { MESSAGES_DAYS, UNATTACHED_DAYS } from '../operations/kept-days.ts'
import { doorWords } from '../people/own-doors.ts'
import type { Person } from '../people/people.store.ts'
import { whyOpen } from './close-account.ts'

const MOST_LOOKS = 50
/** Of the newest of his requests; further back nobody looks any more. */
const MOST_LOOKED_THROUGH = 500
const AT_ONCE = 100
const NOTHING = '现在没有。'
const MEGABYTE = 1024 * 1024

const sizeOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`

/** What is held of somebody, who has looked at it, and what he can do about it. */
export async function myData(context: Context, person: Person) {
  return {
    held: await heldOf(context, person),
    looks: await looksAt(context, person.id),
    consents: await consentsOf(context, person.id),
    closing: await whyOpen(context.db.read, context.db.schema, person),
    notice: await noticeFor(context, person.id),
  }
}

/** What was promised: the program's lines, and those of the centres with which he has filed. */
export async function noticeFor({ db, texts }: Context, personId: string): Promise<string[]> {
  const { requests } = db.schema
  const rows = await db.read
    .select({ centreId: requests.centreId })
    .from(requests)
    .where(eq(requests.requesterId, personId))
    .groupBy(requests.centreId)
  const centres = rows.length > 0 ? rows.map(({ centreId }) => centreId) : [FIRST_CENTRE]
  return [...new Set(centres.flatMap((centreId) => texts.privacy(centreId).lines))]
}

async function heldOf(context: Context, person: Person) {
  const { db } = context
  const { read, schema } = db
  const { messages, attachments } = schema
  const doors = await doorWords(read, schema, person.id)
  const bonds = await bondsOf(read, schema, person.id)
  const stages = await countedByStage(context, person.id)
  const [files] = await read
    .select({ count: count(), bytes: sum(attachments.bytes).mapWith(Number) })
    .from(attachments)
    .where(eq(attachments.ownerId, person.id))
  const [told] = await read.select({ count: count() }).from(messages).where(eq(messages.personId, person.id))
  const ended = (stages.get('CLOSED') ?? 0) + (stages.get('NOT_ACCEPTED') ?? 0)
  const all = [...stages.values()].reduce((sum, each) => sum + each, 0)
  const phone = person.phone ? maskedPhone(person.phone) : null
  const offices = person.posts.map(({ role }) => ROLE_WORDS[role])
  return [
    {
      title: '账号',
      text: [person.name, phone, ...offices, doors.length > 0 ? `用${doors.join('、')}登录` : null]
        .filter(Boolean)
        .join('，'),
      kept: person.posts.length > 0 ? '由中心管理员维护，离职后不能再登录。' : '注销账号时删除。',
    },
    ...(bonds.length > 0
      ? [
          {
            title: '我的企业',
            text: bonds.map(({ member, enterprise }) => member.givenName ?? enterprise.name).join('、'),
            kept: '离开企业或注销账号时删除。',
          },
        ]
      : []),
    {
      title: '诉求',
      text: `没有结束的 ${all - ended} 件，已结束的 ${ended} 件。姓名、手机号、写的内容和回复。`,
      kept: '结束满 2 年自动删除。想提前删的，打开那件诉求，在“更多”里选“删除个人信息”；号码变了，选“更正联系方式”。',
    },
    {
      title: '材料',
      text: files?.count ? `${files.count} 份，共 ${sizeOf(files.bytes)}。` : NOTHING,
      kept: `和诉求一起删除；没有提交的 ${UNATTACHED_DAYS} 天后删除。`,
    },
    { title: '站内消息', text: told?.count ? `${told.count} 条。` : NOTHING, kept: `${MESSAGES_DAYS} 天后自动删除。` },
    {
      title: '登录和查看记录',
      text: '什么时候、从哪里登录，谁查看过什么。',
      kept: `${AUDIT_DAYS} 天后自动删除。网络安全法要求至少留存六个月，不能提前删。`,
    },
    {
      title: '评价',
      text: '评价和您的名字分开存放，办理单位只看到汇总。',
      kept: '诉求里的个人信息删除后，评价不再能对应到人。',
    },
  ]
}

/** How many he has filed, by where they stand. */
export async function countedByStage({ db }: Pick<Context, 'db'>, personId: string): Promise<Map<string, number>> {
  const { requests } = db.schema
  const rows = await db.read
    .select({ stage: requests.stage, count: count() })
    .from(requests)
    .where(eq(requests.requesterId, personId))
    .groupBy(requests.stage)
  return new Map(
    rows.filter(({ stage }) => STAGE.values.some((each) => each === stage)).map((row) => [row.stage, row.count]),
  )
}

/** The newest first. Their ids grow with time; sorted here, where the index by who filed has them in another order. */
export async function idsFiledBy({ read, schema }: Pick<Database, 'read' | 'schema'>, personId: string) {
  const { requests } = schema
  const rows = await read.select({ id: requests.id }).from(requests).where(eq(requests.requesterId, personId))
  return rows
    .map(({ id }) => id)
    .sort()
    .reverse()
}

async function looksAt(context: Context, personId: string) {
  const { db } = context
  const { requests, contactReveals } = db.schema
  const ids = (await idsFiledBy(db, personId)).slice(0, MOST_LOOKED_THROUGH)
  const looks = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const these = ids.slice(from, from + AT_ONCE)
    looks.push(...(await db.read.select().from(contactReveals).where(inArray(contactReveals.requestId, these))))
  }
  const newest = looks.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, MOST_LOOKS)
  const about = [...new Set(newest.map(({ requestId }) => requestId))]
  const rows =
    about.length === 0
      ? []
      : await db.read
          .select({ id: requests.id, number: requests.number, centreId: requests.centreId })
          .from(requests)
          .where(inArray(requests.id, about))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const [units, centres] = await Promise.all([context.units(), context.centres()])
  return newest.flatMap(({ id, at, requestId, unitId, reason }) => {
    const request = byId.get(requestId)
    if (!request) return []
    const who = (unitId ? units.get(unitId)?.name : null) ?? centres.of(request.centreId).desk
    return [{ id, at, who, what: wordOf(REVEAL_REASON, reason), number: request.number }]
  })
}

async function consentsOf({ db }: Context, personId: string): Promise<number> {
  const { subscriptions } = db.schema
  const [left] = await db.read
    .select({ credit: sum(subscriptions.credit).mapWith(Number) })
    .from(subscriptions)
    .where(and(eq(subscriptions.personId, personId), sql`${subscriptions.credit} > 0`))
  return left?.credit ?? 0
}

export async function withdrawConsents({ db }: Context, personId: string): Promise<string> {
  const { subscriptions } = db.schema
  await db.write((tx) => tx.delete(subscriptions).where(eq(subscriptions.personId, personId)))
  return '已撤回。以后的进展用短信告诉您，也在站内消息里；微信里选过“总是保持以上选择”的，请在小程序的设置里关掉。'
}
