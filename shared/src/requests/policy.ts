import { type Actor, isStaff, type Role } from '../actor.ts'

/**
 * How a person stands to one request. A member of staff who filed it is no plain requester: he does not rate, since a
 * rating by those who are rated is worth nothing. A handler whose unit's head has it now keeps nothing but the memory.
 */
export const RELATIONS = [
  'REQUESTER',
  'STAFF_REQUESTER',
  'COLLEAGUE',
  'CASE_OFFICER',
  'LEAD_HANDLER',
  'LEAD_HEAD',
  'EARLIER_HANDLER',
  'CENTRE',
  'SMILE_TEAM',
  'DISCIPLINE',
] as const
export type Relation = (typeof RELATIONS)[number]

/** The parts of a request on which relations depend. */
export type RequestStanding = {
  readonly requesterId: string
  readonly enterpriseId: string | null
  readonly leadUnitId: string | null
  /** 2 from the second round on: the head of the unit handles it. */
  readonly level: number
}

export function relationsOf(actor: Actor, request: RequestStanding): Relation[] {
  const found: Relation[] = []
  const inLeadUnit = actor.unitId !== null && actor.unitId === request.leadUnitId
  if (actor.personId === request.requesterId) found.push(isStaff(actor) ? 'STAFF_REQUESTER' : 'REQUESTER')
  else if (request.enterpriseId !== null && actor.enterpriseIds.includes(request.enterpriseId)) found.push('COLLEAGUE')
  for (const role of actor.roles) {
    if (role === 'CASE_OFFICER') found.push('CASE_OFFICER')
    if (role === 'UNIT_HANDLER' && inLeadUnit) found.push(request.level === 1 ? 'LEAD_HANDLER' : 'EARLIER_HANDLER')
    if (role === 'UNIT_HEAD' && inLeadUnit) found.push('LEAD_HEAD')
    if (role === 'CENTRE_ADMIN' || role === 'COUNTER_CLERK') found.push('CENTRE')
    if (role === 'SMILE_TEAM') found.push('SMILE_TEAM')
    if (role === 'DISCIPLINE') found.push('DISCIPLINE')
  }
  return found
}

export const ACTIONS = [
  'ACCEPT',
  'DECLINE',
  'DISPATCH',
  'REGRADE',
  'SIGN',
  'ADD_PROGRESS',
  'REQUEST_INFORMATION',
  'RESOLVE',
  'SUPPLEMENT',
  'CONFIRM',
  'DISPUTE',
  'RATE',
  'URGE',
  'WITHDRAW',
] as const
export type Action = (typeof ACTIONS)[number]

export const VIEWS = [
  'VIEW',
  'VIEW_CONTACT',
  'VIEW_REQUESTER_NAME',
  'VIEW_ATTACHMENTS',
  'VIEW_LOOKUP_CODE',
  'VIEW_RATING_EVENT',
  'VIEW_DISCIPLINE_EVENT',
  'VIEW_REMINDER_EVENT',
] as const
export type View = (typeof VIEWS)[number]

export type Permission = Action | View

/** Why a member of staff looks at the requester's telephone number; until then he reads it masked. */
export const REVEAL_REASONS = ['CALL', 'VISIT', 'CHECK', 'OTHER'] as const
export type RevealReason = (typeof REVEAL_REASONS)[number]

export type Policy = Readonly<Record<Permission, readonly Relation[]>>

const FILED = ['REQUESTER', 'STAFF_REQUESTER'] as const
const OWN = [...FILED, 'COLLEAGUE'] as const
const UNIT = ['LEAD_HANDLER', 'LEAD_HEAD'] as const

/**
 * Who may do and see what, in one table. A rating is nobody's but the requester's: staff hold no permission for it,
 * and the unit does not see that one was given (decisions.md 8).
 */
export const POLICY: Policy = {
  ACCEPT: ['CASE_OFFICER'],
  DECLINE: ['CASE_OFFICER'],
  DISPATCH: ['CASE_OFFICER'],
  REGRADE: ['CASE_OFFICER'],
  SIGN: UNIT,
  ADD_PROGRESS: UNIT,
  REQUEST_INFORMATION: UNIT,
  RESOLVE: UNIT,
  SUPPLEMENT: OWN,
  CONFIRM: FILED,
  DISPUTE: FILED,
  RATE: ['REQUESTER'],
  URGE: OWN,
  WITHDRAW: FILED,
  VIEW: [...OWN, 'CASE_OFFICER', ...UNIT, 'CENTRE', 'DISCIPLINE'],
  VIEW_CONTACT: [...FILED, 'CASE_OFFICER', ...UNIT, 'CENTRE'],
  VIEW_REQUESTER_NAME: [...OWN, 'CASE_OFFICER', ...UNIT, 'CENTRE', 'DISCIPLINE'],
  VIEW_ATTACHMENTS: [...OWN, 'CASE_OFFICER', ...UNIT],
  VIEW_LOOKUP_CODE: FILED,
  VIEW_RATING_EVENT: [...OWN, 'CENTRE', 'DISCIPLINE'],
  VIEW_DISCIPLINE_EVENT: ['DISCIPLINE'],
  VIEW_REMINDER_EVENT: ['CASE_OFFICER', ...UNIT, 'CENTRE'],
}

const isFiler = (relation: Relation): boolean => relation === 'REQUESTER' || relation === 'STAFF_REQUESTER'
const isOwn = (relation: Relation): boolean => isFiler(relation) || relation === 'COLLEAGUE'
const isOfUnit = (relation: Relation): boolean =>
  relation === 'LEAD_HANDLER' || relation === 'LEAD_HEAD' || relation === 'EARLIER_HANDLER'

/** What the people of the unit do not learn through any second role or company (decisions.md 8). */
const KEPT_FROM_UNIT: readonly Permission[] = ['VIEW_RATING_EVENT', 'VIEW_DISCIPLINE_EVENT']

/** The requester's side of a request, whatever else the person is here. */
export const isOwnCase = (actor: Actor, request: RequestStanding): boolean => relationsOf(actor, request).some(isOwn)

/** Which of several relations counts: of who files and handles both, the side he files for, since nobody judges his own case. */
function standing(relations: readonly Relation[], permission: Permission): readonly Relation[] {
  if (relations.some(isFiler)) return relations.filter(isFiler)
  if (KEPT_FROM_UNIT.includes(permission) && relations.some(isOfUnit)) return relations.filter(isOfUnit)
  return relations.some(isOwn) ? relations.filter(isOwn) : relations
}

/** Whether this person may do or see that of the request. `policy` is another table in tests only. */
export function may(actor: Actor, permission: Permission, request: RequestStanding, policy: Policy = POLICY): boolean {
  const counted = standing(relationsOf(actor, request), permission)
  return policy[permission].some((relation) => counted.includes(relation))
}

/** What a person may open apart from single requests. */
export const PLACES = ['QUEUE', 'BOARD', 'BOARD_LIVE'] as const
export type Place = (typeof PLACES)[number]

export type PlacePolicy = Readonly<Record<Place, readonly Role[]>>

export const PLACE_ROLES: PlacePolicy = {
  QUEUE: ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD'],
  BOARD: ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD', 'SMILE_TEAM', 'CENTRE_ADMIN', 'LEADER'],
  /** Every answer at once; others see answers in groups of five (decisions.md 8). */
  BOARD_LIVE: ['SMILE_TEAM', 'CENTRE_ADMIN', 'LEADER'],
}

/** Whoever handles for a unit does not see its answers one by one through a second role (decisions.md 8). */
export function mayEnter(actor: Actor, place: Place, policy: PlacePolicy = PLACE_ROLES): boolean {
  const handling = actor.roles.filter((role) => role === 'UNIT_HANDLER' || role === 'UNIT_HEAD')
  const counted = place === 'BOARD_LIVE' && handling.length > 0 ? handling : actor.roles
  return counted.some((role) => policy[place].includes(role))
}
