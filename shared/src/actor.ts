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
] as const
export type Role = (typeof ROLES)[number]

export const STAFF_ROLES: readonly Role[] = [
  'COUNTER_CLERK',
  'CASE_OFFICER',
  'UNIT_HANDLER',
  'UNIT_HEAD',
  'LEADER',
  'LEGAL_REVIEWER',
  'SMILE_TEAM',
  'DISCIPLINE',
  'CENTRE_ADMIN',
]

/** Who acts. `null` everywhere an actor may be absent means the system itself. */
export type Actor = {
  readonly personId: string
  readonly roles: readonly Role[]
  /** The unit a member of staff works for; absent for requesters. */
  readonly unitId: string | null
  readonly enterpriseIds: readonly string[]
}

export const isStaff = (actor: Actor): boolean => actor.roles.some((role) => STAFF_ROLES.includes(role))
