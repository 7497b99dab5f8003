import { describe, expect, it } from 'vitest'
import { type Actor, postsIn, ROLES, type Role, STAFF_ROLES } from '../actor.ts'
import { may, policyOf } from '../life/life.ts'
import { OPENINGS } from '../lives.ts'
import { mayEnter, PLACE_ROLES, PLACES, type PlacePolicy } from '../places.ts'
import { request } from './request.life.ts'
import { RELATIONS, type RequestStanding, relationsOf, VIEWS } from './request.standing.ts'
import {
  actorFor,
  allowedIn,
  CENTRE_IDS,
  CENTRES,
  OWNERSHIPS,
  PERSON_KEYS,
  type Person,
  SITUATIONS,
  standingIn,
  WHO_MAY,
} from './who-may.ts'

type Policy = ReturnType<typeof policyOf>
/** What begins another thing at a request is allowed by its relations too. */
const OPENED = OPENINGS.filter(({ of }) => of.kind === request.kind).map(({ action }) => action)
const POLICY: Policy = { ...policyOf(request), ...Object.fromEntries(OPENED.map(({ name, by }) => [name, by])) }
const PERMISSIONS: readonly string[] = [
  ...[...request.actions, ...OPENED].map(({ name }) => name as string),
  ...Object.keys(VIEWS),
]

const CELLS = PERSON_KEYS.flatMap((who) =>
  CENTRES.flatMap((centre) =>
    OWNERSHIPS.flatMap((ownership) =>
      SITUATIONS.map((situation) => ({
        where: `${who}, ${centre}, ${ownership}, ${situation}`,
        actor: actorFor(who),
        standing: standingIn(ownership, situation, centre),
        allowed: allowedIn(who, centre, ownership, situation),
      })),
    ),
  ),
)

/** Where a policy and the table of expectations part. */
const differences = (policy: Policy): string[] =>
  CELLS.flatMap(({ where, actor, standing, allowed }) =>
    PERMISSIONS.filter((each) => may(request, actor, each, standing, policy) !== allowed.includes(each)).map(
      (each) => `${where}: ${each}`,
    ),
  )

const placeDifferences = (policy: PlacePolicy): string[] =>
  PERSON_KEYS.flatMap((who) =>
    PLACES.filter(
      (place) => mayEnter(actorFor(who), place, policy) !== (WHO_MAY[who] as Person).enters.includes(place),
    ).map((place) => `${who}: ${place}`),
  )

/** Every table that differs from this one in a single entry, taken out or put in. */
function mutants<K extends string, V extends string>(table: Readonly<Record<K, readonly V[]>>, values: readonly V[]) {
  return (Object.keys(table) as K[]).flatMap((key) =>
    values.map((value) => {
      const given = table[key]
      const has = given.includes(value)
      return {
        name: `${key} ${has ? 'without' : 'with'} ${value}`,
        table: { ...table, [key]: has ? given.filter((each) => each !== value) : [...given, value] },
      }
    }),
  )
}

describe('who may do and see what', () => {
  it(`agrees with all ${CELLS.length * PERMISSIONS.length} cells of the table of expectations`, () => {
    expect(differences(POLICY)).toEqual([])
    expect(placeDifferences(PLACE_ROLES)).toEqual([])
  })

  it('names every permission once, and gives each to somebody', () => {
    expect(Object.keys(POLICY).sort()).toEqual([...PERMISSIONS].sort())
    expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length)
    const given = new Set(CELLS.flatMap(({ allowed }) => allowed))
    expect([...given].sort()).toEqual([...PERMISSIONS].sort())
  })

  it('meets every role and every relation', () => {
    const roles = new Set(PERSON_KEYS.flatMap((who) => (WHO_MAY[who] as Person).roles))
    expect([...roles].sort()).toEqual([...ROLES].sort())
    const relations = new Set(CELLS.flatMap(({ actor, standing }) => relationsOf(actor, standing)))
    expect([...relations].sort()).toEqual([...RELATIONS].sort())
  })

  it('finds out every entry of the policy taken out or put in', () => {
    const every = [
      ...mutants(POLICY, RELATIONS).map(({ name, table }) => ({ name, found: differences(table).length })),
      ...mutants(PLACE_ROLES, STAFF_ROLES).map(({ name, table }) => ({ name, found: placeDifferences(table).length })),
    ]
    const killed = every.filter(({ found }) => found > 0)
    console.info(`policy entries changed: ${every.length}, found out: ${killed.length}`)
    expect(every.filter(({ found }) => found === 0).map(({ name }) => name)).toEqual([])
    expect(every).toHaveLength(PERMISSIONS.length * RELATIONS.length + PLACES.length * STAFF_ROLES.length)
  })
})

describe('what no second role brings', () => {
  const one: RequestStanding = standingIn('ENTERPRISE', 'FIRST_ROUND')
  const person = (roles: readonly Role[], unitId: string | null, enterpriseIds: string[] = []): Actor => ({
    personId: 'x',
    posts: postsIn(roles, unitId, CENTRE_IDS.HOME),
    enterpriseIds,
  })

  it('to staff: a rating', () => {
    for (const role of STAFF_ROLES) {
      for (const requesterId of ['x', 'somebody']) {
        for (const level of [1, 2]) {
          const actor = person([role, 'ENTERPRISE_OWNER'], one.leadUnitId, ['e-art'])
          expect(may(request, actor, 'RATE', { ...one, requesterId, level }), role).toBe(false)
        }
      }
    }
  })

  it('to the people of the lead unit: that a rating was given, in whichever round', () => {
    for (const role of ['UNIT_HANDLER', 'UNIT_HEAD'] as const) {
      for (const second of ROLES) {
        for (const level of [1, 2]) {
          for (const enterpriseIds of [[], ['e-art']]) {
            const actor = person([second, role], one.leadUnitId, enterpriseIds)
            expect(may(request, actor, 'VIEW_RATING_EVENT', { ...one, level }), second).toBe(false)
            expect(may(request, actor, 'VIEW_DISCIPLINE_EVENT', { ...one, level }), second).toBe(false)
            expect(mayEnter(actor, 'BOARD_LIVE'), second).toBe(false)
          }
        }
      }
    }
  })

  it('from a requester who has left the enterprise: his own request', () => {
    const left = { ...person(['CITIZEN'], null), personId: one.requesterId }
    expect(may(request, left, 'RATE', one)).toBe(true)
    expect(may(request, left, 'VIEW_LOOKUP_CODE', one)).toBe(true)
  })
})
