import { mayEnter } from '@qihu/shared'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { figuresOf } from './smile-index.store.ts'
import { monthOf } from './store-rating.ts'

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

export const smileIndexResolvers: Resolvers = {
  Query: {
    async board(_, { month: asked }, context) {
      const { actor, db, now } = context
      if (!actor || !mayEnter(actor, 'BOARD')) return null
      const live = mayEnter(actor, 'BOARD_LIVE')
      // What is not a month is answered with this one; the answer says which.
      const month = asked && MONTH.test(asked) ? asked : monthOf(now)
      const figures = await figuresOf(db, month, live)
      const leading = [...(await context.units()).values()].filter((unit) => unit.leads)
      return { month, live, units: leading.map((unit) => ({ unit, ...figures(unit.id) })) }
    },
  },
}
