import { type Actor, isStaff } from '../actor.ts'

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

export const FILED = ['REQUESTER', 'STAFF_REQUESTER'] as const
export const OWN = [...FILED, 'COLLEAGUE'] as const
export const UNIT = ['LEAD_HANDLER', 'LEAD_HEAD'] as const

/**
 * Who sees which part. A rating is nobody's but the requester's: staff hold no permission for it, and the unit does not
 * see that one was given (docs/decisions.md 8).
 */
export const VIEWS = {
  VIEW: [...OWN, 'CASE_OFFICER', ...UNIT, 'CENTRE', 'DISCIPLINE'],
  VIEW_CONTACT: [...FILED, 'CASE_OFFICER', ...UNIT, 'CENTRE'],
  VIEW_REQUESTER_NAME: [...OWN, 'CASE_OFFICER', ...UNIT, 'CENTRE', 'DISCIPLINE'],
  VIEW_ATTACHMENTS: [...OWN, 'CASE_OFFICER', ...UNIT],
  VIEW_LOOKUP_CODE: FILED,
  VIEW_RATING_EVENT: [...OWN, 'CENTRE', 'DISCIPLINE'],
  VIEW_DISCIPLINE_EVENT: ['DISCIPLINE'],
  VIEW_REMINDER_EVENT: ['CASE_OFFICER', ...UNIT, 'CENTRE'],
} as const satisfies Record<string, readonly Relation[]>
export type View = keyof typeof VIEWS

/** The parts of a request on which relations depend. */
export type RequestStanding = {
  readonly centreId: string
  readonly requesterId: string
  readonly enterpriseId: string | null
  readonly leadUnitId: string | null
  /** 2 from the second round on: the head of the unit handles it. */
  readonly level: number
}

export function relationsOf(actor: Actor, request: RequestStanding): Relation[] {
  const found: Relation[] = []
  if (actor.personId === request.requesterId) found.push(isStaff(actor) ? 'STAFF_REQUESTER' : 'REQUESTER')
  else if (request.enterpriseId !== null && actor.enterpriseIds.includes(request.enterpriseId)) found.push('COLLEAGUE')
  for (const { role, centreId, unitId } of actor.posts) {
    // An office is nothing in another centre (docs/decisions.md 32).
    if (centreId !== request.centreId) continue
    const inLeadUnit = unitId !== null && unitId === request.leadUnitId
    if (role === 'CASE_OFFICER') found.push('CASE_OFFICER')
    if (role === 'UNIT_HANDLER' && inLeadUnit) found.push(request.level === 1 ? 'LEAD_HANDLER' : 'EARLIER_HANDLER')
    if (role === 'UNIT_HEAD' && inLeadUnit) found.push('LEAD_HEAD')
    if (role === 'CENTRE_ADMIN' || role === 'COUNTER_CLERK') found.push('CENTRE')
    if (role === 'SMILE_TEAM') found.push('SMILE_TEAM')
    if (role === 'DISCIPLINE') found.push('DISCIPLINE')
  }
  return found
}

const isFiler = (relation: Relation): boolean => relation === 'REQUESTER' || relation === 'STAFF_REQUESTER'
const isOwn = (relation: Relation): boolean => isFiler(relation) || relation === 'COLLEAGUE'
const isOfUnit = (relation: Relation): boolean =>
  relation === 'LEAD_HANDLER' || relation === 'LEAD_HEAD' || relation === 'EARLIER_HANDLER'

/** What the people of the unit do not learn through any second role or company (docs/decisions.md 8). */
const KEPT_FROM_UNIT: readonly string[] = ['VIEW_RATING_EVENT', 'VIEW_DISCIPLINE_EVENT'] satisfies View[]

/** The requester's side of a request, whatever else the person is here. */
export const isOwnCase = (actor: Actor, request: RequestStanding): boolean => relationsOf(actor, request).some(isOwn)

/** Which of several relations counts: of who files and handles both, the side he files for, since nobody judges his own case. */
export function standing(actor: Actor, request: RequestStanding, permission: string): readonly Relation[] {
  const relations = relationsOf(actor, request)
  if (relations.some(isFiler)) return relations.filter(isFiler)
  if (KEPT_FROM_UNIT.includes(permission) && relations.some(isOfUnit)) return relations.filter(isOfUnit)
  return relations.some(isOwn) ? relations.filter(isOwn) : relations
}
