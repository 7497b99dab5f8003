import {
  type Actor,
  ADMIN_DUTIES,
  type AdminDuty,
  isStaffRole,
  KEEPER_ROLES,
  type KeptApart,
  type Post,
  seesTo,
} from '@qihu/shared'
import { and, eq, inArray } from 'drizzle-orm'
import type { CentreRow, Centres } from '../centres/centres.store.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'

/** Who sees to what in which centre, for one person; reads once where the three are held apart. */
export class Duties {
  readonly #actor: Actor
  readonly #centres: Centres
  readonly #apart: readonly KeptApart[]

  private constructor(actor: Actor, centres: Centres, apart: readonly KeptApart[]) {
    this.#actor = actor
    this.#centres = centres
    this.#apart = apart
  }

  static async of(tx: Db, { personRoles }: Schema, centres: Centres, actor: Actor): Promise<Duties> {
    // Only where he is the centre's administrator can something have been taken from him.
    const own = actor.posts.filter(({ role }) => role === 'CENTRE_ADMIN').map(({ centreId }) => centreId)
    if (own.length === 0) return new Duties(actor, centres, [])
    const rows = await tx
      .select({ centreId: personRoles.centreId, role: personRoles.role })
      .from(personRoles)
      .where(and(inArray(personRoles.centreId, own), inArray(personRoles.role, [...KEEPER_ROLES])))
    const apart = rows.filter((row): row is KeptApart => isStaffRole(row.role))
    return new Duties(actor, centres, apart)
  }

  has(duty: AdminDuty, centre: CentreRow): boolean {
    return seesTo(this.#actor, duty, this.#centres.over(centre.id), this.#apart)
  }

  in(centre: CentreRow): AdminDuty[] {
    return ADMIN_DUTIES.filter((duty) => this.has(duty, centre))
  }
}

/** What somebody holds at this moment: rows that are kept (db/statement.ts) are some milliseconds old. */
export async function postsNow(tx: Db, { personRoles }: Schema, personId: string): Promise<Post[]> {
  const held = await tx
    .select({ role: personRoles.role, centreId: personRoles.centreId })
    .from(personRoles)
    .where(eq(personRoles.personId, personId))
  return held.flatMap(({ role, centreId }) => (isStaffRole(role) ? [{ role, centreId, unitId: null }] : []))
}
