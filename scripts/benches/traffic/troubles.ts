import type { Figure } from '../bench.ts'
import type { Pass } from './passes.ts'

/** More than this of the machine went elsewhere: a pass that was disturbed. */
const DISTURBED = 0.2
const SHOWN = 5

export const disturbedOf = (passes: readonly Pass[]): number =>
  passes.filter((pass) => pass.elsewhere > DISTURBED).length

/** What was wrong or refused in these passes, of which there may be none, and how many were disturbed. */
export function troublesOf(passes: readonly Pass[], progress: (words: string) => void): Figure[] {
  const wrong = passes.flatMap((pass) => pass.wrong)
  for (const example of wrong.slice(0, SHOWN)) progress(`wrong: ${example}`)
  const refused = passes.reduce((sum, pass) => sum + pass.refused, 0)
  const disturbed = disturbedOf(passes)
  if (disturbed > 0) progress(`DISTURBED: in ${disturbed} of ${passes.length} passes others used the machine too`)
  const count = (name: string, value: number, limit: string, held: boolean): Figure => ({
    name,
    value,
    unit: 'in all',
    baseline: null,
    ratio: null,
    limit,
    held,
  })
  return [
    count('wrong answers', wrong.length, 'none', wrong.length === 0),
    count('refused because it was busy', refused, 'none', refused === 0),
    count(
      `passes of ${passes.length} in which over ${DISTURBED} of the machine went elsewhere`,
      disturbed,
      'printed',
      true,
    ),
  ]
}
