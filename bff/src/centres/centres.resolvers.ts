import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { takingRequests } from './taking-requests.ts'

export const centresResolvers: Resolvers = {
  Query: {
    centres: (_, __, context) => takingRequests(context),
  },
}
