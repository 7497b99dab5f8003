import { describe, expect, it } from 'vitest'
import { type Actor, type Post, STAFF_ROLES } from '../actor.ts'
import { type Life, may, policyOf } from '../life/life.ts'
import { pick, type Random, seeded } from '../life/samples.ts'
import { supervisionOrder } from '../supervision-orders/order.ts'
import { request } from './request.life.ts'

/**
 * Random people with posts anywhere in a tree of divisions, against random things of any centre: whoever has nothing to do
 * with one may do and see nothing of it. The oracle is written from docs/decisions.md 32 and imports no rule.
 */

const PAIRS = 100_000
const TREE = Array.from({ length: 40 }, (_, n) => ({
  id: `c${n}`,
  parent: n === 0 ? null : `c${Math.floor((n - 1) / 3)}`,
}))
const unitsOf = (centreId: string): string[] => [0, 1, 2].map((n) => `${centreId}-u${n}`)
const ENTERPRISES = Array.from({ length: 12 }, (_, n) => `e${n}`)
const PEOPLE = Array.from({ length: 30 }, (_, n) => `p${n}`)

function somebody(random: Random): Actor {
  const posts = Array.from({ length: Math.floor(random() * 4) }, (): Post => {
    const centreId = pick(random, TREE).id
    return {
      role: pick(random, STAFF_ROLES),
      centreId,
      unitId: random() < 0.2 ? null : pick(random, unitsOf(centreId)),
    }
  })
  const enterpriseIds = random() < 0.3 ? [pick(random, ENTERPRISES)] : []
  return { personId: pick(random, PEOPLE), posts, enterpriseIds }
}

type Thing = {
  readonly centreId: string
  readonly requesterId: string
  readonly personId: string
  readonly enterpriseId: string | null
  readonly leadUnitId: string | null
  readonly unitId: string | null
  readonly level: number
  readonly state: { readonly level: number }
}

/** Near to whoever looks at it, half of the time: of things far away nobody would come upon a leak. */
function something(random: Random, { posts, personId, enterpriseIds }: Actor): Thing {
  const [post] = posts
  const near = random() < 0.5
  const above = post && TREE.find(({ id }) => id === post.centreId)?.parent
  const centreId = near && post ? (random() < 0.5 && above ? above : post.centreId) : pick(random, TREE).id
  const unitId =
    random() < 0.2 ? null : near && post?.unitId && random() < 0.5 ? post.unitId : pick(random, unitsOf(centreId))
  const requesterId = random() < 0.05 ? personId : pick(random, PEOPLE)
  const enterpriseId = random() < 0.5 ? null : random() < 0.2 ? (enterpriseIds[0] ?? null) : pick(random, ENTERPRISES)
  const level = random() < 0.5 ? 1 : 2
  return {
    centreId,
    requesterId,
    personId: requesterId,
    enterpriseId,
    leadUnitId: unitId,
    unitId,
    level,
    state: { level },
  }
}

/** Why somebody may have to do with a request. */
const hasToDo = (actor: Actor, thing: Thing): boolean =>
  actor.personId === thing.requesterId ||
  (thing.enterpriseId !== null && actor.enterpriseIds.includes(thing.enterpriseId)) ||
  holdsOfficeThere(actor, thing, ['CASE_OFFICER', 'COUNTER_CLERK', 'CENTRE_ADMIN', 'DISCIPLINE'])

const holdsOfficeThere = ({ posts }: Actor, thing: Thing, ofCentre: readonly string[]): boolean =>
  posts.some(
    ({ role, centreId, unitId }) =>
      centreId === thing.centreId &&
      (ofCentre.includes(role) ||
        ((role === 'UNIT_HANDLER' || role === 'UNIT_HEAD') && unitId !== null && unitId === thing.leadUnitId)),
  )

type Seen = (actor: Actor, thing: Thing) => Actor
const asHeIs: Seen = (actor) => actor

/** Cells in which somebody may what is no matter of his, and how many are allowed in all. */
function count(life: Life, hasMatter: typeof hasToDo, seen: Seen = asHeIs) {
  const random = seeded(7)
  const permissions = Object.keys(policyOf(life))
  let [cells, leaks, allowed] = [0, 0, 0]
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const actor = somebody(random)
    const thing = something(random, actor)
    const his = hasMatter(actor, thing)
    const looked = seen(actor, thing)
    for (const permission of permissions) {
      cells += 1
      if (!may(life, looked, permission, thing)) continue
      allowed += 1
      if (!his) leaks += 1
    }
  }
  return { cells, leaks, allowed }
}

const everywhere: Seen = (actor, { centreId }) => ({
  ...actor,
  posts: actor.posts.map((post) => ({ ...post, centreId })),
})
const inItsUnit: Seen = (actor, { leadUnitId }) => ({
  ...actor,
  posts: actor.posts.map((post) => ({ ...post, unitId: leadUnitId })),
})
const itsEnterprise: Seen = (actor, { enterpriseId }) => ({
  ...actor,
  enterpriseIds: enterpriseId ? [enterpriseId] : [],
})
const itsRequester: Seen = (actor, { requesterId }) => ({ ...actor, personId: requesterId })

describe(`${PAIRS} people and things over ${TREE.length} centres`, () => {
  it('of requests nothing is shown or allowed to whoever has nothing to do with them', () => {
    const { cells, leaks, allowed } = count(request, hasToDo)
    console.info(`requests: ${cells} cells, ${allowed} allowed, ${leaks} leaks`)
    expect(leaks).toBe(0)
    expect(allowed).toBeGreaterThan(PAIRS / 10)
  })

  it.each([
    ['centre', everywhere],
    ['unit', inItsUnit],
    ['enterprise', itsEnterprise],
    ['requester', itsRequester],
  ])('without the line that asks for the %s there would be leaks (control)', (_, seen) => {
    expect(count(request, hasToDo, seen).leaks).toBeGreaterThan(100)
  })

  const ordered = (actor: Actor, thing: Thing) =>
    actor.personId !== thing.personId && holdsOfficeThere(actor, thing, ['CASE_OFFICER'])

  it('of orders likewise, and nothing to whoever filed what they are about', () => {
    const { cells, leaks, allowed } = count(supervisionOrder, ordered)
    console.info(`orders: ${cells} cells, ${allowed} allowed, ${leaks} leaks`)
    expect(leaks).toBe(0)
    expect(allowed).toBeGreaterThan(PAIRS / 100)
  })

  it.each([
    ['centre', everywhere],
    ['unit', inItsUnit],
    ['person', ((actor) => ({ ...actor, personId: 'nobody' })) satisfies Seen],
  ])('and without the line that asks for the %s (control)', (_, seen) => {
    expect(count(supervisionOrder, ordered, seen).leaks).toBeGreaterThan(10)
  })
})
