import { FIRST_CENTRE } from '../db/schema.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { findHall, windowOfCode } from '../halls/halls.store.ts'
import { takingRequests } from './taking-requests.ts'
import { linesOf } from './texts.store.ts'

export const centresResolvers: Resolvers = {
  Query: {
    centres: (_, __, context) => takingRequests(context),
    async filingWords(_, { windowCode, centreId }, { db: { read, schema }, config, now, texts }) {
      const window = windowCode ? await windowOfCode(read, schema, config, windowCode, now) : null
      const hall = window ? await findHall(read, schema, window.hallId) : null
      const at = hall?.centreId ?? centreId ?? FIRST_CENTRE
      const { lines, version } = texts.privacy(at)
      return { hints: linesOf(texts.of(at, 'FILING')), privacy: [...lines], noticeVersion: version }
    },
  },
}
