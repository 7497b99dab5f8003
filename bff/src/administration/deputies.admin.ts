import {
  addDays,
  instantAt,
  isLocalDate,
  KEEPER_ROLES,
  type LocalDate,
  localDate,
  ROLE_WORDS,
  type StaffRole,
} from '@qihu/shared'
import { and, eq, gt, lte } from 'drizzle-orm'
import type { CentreRow } from '../centres/centres.store.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { messageTo } from '../notifications/messages.store.ts'
import { findPerson, type PersonRow } from '../people/people.store.ts'
import { AdminFault } from './admin-fault.ts'
import { inCentre } from './centres.admin.ts'
import { type Change, noted, type Parts } from './changes.store.ts'
import {
  demandOfAll,
  isSame,
  officesOf,
  officeWords,
  type PostInput,
  type PostOfPlace,
  postOf,
  staffNamed,
} from './posts.ts'

export type DeputyInput = PostInput & {
  readonly deputy?: string
  /** The first and the last day, both counted. */
  readonly from?: string
  readonly until?: string
}

/** Longer than this an office is given, and not lent. */
const MOST_DAYS = 180

/** They hold each other apart (GB/T 22239-2019): what one may not hold he does not hold for some days either. */
export const NEVER_LENT: readonly StaffRole[] = [...KEEPER_ROLES, 'CENTRE_ADMIN']

const dayOfMonth = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
/** `untilAt` is the moment at which the last day is over. */
export function daysWords({ fromAt, untilAt }: { readonly fromAt: number; readonly untilAt: number }): string {
  const [first, last] = [localDate(fromAt), localDate(untilAt - 1)]
  return first === last ? dayOfMonth(first) : `${dayOfMonth(first)}到${dayOfMonth(last)}`
}

/** `2026-12-01`, as pages and commands write it. */
function dateOf(text: string | undefined, label: string, field: 'from' | 'until'): LocalDate | null {
  const said = text?.trim()
  if (!said) return null
  if (isLocalDate(said)) return said
  throw new AdminFault(`${label}应写成 2026-12-01 这样，请核对。`, field)
}

function daysOf(input: DeputyInput, now: number): { fromAt: number; untilAt: number } {
  const today = localDate(now)
  const from = dateOf(input.from, '开始日期', 'from') ?? today
  const until = dateOf(input.until, '结束日期', 'until')
  if (!until) throw new AdminFault('请写代理到哪一天，当天也算。', 'until')
  if (from < today) throw new AdminFault('开始日期已经过去，请写今天或以后的日期。', 'from')
  if (until < from) throw new AdminFault('结束日期早于开始日期，请核对。', 'until')
  if (until >= addDays(from, MOST_DAYS)) {
    throw new AdminFault(`代理最长 ${MOST_DAYS} 天。更久的，请把职务授予他。`, 'until')
  }
  return { fromAt: instantAt(from, 0), untilAt: instantAt(addDays(until, 1), 0) }
}

/** Whose office, which one of his, and who holds it for him. */
async function among(parts: Parts, centre: CentreRow, who: string, input: DeputyInput) {
  const row = await staffNamed(parts, who)
  const own = (await officesOf(parts, row)).filter((post) => post.centreId === centre.id)
  const lent = own.filter(({ role }) => !NEVER_LENT.includes(role))
  const only = !input.role && lent.length === 1 ? lent[0] : undefined
  const post: PostOfPlace = only ?? (await postOf(parts, centre, input))
  if (NEVER_LENT.includes(post.role)) {
    throw new AdminFault(`${ROLE_WORDS[post.role]}不能由别人代理。请把职务授予另一个人。`, 'role')
  }
  if (!input.deputy?.trim()) throw new AdminFault('请写由谁代理。', 'deputy')
  const deputy = await staffNamed(parts, input.deputy, 'deputy')
  return { row, post, deputy, own }
}

/** Lends an office for some days: whoever stands in sees and does what its holder may, and is told what he is told. */
export function addDeputy(change: Change, division: string, who: string, input: DeputyInput): Promise<PersonRow> {
  const sort = { subject: 'DEPUTY', deed: 'ADDED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const { deputies } = schema
    const { row, post, deputy, own } = await among(parts, centre, who, input)
    if (!own.some((each) => isSame(each, post))) throw new AdminFault(`${row.name}没有这个职务。`, 'role')
    // As with any further office; whoever takes it back needs to see to this centre alone.
    const held = await demandOfAll(change, parts, deputy)
    if (deputy.id === row.id) throw new AdminFault('不能由本人代理自己，请换一个人。', 'deputy')
    if (!held.some(({ centreId }) => centreId === centre.id)) {
      throw new AdminFault(`${deputy.name}在这个中心没有职务，不能代理。请先录入他，或授予他职务。`, 'deputy')
    }
    if (held.some((each) => isSame(each, post))) {
      throw new AdminFault(`${deputy.name}自己就有这个职务，不用代理。`, 'deputy')
    }
    const days = daysOf(input, change.now)
    const [other] = await tx
      .select()
      .from(deputies)
      .where(
        and(
          ofPost(parts, row.id, post),
          eq(deputies.deputyId, deputy.id),
          lte(deputies.fromAt, days.untilAt - 1),
          // What was given back today leaves the rest of the day free.
          gt(deputies.untilAt, Math.max(days.fromAt, change.now)),
        ),
      )
      .limit(1)
    if (other) throw new AdminFault(`${deputy.name}在${daysWords(other)}已经代理这个职务，请换日期。`, 'from')
    await tx.insert(deputies).values({ id: newId(change.now), personId: row.id, deputyId: deputy.id, ...post, ...days })
    const office = await wordsOf(parts, post)
    await tell(change, parts, deputy.id, {
      title: '由您代理职务',
      body: `${daysWords(days)}，由您代理${row.name}的${office}。这些天您和他有同样的权限，通知也会发给您。`,
    })
    await tell(change, parts, row.id, {
      title: '您的职务有人代理',
      body: `${daysWords(days)}，由${deputy.name}代理您的${office}。您仍然可以办理。`,
    })
    return { row, detail: { ...post, ...days, deputyId: deputy.id } }
  })
}

/** Takes it back: at once where it has begun, and altogether where it has not. */
export function endDeputy(change: Change, division: string, who: string, input: DeputyInput): Promise<PersonRow> {
  const sort = { subject: 'DEPUTY', deed: 'ENDED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { deputies } = parts.schema
    const { row, post, deputy } = await among(parts, centre, who, input)
    const from = dateOf(input.from, '开始日期', 'from')
    const these = and(
      ofPost(parts, row.id, post),
      eq(deputies.deputyId, deputy.id),
      ...(from ? [eq(deputies.fromAt, instantAt(from, 0))] : []),
    )
    const found = await parts.tx
      .select()
      .from(deputies)
      .where(and(these, gt(deputies.untilAt, change.now)))
    if (found.length === 0) throw new AdminFault(`${deputy.name}没有代理这个职务，或已经结束。`, 'deputy')
    await giveBack(change, parts, found)
    return { row, detail: { ...post, deputyId: deputy.id } }
  })
}

const ofPost = ({ schema: { deputies } }: Parts, personId: string, { role, centreId, unitId }: PostOfPlace) =>
  and(
    eq(deputies.personId, personId),
    eq(deputies.role, role),
    eq(deputies.centreId, centreId),
    eq(deputies.unitId, unitId),
  )

type Lent = Schema['deputies']['$inferSelect']

/** Ends what has begun, and takes away what has not; both are told. */
async function giveBack(change: Change, parts: Parts, lent: readonly Lent[]): Promise<void> {
  const { tx, schema } = parts
  const { deputies } = schema
  for (const { id, personId, deputyId, fromAt, ...post } of lent) {
    const one = eq(deputies.id, id)
    if (fromAt > change.now) await tx.delete(deputies).where(one)
    else await tx.update(deputies).set({ untilAt: change.now }).where(one)
    const [holder, deputy] = [await findPerson(tx, schema, personId), await findPerson(tx, schema, deputyId)]
    const [office, title] = [await wordsOf(parts, post), '代理已结束']
    await tell(change, parts, deputyId, { title, body: `您代理${holder?.name ?? ''}的${office}，已由管理员结束。` })
    await tell(change, parts, personId, { title, body: `${deputy?.name ?? ''}代理您的${office}，已由管理员结束。` })
  }
}

/** An office that was taken away is lent no more, and whoever has none left in a centre stands in for nobody there. */
export async function endLent(
  change: Change,
  parts: Parts,
  row: PersonRow,
  posts: readonly PostOfPlace[],
): Promise<void> {
  const { deputies } = parts.schema
  const goesOn = gt(deputies.untilAt, change.now)
  for (const post of posts) {
    const lent = await parts.tx
      .select()
      .from(deputies)
      .where(and(ofPost(parts, row.id, post), goesOn))
    await giveBack(change, parts, lent)
  }
  const still = new Set((await officesOf(parts, row)).map(({ centreId }) => centreId))
  const held = await parts.tx
    .select()
    .from(deputies)
    .where(and(eq(deputies.deputyId, row.id), goesOn))
  const over = held.filter(({ centreId }) => !still.has(centreId))
  await giveBack(change, parts, over)
}

async function wordsOf({ tx, schema: { units } }: Parts, { role, unitId }: Pick<PostOfPlace, 'role' | 'unitId'>) {
  const [unit] = unitId ? await tx.select({ name: units.name }).from(units).where(eq(units.id, unitId)) : []
  return `“${officeWords(role, unit?.name)}”`
}

type Said = { readonly title: string; readonly body: string }

const tell = (change: Change, { tx, schema }: Parts, personId: string, said: Said) =>
  tx.insert(schema.messages).values(messageTo(personId, 'DEPUTY', said, change.now))
