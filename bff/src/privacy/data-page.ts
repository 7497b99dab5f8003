import { createHash } from 'node:crypto'
import { localDate, localTime, PRODUCT, RATING_REASON, type RatingReason, SOLVED, type Solved } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { noteAudit } from '../audit/audit.store.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { bondsOf } from '../enterprises/members.store.ts'
import { escapeHtml } from '../html.ts'
import { mac, sameText } from '../ids.ts'
import { spend } from '../limits/counters.store.ts'
import { type MessagePage, messagesOf } from '../notifications/messages.store.ts'
import { doorWords } from '../people/own-doors.ts'
import { actorOf, findPerson, numbersOf, type Person, personWithHeld } from '../people/people.store.ts'
import { openRequest } from '../requests/opened-request.ts'
import { historyFor } from '../requests/request-history.ts'
import { requesterNameOf } from '../requests/requests.store.ts'
import { statusOf } from '../requests/requests.view.ts'
import { DataFault } from './data-fault.ts'
import { idsFiledBy, noticeFor } from './my-data.ts'

/** 个人信息保护法 45: a copy of what is held, for whoever it is of. */

const VALID_MS = 10 * 60_000
const PAGES_A_DAY = 10
const DAY = 86_400_000
/** The newest; who has filed more asks the window. */
const MOST_REQUESTS = 500
const MOST_MESSAGES = 1000

const signature = (config: Pick<Config, 'secret'>, personId: string, until: string): string =>
  mac(config.secret, 'my-data', `${personId}.${until}`, 32)

/** Where the page is, for ten minutes; that it was asked for stands in the record. @throws {DataFault} too often. */
export async function dataPageLink({ db, config, now, ip }: Context, person: Person): Promise<string> {
  const { id: personId, posts } = person
  const until = String(now + VALID_MS)
  await db.write(async (tx) => {
    const often = { key: `my-data:${personId}`, most: PAGES_A_DAY, ms: DAY }
    if ((await spend(tx, db.schema, often, now)) === null) {
      throw new DataFault(`一天最多导出 ${PAGES_A_DAY} 次，请明天再试。`)
    }
    await noteAudit(
      tx,
      db.schema,
      { kind: 'OWN_DATA_EXPORTED', personId, centreIds: posts.map(({ centreId }) => centreId), address: ip },
      now,
    )
  })
  return `/my-data/${personId}?e=${until}&s=${signature(config, personId, until)}`
}

export const isDataLink = (
  config: Pick<Config, 'secret'>,
  personId: string,
  e: string,
  s: string,
  now: number,
): boolean => sameText(s, signature(config, personId, e)) && now <= Number(e)

/** As often as a person reads, prints and saves it; each time costs as much as a hundred other answers. */
const OPENED_WITHIN = { most: 20, ms: VALID_MS }

export const mayOpen = ({ db, clock }: Pick<Context, 'db' | 'clock'>, personId: string): Promise<boolean> =>
  db.write(
    async (tx) =>
      (await spend(tx, db.schema, { key: `my-data-open:${personId}`, ...OPENED_WITHIN }, clock.now())) !== null,
  )

const timeOf = (at: number | null): string | null => (at === null ? null : `${localDate(at)} ${localTime(at)}`)

/** All that is held of somebody, as he reads it himself; null where there is nobody. */
export async function allDataOf(context: Context, personId: string) {
  const { db, now } = context
  const { read, schema } = db
  const row = await findPerson(read, schema, personId)
  if (!row) return null
  const person = await personWithHeld(read, schema, row, now)
  const own = { ...context, actor: await actorOf(read, schema, person) }
  const filed = await filedBy(own, person)
  const numbers = await numbersOf(read, schema, personId)
  return {
    导出时间: timeOf(now),
    账号: {
      姓名: person.name,
      手机号: [...new Set([person.phone, ...numbers].flatMap((each) => each ?? []))],
      登录方式: await doorWords(read, schema, personId),
      建立时间: timeOf(person.createdAt),
    },
    企业: (await bondsOf(read, schema, personId)).map(({ member, enterprise }) => ({
      名称: member.givenName ?? enterprise.name,
      统一社会信用代码: enterprise.creditCode,
      已核验: member.verified,
    })),
    诉求: filed,
    ...(filed.length === MOST_REQUESTS && { 说明: `只列出最近的 ${MOST_REQUESTS} 件诉求。更早的请到专窗查。` }),
    站内消息: await messagesTo(own, person),
    现在登录着的设备: await enteredBy(own, personId),
    个人信息怎么用: await noticeFor(own, personId),
  }
}
type AllData = NonNullable<Awaited<ReturnType<typeof allDataOf>>>

async function filedBy(context: Context, person: Person) {
  const { db } = context
  const filed = []
  for (const id of (await idsFiledBy(db, person.id)).slice(0, MOST_REQUESTS)) {
    const row = await openRequest(db.read, db.schema, id)
    if (!row) continue
    const { contact, texts, attachments } = row.parts
    const rated = await ratingsOf(db, id)
    filed.push({
      编号: row.number,
      标题: row.title,
      提交时间: timeOf(row.state.submittedAt),
      状态: statusOf(row, 'REQUESTER'),
      为谁提的: await requesterNameOf(db.read, db.schema, row),
      姓名: contact?.name ?? null,
      手机号: contact?.phone ?? null,
      内容: texts.get(row.state.descriptionId) ?? null,
      ...(rated.length > 0 && { 评价: rated }),
      材料: attachments.map(({ name, bytes }) => `${name}（${Math.ceil(bytes / 1024)} KB）`),
      经过: (await historyFor(context, row)).map(({ at, what, who, text }) => ({
        时间: timeOf(at),
        谁: who,
        做了什么: what,
        内容: text,
      })),
    })
  }
  return filed
}

/** What is told to staff is about others, and their centre's. */
async function messagesTo({ db }: Context, { id: personId, posts }: Person) {
  const own = posts.length > 0 ? new Set(await idsFiledBy(db, personId)) : null
  const told = []
  for (let after: string | null = null; told.length < MOST_MESSAGES; ) {
    const page: MessagePage = await messagesOf(db, personId, { after, first: 50 })
    told.push(...page.items.filter(({ thingId }) => own === null || (thingId !== null && own.has(thingId))))
    if (page.endCursor === null) break
    after = page.endCursor
  }
  return told.map(({ createdAt, title, body }) => ({ 时间: timeOf(createdAt), 标题: title, 内容: body }))
}

/** As long as it is kept that they are his. */
async function ratingsOf({ read, schema }: Context['db'], requestId: string) {
  const { ratings, ratingIdentities } = schema
  const rows = await read
    .select({ rating: ratings, round: ratingIdentities.round })
    .from(ratingIdentities)
    .innerJoin(ratings, eq(ratings.id, ratingIdentities.ratingId))
    .where(eq(ratingIdentities.requestId, requestId))
  return rows.map(({ round, rating: { face, solved, reasons, text } }) => ({
    第几次办理: round,
    满意程度: `${face} / 5`,
    解决了吗: SOLVED.words[solved as Solved] ?? solved,
    原因: reasons.map((reason) => RATING_REASON.words[reason as RatingReason] ?? reason),
    还想说的: text,
  }))
}

async function enteredBy({ db }: Context, personId: string) {
  const { sessions } = db.schema
  const rows = await db.read.select().from(sessions).where(eq(sessions.personId, personId))
  return rows.map(({ createdAt, device, seenAt }) => ({
    登录时间: timeOf(createdAt),
    设备: device,
    最近使用: timeOf(seenAt),
  }))
}

const STYLE = `
body { margin: 0 auto; padding: 16px; max-width: 760px; font-family: system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; font-size: 16px; line-height: 1.7; color: #1b2430 }
h1 { font-size: 24px } h2 { margin: 32px 0 8px; font-size: 19px; border-bottom: 1px solid #d5dbe3 } h3 { margin: 20px 0 4px; font-size: 16px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 } dt { color: #4a5565 } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
li { margin-bottom: 4px; overflow-wrap: anywhere } ul { margin: 0; padding-left: 20px } p { margin: 4px 0; color: #4a5565 }
a { color: #0b5cad } @media print { a { display: none } body { padding: 0 } }
`

/** Nothing but this page's own style may run on it. */
export const DATA_CONTENT_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** Where the link is over: what to do, and nothing else. */
export const overPage = (): string =>
  page('链接已过期', '<p>链接只在十分钟内有效。请回到“我的—我的数据”，重新生成。</p>')

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${PRODUCT}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`

/** The same to be read and printed; `file` is the address of the file. */
export function dataPage(data: AllData, file: string): string {
  const { 导出时间: at, ...parts } = data
  return page(
    '我的数据',
    `<p>${PRODUCT}，${at}。这一页十分钟内可以打开，里面有您的个人信息，请不要转发。</p>
<p><a href="${escapeHtml(file)}">下载为文件（JSON）</a></p>
${Object.entries(parts)
  .map(([title, part]) => `<h2>${title}</h2>\n${shown(part)}`)
  .join('\n')}`,
  )
}

/** Anything of it: facts as a list of terms, several as paragraphs, what is missing as a dash. */
function shown(part: unknown): string {
  if (part === null || part === '') return '—'
  if (typeof part === 'boolean') return part ? '是' : '否'
  if (Array.isArray(part)) {
    if (part.length === 0) return '<p>没有。</p>'
    const plain = part.every((each) => typeof each !== 'object')
    return plain
      ? `<ul>${part.map((each) => `<li>${shown(each)}</li>`).join('')}</ul>`
      : part.map((each, place) => `<h3>${place + 1}</h3>${shown(each)}`).join('\n')
  }
  if (typeof part === 'object') {
    return `<dl>${Object.entries(part as object)
      .map(([term, value]) => `<dt>${term}</dt><dd>${shown(value)}</dd>`)
      .join('')}</dl>`
  }
  return escapeHtml(String(part))
}
