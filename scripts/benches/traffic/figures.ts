import { type Figure, median, rounded } from '../bench.ts'
import type { Pass } from './passes.ts'

/** One kind on each side, right after each other: this one and, where there is one, the other. */
export type Turn = { readonly kind: string; readonly warm: boolean; readonly bySide: readonly Pass[] }

const LEAST_RATIO = 0.95
/** A fast refusal is no throughput; a few are how the server keeps prompt on a machine that others use too. */
const MOST_REFUSED = 0.02

/** All passes of what only reads come first, since what is written is indexed and pushed long afterwards. */
export const READING = ['look-up', 'detail', 'queue']
export const WRITING = ['filing', 'action', 'mixed']

const MEASURES = [
  { of: 'rate', name: 'operations', unit: 'a second' },
  { of: 'p50', name: 'time of half of them', unit: 'ms' },
  { of: 'p99', name: 'time of 99 of 100', unit: 'ms' },
  { of: 'busyMs', name: 'processor time an operation', unit: 'ms' },
] as const

export function figuresOf(
  engine: string,
  turns: readonly Turn[],
  pushes: readonly number[],
  progress: (words: string) => void,
): Figure[] {
  const figures: Figure[] = []
  for (const kind of new Set(turns.map((turn) => turn.kind))) {
    const measured = turns.filter((turn) => turn.kind === kind && !turn.warm)
    for (const { of, name, unit } of MEASURES) {
      const pairs = measured.map(({ bySide: [own, other] }) => [own?.[of] ?? Number.NaN, other?.[of] ?? null] as const)
      const figure = figureOf(`${kind}, ${engine}: ${name}`, unit, pairs, of === 'rate')
      progress(inWords(figure))
      figures.push(figure)
    }
  }
  const totals = pushes.map((each, side) => totalOf(turns, side, each))
  const counted = (name: string, of: keyof Total, limit: string, held: (total: Total) => boolean): Figure => ({
    name: `${name}, ${engine}`,
    value: totals[0]?.[of] ?? 0,
    unit: 'in all',
    baseline: totals[1]?.[of] ?? null,
    ratio: null,
    limit,
    held: totals.every(held),
  })
  const counts = [
    counted('wrong answers', 'wrong', 'none on either side', ({ wrong }) => wrong === 0),
    counted(
      'refused because it was busy',
      'refused',
      `at most ${MOST_REFUSED} of all on either side`,
      ({ refused, done }) => refused <= MOST_REFUSED * done,
    ),
    counted('operations done', 'done', 'printed', () => true),
    // What only reads tells nobody anything.
    ...(turns.some(({ kind }) => WRITING.includes(kind))
      ? [counted('pushes that reached the platforms', 'pushes', 'some on either side', (total) => total.pushes > 0)]
      : []),
  ]
  for (const figure of counts) progress(inWords(figure))
  return [...figures, ...counts]
}

type Total = Readonly<Record<'done' | 'refused' | 'wrong' | 'pushes', number>>

function totalOf(turns: readonly Turn[], side: number, pushes: number): Total {
  const passes = turns.flatMap(({ bySide }) => bySide[side] ?? [])
  const sum = (of: (pass: Pass) => number) => passes.reduce((total, pass) => total + of(pass), 0)
  return {
    done: sum(({ done }) => done),
    refused: sum(({ refused }) => refused),
    wrong: sum(({ wrong }) => wrong.length),
    pushes,
  }
}

function figureOf(
  name: string,
  unit: string,
  pairs: readonly (readonly [number, number | null])[],
  counts: boolean,
): Figure {
  const values = pairs.map(([own]) => own)
  const others = pairs.flatMap(([, other]) => other ?? [])
  const beside = others.length > 0
  const ratios = pairs.flatMap(([own, other]) => (other === null ? [] : own / other))
  const ratio = beside ? median(ratios) : null
  const spread = beside ? ratios : values
  const limited = counts && ratio !== null
  return {
    name,
    value: rounded(median(values)),
    unit,
    baseline: beside ? rounded(median(others)) : null,
    ratio: ratio === null ? null : rounded(ratio),
    spread: [rounded(Math.min(...spread)), rounded(Math.max(...spread))],
    limit: limited ? `ratio >= ${LEAST_RATIO}` : 'printed',
    held: !limited || ratio >= LEAST_RATIO,
  }
}

function inWords({ name, value, unit, baseline, ratio, spread, limit, held }: Figure): string {
  const beside = baseline === null ? '' : ` beside ${baseline}`
  const times = ratio === null ? '' : `, ratio ${ratio}`
  const from = spread ? ` (${spread[0]} to ${spread[1]})` : ''
  const judged = limit === 'printed' ? '' : `; ${limit}: ${held ? 'held' : 'missed'}`
  return `${name}: ${value}${beside} ${unit}${times}${from}${judged}`
}
