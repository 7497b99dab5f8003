import type { Actor, StaffRole } from './actor.ts'

/** What a person may open apart from single requests. */
export const PLACES = ['QUEUE', 'UNIT', 'BINDINGS', 'BOARD', 'BOARD_LIVE', 'ADMINISTRATION'] as const
export type Place = (typeof PLACES)[number]

export type PlacePolicy = Readonly<Record<Place, readonly StaffRole[]>>

export const PLACE_ROLES: PlacePolicy = {
  QUEUE: ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD'],
  /** Who of it carries how much. */
  UNIT: ['UNIT_HEAD'],
  /** Who belongs to which enterprise: whoever has the papers before him. */
  BINDINGS: ['COUNTER_CLERK', 'CASE_OFFICER'],
  BOARD: ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD', 'SMILE_TEAM', 'CENTRE_ADMIN', 'LEADER'],
  /** Every answer at once; others see answers in groups of five (docs/decisions.md 8). */
  BOARD_LIVE: ['SMILE_TEAM', 'CENTRE_ADMIN', 'LEADER'],
  /** What of it is open to whom says `seesTo`. */
  ADMINISTRATION: ['CENTRE_ADMIN', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'],
}

/**
 * Whether this person may enter somewhere, in one centre or in any. Whoever handles for a unit does not see its answers one
 * by one through a second role (docs/decisions.md 8).
 */
export function mayEnter(
  { posts }: Pick<Actor, 'posts'>,
  place: Place,
  policy: PlacePolicy = PLACE_ROLES,
  centreId?: string,
): boolean {
  const held = posts.filter((post) => centreId === undefined || post.centreId === centreId).map(({ role }) => role)
  const handling = held.filter((role) => role === 'UNIT_HANDLER' || role === 'UNIT_HEAD')
  const counted = place === 'BOARD_LIVE' && handling.length > 0 ? handling : held
  return counted.some((role) => policy[place].includes(role))
}
