import { type Actor, type Post, postsIn, type Role } from '../actor.ts'
import type { Place } from '../places.ts'
import type { RequestStanding } from './request.standing.ts'

/**
 * Who may do and see what of a request, and which pages he may open, written out by hand from the decisions
 * (docs/decisions.md 8, 9, 11, 32 and 36) and not computed from the policy. What is not listed is denied. Only tests import
 * this file: the rules alone are held against it, and so is every operation of the running service.
 */

export const OWNERSHIPS = ['ENTERPRISE', 'PRIVATE', 'OF_STAFF'] as const
/** Filed by `owner` for his enterprise; by `owner` for himself; by a member of staff for that same enterprise. */
export type Ownership = (typeof OWNERSHIPS)[number]

export const SITUATIONS = ['BEFORE_DISPATCH', 'FIRST_ROUND', 'LATER_ROUND'] as const
/** No unit has it yet; the unit's handlers have it; the unit's head has it. */
export type Situation = (typeof SITUATIONS)[number]

/** An action or a view, by name: a word that the rules do not know fails where the two are compared. */
type Allowed = readonly string[]

const NOTHING: Allowed = []
const NAMED: Allowed = ['VIEW', 'VIEW_REQUESTER_NAME']
const REACHED: Allowed = [...NAMED, 'VIEW_CONTACT']
const COLLEAGUE_UNRATED: Allowed = [...NAMED, 'VIEW_ATTACHMENTS', 'SUPPLEMENT', 'URGE']
const COLLEAGUE: Allowed = [...COLLEAGUE_UNRATED, 'VIEW_RATING_EVENT']
const STAFF_REQUESTER: Allowed = [
  ...COLLEAGUE,
  'VIEW_CONTACT',
  'VIEW_LOOKUP_CODE',
  'CORRECT_CONTACT',
  'CONFIRM',
  'DISPUTE',
  'WITHDRAW',
  'ERASE',
]
const REQUESTER: Allowed = [...STAFF_REQUESTER, 'RATE']
const FILES: Allowed = [...REACHED, 'VIEW_ATTACHMENTS', 'VIEW_REMINDER_EVENT']
const UNIT: Allowed = [...FILES, 'SIGN', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE']
const OFFICER: Allowed = [...FILES, 'ACCEPT', 'DECLINE', 'DISPATCH', 'REGRADE', 'REACH', 'ORDER_SUPERVISION']
const CENTRE_UNRATED: Allowed = [...REACHED, 'VIEW_REMINDER_EVENT']
const CENTRE: Allowed = [...CENTRE_UNRATED, 'VIEW_RATING_EVENT']
const DISCIPLINE: Allowed = [...NAMED, 'VIEW_RATING_EVENT', 'VIEW_DISCIPLINE_EVENT']
const HEAD: Allowed = [...UNIT, 'ASSIGN']
const EVERY_OFFICE: Allowed = [...new Set([...OFFICER, ...HEAD])]

type BySituation = Readonly<Record<Situation, Allowed>>
const always = (allowed: Allowed): BySituation => ({
  BEFORE_DISPATCH: allowed,
  FIRST_ROUND: allowed,
  LATER_ROUND: allowed,
})
const inTurn = (before: Allowed, first: Allowed, later: Allowed): BySituation => ({
  BEFORE_DISPATCH: before,
  FIRST_ROUND: first,
  LATER_ROUND: later,
})

type ByOwnership = Readonly<Record<Ownership, BySituation>>
const anyones = (each: BySituation): ByOwnership => ({ ENTERPRISE: each, PRIVATE: each, OF_STAFF: each })
/** Somebody bound to the enterprise, who may be more to a request that is not the enterprise's. */
const bound = (ofEnterprise: BySituation, ofOthers: BySituation): ByOwnership => ({
  ENTERPRISE: ofEnterprise,
  PRIVATE: ofOthers,
  OF_STAFF: ofEnterprise,
})

export const CENTRES = ['HOME', 'NEIGHBOUR'] as const
/** Two counties beside each other. Above both stands a city, which has nothing of its own here. */
export type CentreKey = (typeof CENTRES)[number]
export const CENTRE_IDS = { HOME: 'centre', NEIGHBOUR: 'neighbour' } as const
export const CITY_ID = 'city'

export const LEAD_UNIT = 'housing'
export const LEAD_UNITS = { HOME: LEAD_UNIT, NEIGHBOUR: 'neighbour-housing' } as const
export const DESKS = { HOME: 'desk', NEIGHBOUR: 'neighbour-desk' } as const
export const ENTERPRISE_ID = 'e-art'
export const OTHER_ENTERPRISE_ID = 'e-other'

export type Person = {
  readonly roles: readonly Role[]
  readonly unitId: string | null
  readonly verifiedFor: readonly string[]
  /** Bound but not verified yet, which is as good as not bound. */
  readonly claims?: readonly string[]
  /** Where he holds his roles; the home county where nothing is said. */
  readonly centreId?: string
  /** Offices beside those of his roles and his unit. */
  readonly also?: readonly Post[]
  /** What he holds for somebody else in these days; and what he held before, or will hold later. */
  readonly standsIn?: readonly Post[]
  readonly stoodIn?: readonly Post[]
  readonly willStandIn?: readonly Post[]
  /** Of what the home county has. */
  readonly may: ByOwnership
  /** Of what the neighbour has. */
  readonly mayThere: ByOwnership
  readonly enters: readonly Place[]
}

const HANDLING: readonly Place[] = ['QUEUE', 'BOARD']
/** Who of the unit carries how much. */
const HEADING: readonly Place[] = [...HANDLING, 'UNIT']
/** Grades and dispatches, and has papers before him at the window. */
const AT_DESK: readonly Place[] = [...HANDLING, 'BINDINGS']
const WATCHING: readonly Place[] = ['BOARD', 'BOARD_LIVE']
const ADMINISTERING: readonly Place[] = [...WATCHING, 'ADMINISTRATION']
const DESK_UNIT = DESKS.HOME

/** Where a requester files changes nothing of what is his. */
const requester = (roles: readonly Role[], may: ByOwnership, more: Partial<Person> = {}): Person => ({
  roles,
  unitId: null,
  verifiedFor: [],
  may,
  mayThere: may,
  enters: [],
  ...more,
})
/** In another county nobody holds an office; whoever is bound to the enterprise still stands on its side. */
const staff = (
  roles: readonly Role[],
  unitId: string | null,
  may: ByOwnership,
  enters: readonly Place[],
  ...verifiedFor: string[]
): Person => ({
  roles,
  unitId,
  verifiedFor,
  may,
  mayThere: verifiedFor.includes(ENTERPRISE_ID) ? bound(always(COLLEAGUE), always(NOTHING)) : anyones(always(NOTHING)),
  enters,
})
const ofNeighbour = (
  roles: readonly Role[],
  unitId: string | null,
  mayThere: ByOwnership,
  enters: readonly Place[],
): Person => ({
  ...{ roles, unitId, verifiedFor: [], enters },
  centreId: CENTRE_IDS.NEIGHBOUR,
  may: anyones(always(NOTHING)),
  mayThere,
})
/** A superior sees what is raised to him, and not everything below (docs/decisions.md 32). */
const ofCity = (roles: readonly Role[], enters: readonly Place[]): Person => ({
  ...{ roles, unitId: null, verifiedFor: [], enters },
  centreId: CITY_ID,
  may: anyones(always(NOTHING)),
  mayThere: anyones(always(NOTHING)),
})

const HANDLER_TURN = inTurn(NOTHING, UNIT, NOTHING)
const HEAD_TURN = inTurn(NOTHING, HEAD, HEAD)
const COLLEAGUE_OF_UNIT = inTurn(COLLEAGUE, COLLEAGUE_UNRATED, COLLEAGUE_UNRATED)

export const WHO_MAY = {
  owner: requester(
    ['ENTERPRISE_OWNER'],
    { ENTERPRISE: always(REQUESTER), PRIVATE: always(REQUESTER), OF_STAFF: always(COLLEAGUE) },
    { verifiedFor: [ENTERPRISE_ID] },
  ),
  colleague: requester(['ENTERPRISE_AGENT'], bound(always(COLLEAGUE), always(NOTHING)), {
    verifiedFor: [OTHER_ENTERPRISE_ID, ENTERPRISE_ID],
  }),
  stranger: requester(['ENTERPRISE_OWNER'], anyones(always(NOTHING)), { claims: [ENTERPRISE_ID] }),
  competitor: requester(['ENTERPRISE_OWNER'], anyones(always(NOTHING)), { verifiedFor: [OTHER_ENTERPRISE_ID] }),
  citizen: requester(['CITIZEN'], anyones(always(NOTHING))),
  nobody: requester([], anyones(always(NOTHING))),

  officer: staff(['CASE_OFFICER'], DESK_UNIT, anyones(always(OFFICER)), AT_DESK),
  handler: staff(['UNIT_HANDLER'], LEAD_UNIT, anyones(HANDLER_TURN), HANDLING),
  head: staff(['UNIT_HEAD'], LEAD_UNIT, anyones(HEAD_TURN), HEADING),
  handlerAndHead: staff(['UNIT_HANDLER', 'UNIT_HEAD'], LEAD_UNIT, anyones(HEAD_TURN), HEADING),
  market: staff(['UNIT_HANDLER'], 'market', anyones(always(NOTHING)), HANDLING),
  marketHead: staff(['UNIT_HEAD'], 'market', anyones(always(NOTHING)), HEADING),
  withoutUnit: staff(['UNIT_HANDLER', 'UNIT_HEAD'], null, anyones(always(NOTHING)), HEADING),
  clerk: staff(['COUNTER_CLERK'], DESK_UNIT, anyones(always(CENTRE)), ['BINDINGS']),
  smile: staff(['SMILE_TEAM'], DESK_UNIT, anyones(always(NOTHING)), WATCHING),
  leader: staff(['LEADER'], null, anyones(always(NOTHING)), WATCHING),
  reviewer: staff(['LEGAL_REVIEWER'], LEAD_UNIT, anyones(always(NOTHING)), []),
  discipline: staff(['DISCIPLINE'], null, anyones(always(DISCIPLINE)), []),
  admin: staff(['CENTRE_ADMIN'], DESK_UNIT, anyones(always(CENTRE)), ADMINISTERING),
  // They see to the installation and its people, and not to what is filed.
  systemAdmin: staff(['SYSTEM_ADMIN'], null, anyones(always(NOTHING)), ['ADMINISTRATION']),
  securityAdmin: staff(['SECURITY_ADMIN'], null, anyones(always(NOTHING)), ['ADMINISTRATION']),
  auditAdmin: staff(['AUDIT_ADMIN'], null, anyones(always(NOTHING)), ['ADMINISTRATION']),

  // Two offices: what the unit must not learn, nobody in it learns through the other one.
  headAndAdmin: staff(['UNIT_HEAD', 'CENTRE_ADMIN'], LEAD_UNIT, anyones(inTurn(CENTRE, HEAD, HEAD)), [
    ...HEADING,
    'ADMINISTRATION',
  ]),
  handlerAndAdmin: staff(['CENTRE_ADMIN', 'UNIT_HANDLER'], LEAD_UNIT, anyones(inTurn(CENTRE, UNIT, CENTRE_UNRATED)), [
    ...HANDLING,
    'ADMINISTRATION',
  ]),
  headAndDiscipline: staff(['UNIT_HEAD', 'DISCIPLINE'], LEAD_UNIT, anyones(inTurn(DISCIPLINE, HEAD, HEAD)), HEADING),
  handlerAndDiscipline: staff(
    ['DISCIPLINE', 'UNIT_HANDLER'],
    LEAD_UNIT,
    anyones(inTurn(DISCIPLINE, UNIT, NAMED)),
    HANDLING,
  ),
  marketHeadAndAdmin: staff(['UNIT_HEAD', 'CENTRE_ADMIN'], 'market', anyones(always(CENTRE)), [
    ...HEADING,
    'ADMINISTRATION',
  ]),
  officerAndSmile: staff(['CASE_OFFICER', 'SMILE_TEAM'], DESK_UNIT, anyones(always(OFFICER)), [
    'QUEUE',
    'BINDINGS',
    'BOARD',
    'BOARD_LIVE',
  ]),

  // Office and company: whoever is bound to the enterprise stands on its side.
  officerAndColleague: staff(
    ['CASE_OFFICER', 'ENTERPRISE_AGENT'],
    DESK_UNIT,
    bound(always(COLLEAGUE), always(OFFICER)),
    AT_DESK,
    ENTERPRISE_ID,
  ),
  headAndColleague: staff(
    ['UNIT_HEAD', 'ENTERPRISE_OWNER'],
    LEAD_UNIT,
    bound(COLLEAGUE_OF_UNIT, HEAD_TURN),
    HEADING,
    ENTERPRISE_ID,
  ),
  handlerAndColleague: staff(
    ['ENTERPRISE_AGENT', 'UNIT_HANDLER'],
    LEAD_UNIT,
    bound(COLLEAGUE_OF_UNIT, HANDLER_TURN),
    HANDLING,
    ENTERPRISE_ID,
  ),
  disciplineAndColleague: staff(
    ['DISCIPLINE', 'ENTERPRISE_AGENT'],
    null,
    bound(always(COLLEAGUE), always(DISCIPLINE)),
    [],
    ENTERPRISE_ID,
  ),
  adminAndColleague: staff(
    ['CENTRE_ADMIN', 'ENTERPRISE_AGENT'],
    DESK_UNIT,
    bound(always(COLLEAGUE), always(CENTRE)),
    ADMINISTERING,
    ENTERPRISE_ID,
  ),

  // Another county, and the city above both.
  otherOfficer: ofNeighbour(['CASE_OFFICER'], DESKS.NEIGHBOUR, anyones(always(OFFICER)), AT_DESK),
  otherHandler: ofNeighbour(['UNIT_HANDLER'], LEAD_UNITS.NEIGHBOUR, anyones(HANDLER_TURN), HANDLING),
  otherHead: ofNeighbour(['UNIT_HEAD'], LEAD_UNITS.NEIGHBOUR, anyones(HEAD_TURN), HEADING),
  otherClerk: ofNeighbour(['COUNTER_CLERK'], DESKS.NEIGHBOUR, anyones(always(CENTRE)), ['BINDINGS']),
  otherAdmin: ofNeighbour(['CENTRE_ADMIN'], DESKS.NEIGHBOUR, anyones(always(CENTRE)), ADMINISTERING),
  otherDiscipline: ofNeighbour(['DISCIPLINE'], null, anyones(always(DISCIPLINE)), []),
  otherSmile: ofNeighbour(['SMILE_TEAM'], DESKS.NEIGHBOUR, anyones(always(NOTHING)), WATCHING),
  cityOfficer: ofCity(['CASE_OFFICER'], AT_DESK),
  cityAdmin: ofCity(['CENTRE_ADMIN', 'COUNTER_CLERK'], [...ADMINISTERING, 'BINDINGS']),
  cityDiscipline: ofCity(['DISCIPLINE'], []),
  cityLeader: ofCity(['LEADER', 'SMILE_TEAM'], WATCHING),
  /** Two posts: handles for a unit at home, and is an officer of the neighbour's desk. */
  twoCounties: {
    ...staff(['UNIT_HANDLER'], LEAD_UNIT, anyones(HANDLER_TURN), AT_DESK),
    also: [{ role: 'CASE_OFFICER', centreId: CENTRE_IDS.NEIGHBOUR, unitId: DESKS.NEIGHBOUR }],
    mayThere: anyones(always(OFFICER)),
  },
  /** Two posts of one county: handles for the unit that has it, and heads another one. */
  twoUnits: {
    ...staff(['UNIT_HANDLER'], LEAD_UNIT, anyones(HANDLER_TURN), HEADING),
    also: [{ role: 'UNIT_HEAD', centreId: CENTRE_IDS.HOME, unitId: 'market' }],
  },

  // For some days in another's place: what he may is what that one may, on those days and on no other.
  deputy: {
    ...staff(['LEGAL_REVIEWER'], LEAD_UNIT, anyones(HANDLER_TURN), HANDLING),
    standsIn: [{ role: 'UNIT_HANDLER', centreId: CENTRE_IDS.HOME, unitId: LEAD_UNIT }],
  },
  formerDeputy: {
    ...staff(['LEGAL_REVIEWER'], LEAD_UNIT, anyones(always(NOTHING)), []),
    stoodIn: [
      { role: 'UNIT_HEAD', centreId: CENTRE_IDS.HOME, unitId: LEAD_UNIT },
      { role: 'CASE_OFFICER', centreId: CENTRE_IDS.HOME, unitId: DESKS.HOME },
    ],
  },
  deputyToCome: {
    ...staff(['LEGAL_REVIEWER'], LEAD_UNIT, anyones(always(NOTHING)), []),
    willStandIn: [
      { role: 'UNIT_HEAD', centreId: CENTRE_IDS.HOME, unitId: LEAD_UNIT },
      { role: 'CASE_OFFICER', centreId: CENTRE_IDS.HOME, unitId: DESKS.HOME },
    ],
  },

  /** Holds every office there is and files a request of his own, which comes to his own unit. */
  everyOffice: {
    ...staff(
      ['CASE_OFFICER', 'UNIT_HEAD', 'CENTRE_ADMIN', 'DISCIPLINE', 'SMILE_TEAM', 'ENTERPRISE_OWNER'],
      LEAD_UNIT,
      {
        ENTERPRISE: COLLEAGUE_OF_UNIT,
        PRIVATE: inTurn([...OFFICER, 'VIEW_RATING_EVENT', 'VIEW_DISCIPLINE_EVENT'], EVERY_OFFICE, EVERY_OFFICE),
        OF_STAFF: always(STAFF_REQUESTER),
      },
      [...HEADING, 'BINDINGS', 'ADMINISTRATION'],
      ENTERPRISE_ID,
    ),
    mayThere: { ENTERPRISE: always(COLLEAGUE), PRIVATE: always(NOTHING), OF_STAFF: always(STAFF_REQUESTER) },
  },
} as const satisfies Record<string, Person>

export type PersonKey = keyof typeof WHO_MAY
export const PERSON_KEYS = Object.keys(WHO_MAY) as PersonKey[]
/** Whoever of them filed. */
export const FILED_BY: Readonly<Record<Ownership, PersonKey>> = {
  ENTERPRISE: 'owner',
  PRIVATE: 'owner',
  OF_STAFF: 'everyOffice',
}

export function actorFor(key: PersonKey): Actor {
  return { personId: `p-${key}`, posts: postsOf(key), enterpriseIds: (WHO_MAY[key] as Person).verifiedFor }
}

export function postsOf(key: PersonKey): Post[] {
  const { roles, unitId, centreId = CENTRE_IDS.HOME, also = [], standsIn = [] }: Person = WHO_MAY[key]
  return [...postsIn(roles, unitId, centreId), ...also, ...standsIn]
}

/** The unit for which somebody acts in one of both counties. */
export function unitIn(key: PersonKey, centre: CentreKey): string | null {
  const { unitId, centreId = CENTRE_IDS.HOME, also = [] }: Person = WHO_MAY[key]
  const here = CENTRE_IDS[centre]
  return centreId === here ? unitId : (also.find((post) => post.centreId === here)?.unitId ?? null)
}

/** What is allowed of the requests of one of both counties. */
export const allowedIn = (key: PersonKey, centre: CentreKey, ownership: Ownership, situation: Situation): Allowed => {
  const { may, mayThere }: Person = WHO_MAY[key]
  return (centre === 'HOME' ? may : mayThere)[ownership][situation]
}

export const standingIn = (
  ownership: Ownership,
  situation: Situation,
  centre: CentreKey = 'HOME',
): RequestStanding => ({
  centreId: CENTRE_IDS[centre],
  requesterId: `p-${FILED_BY[ownership]}`,
  enterpriseId: ownership === 'PRIVATE' ? null : ENTERPRISE_ID,
  leadUnitId: situation === 'BEFORE_DISPATCH' ? null : LEAD_UNITS[centre],
  level: situation === 'LATER_ROUND' ? 2 : 1,
})
