import type { AnyHappening } from '@qihu/shared/life/life'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'

const eventsById = statement('events_of_thing', (db, { events }) =>
  db
    .select({ event: events.event })
    .from(events)
    .where(eq(events.thingId, given('thingId')))
    .orderBy(asc(events.version)),
)

export async function historyOf(db: Db, schema: Schema, thingId: string): Promise<AnyHappening[]> {
  return (await eventsById(db, schema, { thingId })).map((row) => row.event)
}

const textsById = statement('texts_of_thing', (db, { texts }) =>
  db
    .select({ id: texts.id, body: texts.body })
    .from(texts)
    .where(eq(texts.thingId, given('thingId'))),
)

/** Texts of a thing by id; an erased text is simply absent. */
export async function textsOf(db: Db, schema: Schema, thingId: string): Promise<Map<string, string>> {
  return new Map((await textsById(db, schema, { thingId })).map((row) => [row.id, row.body]))
}

const textById = statement('text_by_id', (db, { texts }) =>
  db
    .select({ body: texts.body })
    .from(texts)
    .where(eq(texts.id, given('id'))),
)

export async function findText(db: Db, schema: Schema, id: string): Promise<string | null> {
  const [row] = await textById(db, schema, { id })
  return row?.body ?? null
}

/** What stands in the texts of these things becomes another, where it does. */
export async function changeTexts(
  tx: Db,
  { texts }: Schema,
  thingIds: readonly string[],
  change: (body: string) => string,
): Promise<void> {
  for (const { id, body } of await tx
    .select()
    .from(texts)
    .where(inArray(texts.thingId, [...thingIds]))) {
    const changed = change(body)
    if (changed !== body) await tx.update(texts).set({ body: changed }).where(eq(texts.id, id))
  }
}
