import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'

/** Makes those who were owners before there were members with roles see to the members, as the migration does that brought roles. */
export async function nameOwners({ schema, write }: Database): Promise<void> {
  const { memberships, personRoles } = schema
  await write(async (tx) => {
    const owners = tx
      .select({ id: personRoles.personId })
      .from(personRoles)
      .where(eq(personRoles.role, 'ENTERPRISE_OWNER'))
    const verified = and(eq(memberships.verified, sql`true`), inArray(memberships.personId, owners))
    await tx.update(memberships).set({ role: 'OWNER' }).where(verified)
  })
}
