import { describe, expect, it } from 'vitest'
import { type Actor, ROLES, STAFF_ROLES } from './actor.ts'
import {
  ACTIONS,
  may,
  mayEnter,
  type Permission,
  PLACES,
  POLICY,
  RELATIONS,
  type Relation,
  type RequestStanding,
  relationsOf,
  VIEWS,
} from './policy.ts'

const PERMISSIONS: readonly Permission[] = [...ACTIONS, ...VIEWS]

const request: RequestStanding = { requesterId: 'li', enterpriseId: 'e1', leadUnitId: 'u1', level: 1 }
const secondRound: RequestStanding = { ...request, level: 2 }
const unassigned: RequestStanding = { ...request, leadUnitId: null }
const ofAPerson: RequestStanding = { ...request, enterpriseId: null }

const person = (personId: string, roles: Actor['roles'], unitId: string | null, ...enterpriseIds: string[]): Actor => ({
  personId,
  roles,
  unitId,
  enterpriseIds,
})

const UNIT_WORK = ['SIGN', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE'] as const
const UNIT_SEES = ['VIEW', 'VIEW_CONTACT', 'VIEW_REQUESTER_NAME', 'VIEW_ATTACHMENTS'] as const
const OWN_SEES = [...UNIT_SEES, 'VIEW_LOOKUP_CODE', 'VIEW_RATING_EVENT'] as const
const OWN_WORK = ['SUPPLEMENT', 'CONFIRM', 'DISPUTE', 'URGE', 'WITHDRAW'] as const
const COLLEAGUE = [
  'SUPPLEMENT',
  'URGE',
  'VIEW',
  'VIEW_REQUESTER_NAME',
  'VIEW_ATTACHMENTS',
  'VIEW_RATING_EVENT',
] as const
const DESK = ['ACCEPT', 'DECLINE', 'DISPATCH', 'REGRADE'] as const
const CENTRE = ['VIEW', 'VIEW_CONTACT', 'VIEW_REQUESTER_NAME', 'VIEW_RATING_EVENT'] as const
const DISCIPLINE = ['VIEW', 'VIEW_REQUESTER_NAME', 'VIEW_RATING_EVENT'] as const

type Case = readonly [string, Actor, RequestStanding, readonly Permission[]]

/** Everything each of them may; whatever is not listed is denied. */
const EXPECTED: readonly Case[] = [
  ['the requester', person('li', ['ENTERPRISE_AGENT'], null, 'e1'), request, ['RATE', ...OWN_WORK, ...OWN_SEES]],
  ['a citizen with his own case', person('li', ['CITIZEN'], null), ofAPerson, ['RATE', ...OWN_WORK, ...OWN_SEES]],
  [
    'a requester who has left the enterprise',
    person('li', ['CITIZEN'], null),
    request,
    ['RATE', ...OWN_WORK, ...OWN_SEES],
  ],
  ['the owner of the enterprise', person('wang', ['ENTERPRISE_OWNER'], null, 'e1'), request, COLLEAGUE],
  ['a colleague among several enterprises', person('wang', ['ENTERPRISE_AGENT'], null, 'e0', 'e1'), request, COLLEAGUE],
  ['someone of another enterprise', person('zhao', ['ENTERPRISE_OWNER'], null, 'e2'), request, []],
  ['someone without an enterprise', person('zhao', ['CITIZEN'], null), request, []],
  ['a member of an enterprise before a private case', person('zhao', ['ENTERPRISE_OWNER'], null, 'e1'), ofAPerson, []],
  ['a handler of the lead unit', person('h', ['UNIT_HANDLER'], 'u1'), request, [...UNIT_WORK, ...UNIT_SEES]],
  ['a handler of the lead unit in round two', person('h', ['UNIT_HANDLER'], 'u1'), secondRound, []],
  ['a handler before dispatch', person('h', ['UNIT_HANDLER'], 'u1'), unassigned, []],
  ['a handler without a unit before dispatch', person('h', ['UNIT_HANDLER'], null), unassigned, []],
  ['a handler of another unit', person('h', ['UNIT_HANDLER'], 'u2'), request, []],
  ['the head of the lead unit', person('b', ['UNIT_HEAD'], 'u1'), request, [...UNIT_WORK, ...UNIT_SEES]],
  [
    'the head of the lead unit in round two',
    person('b', ['UNIT_HEAD'], 'u1'),
    secondRound,
    [...UNIT_WORK, ...UNIT_SEES],
  ],
  ['the head of another unit in round two', person('b', ['UNIT_HEAD'], 'u2'), secondRound, []],
  [
    'a handler who is head too, in round two',
    person('b', ['UNIT_HANDLER', 'UNIT_HEAD'], 'u1'),
    secondRound,
    [...UNIT_WORK, ...UNIT_SEES],
  ],
  ['a case officer', person('o', ['CASE_OFFICER'], 'desk'), request, [...DESK, ...UNIT_SEES]],
  ['a case officer before dispatch', person('o', ['CASE_OFFICER'], 'desk'), unassigned, [...DESK, ...UNIT_SEES]],
  ['a counter clerk', person('c', ['COUNTER_CLERK'], 'desk'), request, CENTRE],
  ['an administrator of the centre', person('a', ['CENTRE_ADMIN'], 'centre'), request, CENTRE],
  ['discipline', person('d', ['DISCIPLINE'], 'd1'), request, DISCIPLINE],
  ['the smile team', person('s', ['SMILE_TEAM'], 'centre'), request, []],
  ['a leader', person('l', ['LEADER'], null), request, []],
  ['a legal reviewer', person('r', ['LEGAL_REVIEWER'], 'u1'), request, []],
  ['nobody in particular', person('x', [], null), request, []],
  [
    'an officer with a case of his own',
    person('li', ['CASE_OFFICER', 'CITIZEN'], 'desk'),
    ofAPerson,
    [...OWN_WORK, ...OWN_SEES],
  ],
  [
    'a handler whose own case comes to him',
    person('li', ['UNIT_HANDLER'], 'u1', 'e1'),
    request,
    [...OWN_WORK, ...OWN_SEES],
  ],
  ['a head whose own case comes to him', person('li', ['UNIT_HEAD'], 'u1'), secondRound, [...OWN_WORK, ...OWN_SEES]],
  ['an officer bound to the enterprise', person('o', ['CASE_OFFICER'], 'desk', 'e1'), request, COLLEAGUE],
  ['discipline bound to the enterprise', person('d', ['DISCIPLINE'], 'd1', 'e1'), request, COLLEAGUE],
]

/** The cells in which the policy and the table above part. */
const differences = (): string[] =>
  EXPECTED.flatMap(([who, actor, standing, allowed]) =>
    PERMISSIONS.filter((permission) => may(actor, permission, standing) !== allowed.includes(permission)).map(
      (permission) => `${who}: ${permission}`,
    ),
  )

/** Runs `look` under a policy that differs in one line. */
function under<T>(permission: Permission, relations: readonly Relation[], look: () => T): T {
  const policy = POLICY as Record<Permission, readonly Relation[]>
  const kept = policy[permission]
  policy[permission] = relations
  try {
    return look()
  } finally {
    policy[permission] = kept
  }
}

describe('who may do and see what', () => {
  it.each(EXPECTED)('%s', (_, actor, standing, allowed) => {
    expect(PERMISSIONS.filter((permission) => may(actor, permission, standing)).sort()).toEqual([...allowed].sort())
  })

  it('names every permission once', () => {
    expect(Object.keys(POLICY).sort()).toEqual([...PERMISSIONS].sort())
  })

  it.each(PERMISSIONS)('%s: every relation given is needed and none more could be given unseen', (permission) => {
    const given = POLICY[permission]
    for (const relation of given) {
      const without = given.filter((each) => each !== relation)
      expect(under(permission, without, differences), `without ${relation}`).not.toEqual([])
    }
    // Relations of staff would give nothing here: what follows from the role alone already forbids it.
    const addable: readonly Relation[] = permission === 'RATE' ? ['COLLEAGUE'] : RELATIONS
    for (const relation of addable.filter((each) => !given.includes(each))) {
      expect(under(permission, [...given, relation], differences), `with ${relation}`).not.toEqual([])
    }
    expect(differences()).toEqual([])
  })

  it('lets no member of staff rate, whatever else he is', () => {
    for (const role of STAFF_ROLES) {
      for (const [personId, enterpriseId] of [
        ['li', 'e1'],
        ['wang', 'e1'],
        ['zhao', 'e2'],
      ] as const) {
        for (const standing of [request, secondRound, unassigned, ofAPerson]) {
          const actor = person(personId, [role, 'ENTERPRISE_OWNER'], 'u1', enterpriseId)
          expect(may(actor, 'RATE', standing), role).toBe(false)
        }
      }
    }
  })

  it('gives the people of the lead unit no sight of a rating and nobody but the requester the look-up code', () => {
    expect(
      EXPECTED.filter(([, actor, standing]) => may(actor, 'VIEW_LOOKUP_CODE', standing)).map(([who]) => who),
    ).toEqual(EXPECTED.filter(([, actor]) => actor.personId === 'li').map(([who]) => who))
    for (const [who, actor, standing] of EXPECTED.filter(
      ([, actor]) => actor.personId === 'h' || actor.personId === 'b',
    )) {
      expect(may(actor, 'VIEW_RATING_EVENT', standing), who).toBe(false)
    }
  })
})

describe('how a person stands to a request', () => {
  it('reaches every relation from some role', () => {
    const found = new Set(EXPECTED.flatMap(([, actor, standing]) => relationsOf(actor, standing)))
    expect([...found].sort()).toEqual([...RELATIONS].sort())
  })

  it('counts the requester as such and not as his own colleague', () => {
    expect(relationsOf(person('li', ['ENTERPRISE_OWNER'], null, 'e1'), request)).toEqual(['REQUESTER'])
  })
})

describe('what a person may open', () => {
  it.each([
    ['QUEUE', ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD']],
    ['BOARD', ['CASE_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD', 'LEADER', 'SMILE_TEAM', 'CENTRE_ADMIN']],
    ['BOARD_LIVE', ['LEADER', 'SMILE_TEAM', 'CENTRE_ADMIN']],
  ] as const)('%s is for %j', (place, roles) => {
    expect(ROLES.filter((role) => mayEnter(person('x', [role], 'u1'), place))).toEqual(
      ROLES.filter((role) => (roles as readonly string[]).includes(role)),
    )
  })

  it('is not the live board for who handles for a unit, whatever else he is', () => {
    expect(mayEnter(person('x', ['UNIT_HEAD', 'CENTRE_ADMIN'], 'u1'), 'BOARD_LIVE')).toBe(false)
    expect(mayEnter(person('x', ['UNIT_HEAD', 'CENTRE_ADMIN'], 'u1'), 'BOARD')).toBe(true)
  })

  it('is decided for every place', () => {
    expect(PLACES).toHaveLength(3)
  })
})
