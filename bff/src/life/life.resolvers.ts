import type { Life } from '@qihu/shared/life/life'
import type { Context } from '../context.ts'
import { refusalResult } from '../errors.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { act, type Given, type On, type Outcome } from './act.ts'
import type { ServedLives } from './served.ts'

const resultOf = ({ type, wire }: Life, outcome: Outcome) =>
  'refusal' in outcome
    ? refusalResult(outcome.refusal)
    : { __typename: wire?.done ?? `${type}Done`, [wire?.field ?? 'thing']: outcome.row }

type Args = { readonly on: On } & Given

/** The mutations of every action of every kind: what was sent, as its fields name it, goes the one way. */
export const lifeResolvers = (lives: ServedLives): Resolvers => ({
  Mutation: Object.fromEntries(
    lives.all.flatMap((of) =>
      [...of.life.actions, ...lives.openingsAt(of.life.kind).map(({ action }) => action)].map(({ name, mutation }) => [
        mutation,
        async (_: unknown, { on, ...given }: Args, context: Context) =>
          resultOf(of.life, await act(context, of, name, on, given)),
      ]),
    ),
  ),
})
