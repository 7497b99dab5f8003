import { type Actor, isStaff } from './actor.ts'

/** How a person stands to one request. */
export const RELATIONS = [
  'REQUESTER',
  'COLLEAGUE',
  'CASE_OFFICER',
  'LEAD_HANDLER',
  'LEAD_HEAD',
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
  if (actor.personId === request.requesterId) found.push('REQUESTER')
  else if (request.enterpriseId !== null && actor.enterpriseIds.includes(request.enterpriseId)) found.push('COLLEAGUE')
  for (const role of actor.roles) {
    if (role === 'CASE_OFFICER') found.push('CASE_OFFICER')
    if (role === 'UNIT_HANDLER' && inLeadUnit && request.level === 1) found.push('LEAD_HANDLER')
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
] as const
export type View = (typeof VIEWS)[number]

export type Permission = Action | View

const UNIT = ['LEAD_HANDLER', 'LEAD_HEAD'] as const

/**
 * Who may do and see what, in one table. A rating is nobody's but the requester's: staff hold no permission for it,
 * and the unit does not see that one was given (decisions.md 8).
 */
export const POLICY: Readonly<Record<Permission, readonly Relation[]>> = {
  ACCEPT: ['CASE_OFFICER'],
  DECLINE: ['CASE_OFFICER'],
  DISPATCH: ['CASE_OFFICER'],
  REGRADE: ['CASE_OFFICER'],
  SIGN: UNIT,
  ADD_PROGRESS: UNIT,
  REQUEST_INFORMATION: UNIT,
  RESOLVE: UNIT,
  SUPPLEMENT: ['REQUESTER', 'COLLEAGUE'],
  CONFIRM: ['REQUESTER'],
  DISPUTE: ['REQUESTER'],
  RATE: ['REQUESTER'],
  URGE: ['REQUESTER', 'COLLEAGUE'],
  WITHDRAW: ['REQUESTER'],
  VIEW: ['REQUESTER', 'COLLEAGUE', 'CASE_OFFICER', 'LEAD_HANDLER', 'LEAD_HEAD', 'CENTRE', 'DISCIPLINE'],
  VIEW_CONTACT: ['REQUESTER', 'CASE_OFFICER', 'LEAD_HANDLER', 'LEAD_HEAD', 'CENTRE'],
  VIEW_REQUESTER_NAME: ['REQUESTER', 'COLLEAGUE', 'CASE_OFFICER', 'LEAD_HANDLER', 'LEAD_HEAD', 'CENTRE', 'DISCIPLINE'],
  VIEW_ATTACHMENTS: ['REQUESTER', 'COLLEAGUE', 'CASE_OFFICER', 'LEAD_HANDLER', 'LEAD_HEAD'],
  VIEW_LOOKUP_CODE: ['REQUESTER'],
  VIEW_RATING_EVENT: ['REQUESTER', 'COLLEAGUE', 'CENTRE', 'DISCIPLINE'],
}

const isOwn = (relation: Relation): boolean => relation === 'REQUESTER' || relation === 'COLLEAGUE'

/** The requester's side of a request, whatever else the person is here. */
export const isOwnCase = (actor: Actor, request: RequestStanding): boolean => relationsOf(actor, request).some(isOwn)

/**
 * Staff who also hold the requester's side of a request act on it as requesters only: nobody judges his own case. And
 * they do not rate it, since a rating by those who are rated is worth nothing.
 */
export function may(actor: Actor, permission: Permission, request: RequestStanding): boolean {
  if (permission === 'RATE' && isStaff(actor)) return false
  const relations = relationsOf(actor, request)
  const standing = isOwnCase(actor, request) ? relations.filter(isOwn) : relations
  return POLICY[permission].some((relation) => standing.includes(relation))
}

/** What a person may open apart from single requests. */
export const PLACES = ['QUEUE', 'BOARD', 'BOARD_LIVE'] as const
export type Place = (typeof PLACES)[number]

const PLACE_ROLES: Readonly<Record<Place, readonly Actor['roles'][number][]>> = {
  QUEUE: ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD'],
  BOARD: ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD', 'SMILE_TEAM', 'CENTRE_ADMIN', 'LEADER'],
  /** Every answer at once; others see answers in groups of five (decisions.md 8). */
  BOARD_LIVE: ['SMILE_TEAM', 'CENTRE_ADMIN', 'LEADER'],
}

/** Whoever handles for a unit does not see its answers one by one through a second role (decisions.md 8). */
export function mayEnter(actor: Actor, place: Place): boolean {
  const handles = actor.roles.includes('UNIT_HANDLER') || actor.roles.includes('UNIT_HEAD')
  if (place === 'BOARD_LIVE' && handles) return false
  return actor.roles.some((role) => PLACE_ROLES[place].includes(role))
}
