import { type Actor, refuse } from '@qihu/shared'
import { type Context, signedIn } from '../context.ts'
import { refusalResult } from '../errors.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { recordParts, settle } from '../life/act.ts'
import { Refused } from '../life/refused.ts'
import { type Colleague, colleaguesOf, findPerson } from '../people/people.store.ts'
import { authorizeRequest as authorize } from './authorize-request.ts'
import { carriedBy, type Load, loadsIn } from './carried.store.ts'
import { handOver } from './hand-over.ts'
import { findRequest } from './requests.store.ts'

const MOST_SHOWN = 100

const heads = ({ posts }: Actor, unitId: string): boolean =>
  posts.some((post) => post.role === 'UNIT_HEAD' && post.unitId === unitId)

/** Units that he heads, each once. */
const headedBy = ({ posts }: Actor): string[] => [
  ...new Set(posts.flatMap(({ role, unitId }) => (role === 'UNIT_HEAD' && unitId !== null ? [unitId] : []))),
]

export const loadWords = ({ open, overdue }: Pick<Load, 'open' | 'overdue'>): string => {
  if (open === 0) return '没有在办的'
  return overdue === 0 ? `在办 ${open} 件` : `在办 ${open} 件，超期 ${overdue} 件`
}

const NOTHING = { open: 0, overdue: 0 }

/** With what he carries at the handlers' level. */
function loaded(person: Pick<Colleague, 'name' | 'title'> & { readonly id: string | null }, loads: readonly Load[]) {
  const { open, overdue } = loads.find(({ level, handlerId }) => level === 1 && handlerId === person.id) ?? NOTHING
  return { ...person, open, overdue, load: loadWords({ open, overdue }) }
}

async function unitLoad({ db, now }: Context, unitId: string) {
  const { read, schema } = db
  const [here, loads] = await Promise.all([colleaguesOf(read, schema, unitId, now), loadsIn(read, schema, unitId)])
  const known = new Set(here.map(({ id }) => id))
  const strange = loads.flatMap(({ level, handlerId }) =>
    level === 1 && handlerId !== null && !known.has(handlerId) ? [handlerId] : [],
  )
  const gone = await Promise.all(strange.map((id) => findPerson(read, schema, id)))
  const nobody = loaded({ id: null, name: '还没有经办人', title: '' }, loads)
  return {
    colleagues: [
      ...(nobody.open > 0 ? [{ ...nobody, here: true }] : []),
      ...gone.flatMap((person) => (person ? [{ ...loaded(person, loads), here: false }] : [])),
      ...here.map((person) => ({ ...loaded(person, loads), here: true })),
    ],
    ofHead: loads.filter(({ level }) => level > 1).reduce((sum, { open }) => sum + open, 0),
  }
}

export const carriedResolvers: Resolvers = {
  Query: {
    async colleagues(_, { of }, context) {
      const { db, actor, now } = context
      const row = authorize(actor, 'ASSIGN', await findRequest(db.read, db.schema, of))
      if (!row?.leadUnitId) return []
      const { read, schema } = db
      const [people, loads] = await Promise.all([
        colleaguesOf(read, schema, row.leadUnitId, now),
        loadsIn(read, schema, row.leadUnitId),
      ])
      return people.map((person) => {
        const one = { ...loaded(person, loads), here: true }
        return person.id === row.state.handlerId ? { ...one, load: `现在的经办人，${one.load}` } : one
      })
    },
    async unitLoads(_, __, context) {
      const units = await context.units()
      const found = await Promise.all(
        headedBy(signedIn(context)).map(async (id) => {
          const unit = units.get(id)
          return unit ? [{ unit, ...(await unitLoad(context, id)) }] : []
        }),
      )
      return found.flat()
    },
    async carried(_, { unit, by }, context) {
      const actor = signedIn(context)
      if (!heads(actor, unit)) return []
      const rows = await carriedBy(context.db.read, context.db.schema, unit, by ?? null)
      return rows.filter((row) => authorize(actor, 'VIEW', row) !== null).slice(0, MOST_SHOWN)
    },
  },
  Mutation: {
    async handOver(_, { unit: unitId, from, to }, context) {
      const actor = signedIn(context)
      const { db, now } = context
      if (!heads(actor, unitId)) return refusalResult(refuse('NOT_FOUND'))
      const centreId = (await context.units()).get(unitId)?.centreId ?? ''
      const outcome = await settle<{ count: number; name: string }>(() =>
        db.write(async (tx) => {
          const people = await colleaguesOf(tx, db.schema, unitId, now)
          const person = people.find(({ id }) => id === to)
          if (!person || from === to) throw new Refused(refuse('COLLEAGUE_UNKNOWN', 'to'))
          const by = { actorId: actor.personId, actorUnitId: unitId }
          // What he filed himself he does not rule on.
          const may = (row: object) => authorize(actor, 'ASSIGN', row as never) !== null
          const count = await handOver(tx, recordParts(context, centreId), { unitId, from: from ?? null, to, by, may })
          return { row: { count, name: person.name } }
        }),
      )
      if ('refusal' in outcome) return refusalResult(outcome.refusal)
      context.notifier.wake()
      const { count, name } = outcome.row
      const message = count === 0 ? '没有要转的诉求了。' : `${count} 件已转给${name}。`
      return { __typename: 'HandedOver', count, message }
    },
  },
}
