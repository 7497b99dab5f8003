import type { Life } from '@qihu/shared/life/life'
import { whole } from '@qihu/shared/life/life'
import { and, asc, desc, eq, gt, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import type { Shelf } from './served.ts'
import { shelf } from './shelf.ts'

type ThingRow = Schema['things']['$inferSelect']
/** A thing of one kind. */
export type Thing<L extends Life> = Omit<ThingRow, 'state'> & { readonly state: L['start'] }

/** Where the things of a small kind stand: in the table that all of them share. */
export function thingShelf<L extends Life>(life: L): Shelf<Thing<L>> {
  const ended: readonly string[] = life.ended
  const name = `thing_${life.kind.toLowerCase()}`
  const byParent = statement(`${name}_by_parent`, (db, { things }) =>
    db
      .select()
      .from(things)
      .where(and(eq(things.parentId, given('parentId')), ofKind(things, life), notInArray(things.stage, [...ended])))
      .orderBy(asc(things.id)),
  )
  return {
    ...shelf<Thing<L>>(
      name,
      life,
      ({ things }) => things,
      (table) => ofKind(table, life),
    ),
    openOf: async (db, schema, parentId) => (await byParent(db, schema, { parentId })).map((row) => asThing(life, row)),
  }
}

const asThing = <L extends Life>(life: L, row: ThingRow): Thing<L> => ({
  ...row,
  state: whole(life, row.state as L['start']),
})

/** A constant, so that the plan is made once and not for each value. */
const ofKind = (table: Pick<Schema['things'], 'kind'>, { kind }: Life): SQL =>
  sql`${table.kind} = ${sql.raw(`'${kind.replaceAll("'", '')}'`)}`

const MAX_PAGE = 50

export type ThingPage<L extends Life> = { readonly items: Thing<L>[]; readonly endCursor: string | null }

/**
 * One page of things in one stage, by what is due first, and of what has ended the latest. Whatever `whose` says, each row still has to pass the policy.
 * @param whose the columns of one index before `due_sort`: whose things these are.
 */
export async function pageOfThings<L extends Life>(
  { read, schema }: Database,
  life: L,
  whose: (table: Schema['things']) => SQL,
  stage: string,
  { after, first }: { readonly after: string | null; readonly first: number },
): Promise<ThingPage<L>> {
  const { things } = schema
  const size = sizeOf(first)
  const [by, past] = life.ended.includes(stage) ? [desc, lt] : [asc, gt]
  const place = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(after ?? '')
  const [dueSort, id] = [Number(place?.[1]), place?.[2] ?? '']
  const beyond = place
    ? or(past(things.dueSort, dueSort), and(eq(things.dueSort, dueSort), past(things.id, id)))
    : undefined
  const rows = await read
    .select()
    .from(things)
    .where(and(whose(things), ofKind(things, life), eq(things.stage, stage), beyond))
    .orderBy(by(things.dueSort), by(things.id))
    .limit(size + 1)
  return cut(
    rows.map((row) => asThing(life, row)),
    size,
    false,
  )
}

const sizeOf = (first: number): number => Math.max(1, Math.min(first, MAX_PAGE))

/** The first of these, and where to go on if others follow. */
function cut<L extends Life>(rows: readonly Thing<L>[], size: number, more: boolean): ThingPage<L> {
  const items = rows.slice(0, size)
  const last = rows.length > size || more ? items.at(-1) : undefined
  return { items, endCursor: last ? `${last.dueSort}_${last.id}` : null }
}

/** Pages of several places, each with other things, as one page in the order of the list. */
export function joined<L extends Life>(
  life: L,
  pages: readonly ThingPage<L>[],
  stage: string,
  first: number,
): ThingPage<L> {
  const down = life.ended.includes(stage) ? -1 : 1
  const before = (a: Thing<L>, b: Thing<L>) => a.dueSort - b.dueSort || (a.id < b.id ? -1 : 1)
  const rows = pages.flatMap(({ items }) => items).sort((a, b) => down * before(a, b))
  return cut(
    rows,
    sizeOf(first),
    pages.some(({ endCursor }) => endCursor !== null),
  )
}
