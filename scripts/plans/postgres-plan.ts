import type { Plan, Step } from './plan.ts'
import { grows, MOST } from './proportions.ts'

/** What is used of a node of EXPLAIN (FORMAT JSON). */
export type PostgresNode = {
  readonly 'Node Type': string
  readonly 'Parent Relationship'?: string
  readonly 'Join Type'?: string
  readonly 'Scan Direction'?: string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly Filter?: string
  readonly 'Plan Rows': number
  readonly 'Total Cost': number
  readonly Plans?: readonly PostgresNode[]
}

/** What must have all its input before it gives its first row. */
const WAITS_FOR_ALL = /^(Sort|Aggregate|Hash|WindowAgg|Bitmap Heap Scan|BitmapOr|BitmapAnd|ModifyTable|SetOp)$/

/**
 * A plan as it is listed, without its values.
 * @param isKnown whether there are statistics: without them the number of rows is a guess.
 */
export function postgresPlan(top: PostgresNode, isKnown: boolean): Plan {
  const steps: Step[] = []
  const add = (node: PostgresNode, depth: number, relation: string | undefined, isBounded: boolean): void => {
    const type = node['Node Type']
    // What looks into an index for a bitmap does not say of which table.
    const own = node['Relation Name'] ?? (type === 'Bitmap Index Scan' ? relation : undefined)
    const reads = readsTooMuch(node, own, isBounded, isKnown)
    steps.push({ depth, words: wordsOf(node), ...(reads ? { grows: reads } : {}) })
    for (const part of node.Plans ?? []) {
      // What a limit stops, it stops wherever nothing between them waits for all of it.
      const bounded = type === 'Limit' || (isBounded && !WAITS_FOR_ALL.test(type))
      add(part, depth + 1, own, bounded && part['Parent Relationship'] !== 'InitPlan')
    }
  }
  add(top, 0, undefined, false)
  return steps
}

/** Of which table a step reads rows that become more with the table, and how. */
function readsTooMuch(
  node: PostgresNode,
  table: string | undefined,
  isBounded: boolean,
  isKnown: boolean,
): string | null {
  const type = node['Node Type']
  if (!table || !grows(table) || !/Scan$/.test(type) || type === 'Bitmap Heap Scan') return null
  const isWhole = type === 'Seq Scan' || !node['Index Cond']
  // In the order of an index up to a limit: but for what is passed over on the way.
  if (isWhole) return isBounded && !node.Filter ? null : `${table}, all rows`
  return !isBounded && isKnown && node['Plan Rows'] > MOST ? `${table}, many rows` : null
}

function wordsOf(node: PostgresNode): string {
  const type = node['Node Type']
  const direction = node['Scan Direction'] === 'Backward' ? ' backward' : ''
  const index = node['Index Name'] ? ` ${node['Index Name']}` : ''
  const table = node['Relation Name'] && type !== 'ModifyTable' ? ` on ${node['Relation Name']}` : ''
  const join = node['Join Type'] && node['Join Type'] !== 'Inner' ? ` (${node['Join Type'].toLowerCase()})` : ''
  const cond = node['Index Cond'] ? ` ${plain(node['Index Cond'])}` : ''
  const filter = type === 'Seq Scan' && node.Filter ? ', filtered' : ''
  return `${type}${direction}${index}${table}${join}${cond}${filter}`
}

/** A condition without its values and casts. */
const plain = (condition: string): string =>
  condition
    .replace(/'(?:[^']|'')*'(::[a-z ]+(\[\])?)?|\$\d+(::[a-z ]+(\[\])?)?/g, '?')
    .replace(/ARRAY\[[?, ]*\]/g, '?')
    .replace(/\b\d+\b/g, '?')
    .replace(/^\((.*)\)$/, '$1')
