import { and, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'

/** One acceptance in WeChat's dialog is good for one message. */
export async function addConsent(tx: Db, schema: Schema, personId: string, templateId: string): Promise<void> {
  const { subscriptions } = schema
  await tx
    .insert(subscriptions)
    .values({ personId, templateId, credit: 1 })
    .onConflictDoUpdate({
      target: [subscriptions.personId, subscriptions.templateId],
      set: { credit: sql`${subscriptions.credit} + 1` },
    })
}

export async function consentsLeft(db: Db, schema: Schema, personId: string, templateId: string): Promise<number> {
  const { subscriptions } = schema
  const [row] = await db
    .select({ credit: subscriptions.credit })
    .from(subscriptions)
    .where(and(eq(subscriptions.personId, personId), eq(subscriptions.templateId, templateId)))
  return row?.credit ?? 0
}

export async function spendConsent(tx: Db, schema: Schema, personId: string, templateId: string): Promise<void> {
  const { subscriptions } = schema
  await tx
    .update(subscriptions)
    .set({ credit: sql`${subscriptions.credit} - 1` })
    .where(
      and(eq(subscriptions.personId, personId), eq(subscriptions.templateId, templateId), gt(subscriptions.credit, 0)),
    )
}

/** The platform knows of no consent, whatever was counted here. */
export async function forgetConsents(tx: Db, schema: Schema, personId: string, templateId: string): Promise<void> {
  const { subscriptions } = schema
  await tx
    .update(subscriptions)
    .set({ credit: 0 })
    .where(and(eq(subscriptions.personId, personId), eq(subscriptions.templateId, templateId)))
}
