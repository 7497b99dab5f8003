import { takingRequests } from '../centres/taking-requests.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { boardsOf, withUnits } from './boards.ts'
import { figuresOf } from './smile-index.store.ts'
import { monthOf } from './store-rating.ts'

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

export const smileIndexResolvers: Resolvers = {
  Query: {
    async board(_, { month: asked, centre: wanted }, context) {
      const { actor, db, now } = context
      if (!actor) return null
      const leading = new Set((await takingRequests(context)).map(({ id }) => id))
      const boards = withUnits(boardsOf(actor, await context.centres()), leading)
      const board = wanted ? boards.find(({ centre }) => centre.id === wanted) : boards[0]
      if (!board) return null
      const { centre, live } = board
      // What is not a month is answered with this one; the answer says which.
      const month = asked && MONTH.test(asked) ? asked : monthOf(now)
      const figures = await figuresOf(db, { centreId: centre.id, month }, live)
      const own = [...(await context.units()).values()].filter((unit) => unit.leads && unit.centreId === centre.id)
      const units = own.map((unit) => ({ unit, ...figures(unit.id) }))
      return { month, live, centre, centres: boards.map((each) => each.centre), units }
    },
  },
}
