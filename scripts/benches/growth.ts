import type { Bench, Figure } from './bench.ts'
import { enginesOf, twoFillings } from './traffic/two-fillings.ts'

const FEW = 10_000
const ROWS = 1_400_000

/** The same server on few requests and on many, by turns: what an operation takes of the processor must hardly grow. */
export const bench: Bench = {
  what: `what ${ROWS} requests cost beside ${FEW} (takes an hour and a half: --engine takes one engine, --rows fewer)`,
  async run(progress, options) {
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const { rows = ROWS } = options
    const figures: Figure[] = []
    const comparison = {
      name: 'growth',
      fillings: [
        { rows, called: `${rows} requests` },
        { rows: FEW, called: `${FEW} requests` },
      ],
      kinds: ['look-up', 'detail', 'queue', 'filing'],
      ...{ passes: 5, most: 1.3 },
      figure: (kind: string) => `[growth] ${kind}: processor time at ${rows} beside ${FEW}`,
    } as const
    for (const engine of enginesOf(options)) figures.push(...(await twoFillings(engine, comparison, progress, options)))
    return figures
  },
}
