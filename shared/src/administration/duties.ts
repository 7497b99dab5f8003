import type { Actor, StaffRole } from '../actor.ts'

/**
 * What administrators see to. GB/T 22239-2019 (等保) asks for three of them, for the system, for security and for audit:
 * places, people, and what was changed by whom.
 */
export const ADMIN_DUTIES = ['PLACES', 'PEOPLE', 'CHANGES'] as const
export type AdminDuty = (typeof ADMIN_DUTIES)[number]

/** Who sees to it where a centre wants the three held apart. */
export const KEEPER_OF = {
  PLACES: 'SYSTEM_ADMIN',
  PEOPLE: 'SECURITY_ADMIN',
  CHANGES: 'AUDIT_ADMIN',
} as const satisfies Record<AdminDuty, StaffRole>
export type KeeperRole = (typeof KEEPER_OF)[AdminDuty]

export const KEEPER_ROLES: readonly KeeperRole[] = ADMIN_DUTIES.map((duty) => KEEPER_OF[duty])

/** One of the three held in a centre: it is held apart there. */
export type KeptApart = { readonly centreId: string; readonly role: KeeperRole }

/**
 * Whether somebody sees to something in a centre.
 * @param over the centre itself, those above it, and the first one, whose administrators run the installation.
 * @param apart of these, where somebody holds one of the three: there it is no longer the centre administrator's.
 */
export const seesTo = (
  { posts }: Actor,
  duty: AdminDuty,
  over: readonly string[],
  apart: readonly KeptApart[],
): boolean =>
  posts.some(({ role, centreId }) => {
    if (!over.includes(centreId)) return false
    if (role === KEEPER_OF[duty]) return true
    return role === 'CENTRE_ADMIN' && !apart.some((kept) => kept.centreId === centreId && kept.role === KEEPER_OF[duty])
  })

/**
 * Which two offices among these the standard wants in two hands; null where there are none. The centre administrator's is
 * one of them: it has what nobody keeps apart.
 */
export function heldTogether(roles: readonly StaffRole[]): readonly [StaffRole, StaffRole] | null {
  const [first, second] = [...KEEPER_ROLES, 'CENTRE_ADMIN' as const].filter((role) => roles.includes(role))
  return first && second ? [first, second] : null
}
