import { personOf } from '../context.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { closeAccount } from './close-account.ts'
import { DataFault } from './data-fault.ts'
import { dataPageLink } from './data-page.ts'
import { myData, withdrawConsents } from './my-data.ts'

const faultOf = (error: unknown) => {
  if (!(error instanceof DataFault)) throw error
  return { __typename: 'DataFault' as const, message: error.message }
}

const done = (command: Promise<string>) =>
  command.then((message) => ({ __typename: 'DataDone' as const, message }), faultOf)

export const privacyResolvers: Resolvers = {
  Query: {
    myData: (_, __, context) => (context.session ? myData(context, context.session.person) : null),
  },
  Mutation: {
    exportMyData: (_, __, context) =>
      dataPageLink(context, personOf(context)).then((url) => ({ __typename: 'DataPage' as const, url }), faultOf),
    withdrawConsents: (_, __, context) => done(withdrawConsents(context, personOf(context).id)),
    closeAccount: (_, __, context) => done(closeAccount(context, personOf(context))),
  },
}
