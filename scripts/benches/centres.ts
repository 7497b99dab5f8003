import type { Bench, Figure } from './bench.ts'
import { enginesOf, twoFillings } from './traffic/two-fillings.ts'

const ROWS = 1_000_000
const CENTRES = 100

/** A province beside one county that holds as much: what an operation takes of the processor must hardly differ. */
export const bench: Bench = {
  what: `${ROWS} requests over ${CENTRES} centres beside one centre with as many, and with the same units and people (an hour; --engine takes one engine, --rows fewer)`,
  async run(progress, options) {
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const { rows = ROWS } = options
    const figures: Figure[] = []
    const comparison = {
      name: 'centres',
      fillings: [
        { rows, centres: CENTRES, called: `${rows} requests over ${CENTRES} centres` },
        { rows, centres: CENTRES, oneCentre: true, called: `${rows} requests of one centre` },
      ],
      kinds: ['look-up', 'queue'],
      ...{ passes: 7, most: 1.2 },
      figure: (kind: string) => `[centres] ${kind}: processor time of ${rows} over ${CENTRES} centres beside one`,
    } as const
    for (const engine of enginesOf(options)) figures.push(...(await twoFillings(engine, comparison, progress, options)))
    return figures
  },
}
