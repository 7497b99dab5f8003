import { sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'

/**
 * Takes from an enterprise's members what was filed under its code by somebody not verified, as the migration does that
 * brought claims: for rows of a backup from before it.
 */
export async function settleClaims({ schema, write }: Database): Promise<void> {
  const { requests, memberships } = schema
  const bond = sql`FROM ${memberships} AS m WHERE m.person_id = service_requests.requester_id AND m.enterprise_id = service_requests.enterprise_id`
  await write(async (tx) => {
    await tx
      .update(requests)
      .set({
        claimedEnterpriseId: sql`enterprise_id`,
        claimedName: sql`coalesce((SELECT m.given_name ${bond}), (SELECT credit_code FROM enterprises WHERE id = service_requests.enterprise_id))`,
        enterpriseId: null,
      })
      .where(sql`enterprise_id IS NOT NULL AND NOT EXISTS (SELECT 1 ${bond} AND m.verified = true)`)
  })
}
