import type { Listed } from '../../bff/src/testing/statements/listed.ts'
import { NAMED, type Named } from './named.ts'
import type { Plans } from './plan.ts'

/** A statement that reads more with every row that comes to a table, on the larger of the sizes: on the smaller one that is no matter. */
export type Growing = { readonly text: string; readonly from: string; readonly reads: readonly string[] }

export const growing = (listed: readonly Listed[], plans: readonly Plans[]): Growing[] =>
  listed.flatMap(({ text, from }, at) => {
    const { large } = plans[at] as Plans
    const steps = [
      ...large.known.map(({ grows }) => grows),
      ...large.bare.map(({ grows }) => grows && `${grows}, without statistics`),
    ]
    const reads = [...new Set(steps.filter((each) => each !== undefined))]
    return reads.length > 0 ? [{ text, from, reads }] : []
  })

/** What is not named, and names that nothing needs. */
export function problems(all: readonly Growing[], named: readonly Named[] = NAMED): string[] {
  const matches = ({ says }: Named, { text, from }: Growing) => says.test(`${from}: ${text}`)
  const missing = all.filter((each) => !named.some((name) => matches(name, each)))
  const idle = named.filter((name) => !all.some((each) => matches(name, each)))
  return [
    ...missing.map(({ from, text, reads }) => `grows (${reads.join('; ')}) and has no reason: ${from}: ${text}`),
    ...idle.map(({ says }) => `named and not needed: ${says}`),
  ]
}
