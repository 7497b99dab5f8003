export const ROLES = [
  'CITIZEN',
  'ENTERPRISE_OWNER',
  'ENTERPRISE_AGENT',
  'COUNTER_CLERK',
  'CASE_OFFICER',
  'UNIT_HANDLER',
  'UNIT_HEAD',
  'LEADER',
  'LEGAL_REVIEWER',
  'SMILE_TEAM',
  'DISCIPLINE',
  'CENTRE_ADMIN',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const
export type Role = (typeof ROLES)[number]

export const STAFF_ROLES = [
  'COUNTER_CLERK',
  'CASE_OFFICER',
  'UNIT_HANDLER',
  'UNIT_HEAD',
  'LEADER',
  'LEGAL_REVIEWER',
  'SMILE_TEAM',
  'DISCIPLINE',
  'CENTRE_ADMIN',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const satisfies readonly Role[]
export type StaffRole = (typeof STAFF_ROLES)[number]

export const isStaffRole = (role: Role): role is StaffRole => (STAFF_ROLES as readonly Role[]).includes(role)

/** An office held in one centre, and in one unit of it where the office is a unit's. */
export type Post = { readonly role: StaffRole; readonly centreId: string; readonly unitId: string | null }

/** Who acts. `null` everywhere an actor may be absent means the system itself. */
export type Actor = {
  readonly personId: string
  /** All offices, of whichever centres and units; requesters have none. */
  readonly posts: readonly Post[]
  readonly enterpriseIds: readonly string[]
}

export const isStaff = (actor: Actor): boolean => actor.posts.length > 0

/** The offices among these roles, all of them in one place. */
export const postsIn = (roles: readonly Role[], unitId: string | null, centreId: string): Post[] =>
  roles.filter(isStaffRole).map((role) => ({ role, centreId, unitId }))

/** Where something of one centre belongs, and the unit that has it. */
export type WorkPlace = { readonly centreId: string; readonly unitId: string | null }

/**
 * For which unit a person acts there: the one that has it where he is of it, else that of another office of his in that
 * centre; null where he holds none.
 */
export function unitActedFor({ posts }: Actor, { centreId, unitId }: WorkPlace): string | null {
  const here = posts.filter((post) => post.centreId === centreId && post.unitId !== null)
  return (here.find((post) => post.unitId === unitId) ?? here[0])?.unitId ?? null
}
