import { refuse } from '@qihu/shared'
import { wireRefusal } from '../errors.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { codeOfWindow, findHall, hallView, windowOfCode } from './halls.store.ts'

export const hallsResolvers: Resolvers = {
  Query: {
    async scanLanding(_, { code }, context) {
      const { db, config, now } = context
      const window = await windowOfCode(db.read, db.schema, config, code, now)
      const hall = window ? await findHall(db.read, db.schema, window.hallId) : null
      if (!window || !hall) return { __typename: 'Refusal', ...wireRefusal(refuse('SCAN_UNKNOWN', 'code')) }
      const { id, name, services } = window
      return {
        __typename: 'ScanLanding',
        code: codeOfWindow(config, window),
        window: { id, name, services, hall: hallView(context, hall) },
      }
    },
  },
}
