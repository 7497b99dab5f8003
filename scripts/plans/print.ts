import type { Listed } from '../../bff/src/testing/statements/listed.ts'
import type { Engine } from '../../bff/src/testing/statements/text.ts'
import type { Plan, Plans } from './plan.ts'
import { SIZES } from './proportions.ts'

const WIDTH = 130

const NAMES = { sqlite: 'SQLite', pg: 'PostgreSQL' } as const

const [SMALL, LARGE] = SIZES.map((size) => size.toLocaleString('en')) as [string, string]

const HEAD = (
  engine: Engine,
) => `# Every statement that the server sends to ${NAMES[engine]}, by the file that sends it, and the plan it gets on ${SMALL} requests and on
# ${LARGE}, each without statistics and with them: once where these agree. Written by \`npm run plans\`. A \`*\` stands for all
# columns, two values for any number of them, one row for many. Marked by ! is what reads more with every row that comes;
# scripts/plans/named.ts says why it may.
`

/** The lists as they are committed. */
export function printed(engine: Engine, listed: readonly Listed[], plans: readonly Plans[]): string {
  const blocks: string[] = [HEAD(engine).trimEnd()]
  let before = ''
  for (const [at, { from, text }] of listed.entries()) {
    if (from !== before) blocks.push(`== ${from}`)
    before = from
    blocks.push([...folded(text), ...differing(plans[at] as Plans)].join('\n'))
  }
  return `${blocks.join('\n\n')}\n`
}

/** Lines that go on are two blanks in. Only at single blanks, so that joining them gives the statement back. */
function folded(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = `  ${word}`
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

/** The plans that differ, each with where it is so. */
function differing({ small, large }: Plans): string[] {
  const places: readonly (readonly [string, Plan])[] = [
    [`${SMALL} without statistics`, small.bare],
    [`${SMALL} with`, small.known],
    [`${LARGE} without`, large.bare],
    [`${LARGE} with`, large.known],
  ]
  const plans = new Map<string, string[]>()
  for (const [place, plan] of places) {
    // What only goes in has no plan on SQLite.
    const steps = plan.length > 0 ? plan : [{ depth: 0, words: 'reads nothing', grows: undefined }]
    const lines = steps
      .map(({ depth, words, grows }) => `    ${'  '.repeat(depth)}${grows ? '! ' : ''}${words}`)
      .join('\n')
    plans.set(lines, [...(plans.get(lines) ?? []), place])
  }
  if (plans.size === 1) return [...plans.keys()]
  return [...plans].flatMap(([lines, where]) => [`    -- ${where.join(', ')}`, lines.replace(/^/gm, '  ')])
}
