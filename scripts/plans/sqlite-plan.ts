import type { Plan } from './plan.ts'
import { alike, grows, MOST, SIZES } from './proportions.ts'

/** A row of EXPLAIN QUERY PLAN. */
export type SqliteStep = { readonly id: number; readonly parent: number; readonly detail: string }

/**
 * A plan as it is listed. SQLite does not say how many rows it expects, nor which step a LIMIT stops: rows are counted by the
 * proportions, and where a statement has a LIMIT, all is taken to be stopped by it that is neither sorted first nor
 * picked from among all rows. PostgreSQL says both, of the same statements.
 */
export function sqlitePlan(text: string, steps: readonly SqliteStep[]): Plan {
  const depths = new Map([[0, -1]])
  const hasLimit = /\blimit\b/i.test(text)
  return steps.map((step) => {
    const depth = (depths.get(step.parent) ?? -1) + 1
    depths.set(step.id, depth)
    const isSorted = steps.some(({ parent, detail }) => parent === step.parent && detail.startsWith('USE TEMP B-TREE'))
    const isPicked = step.detail.startsWith('SCAN') && /\bwhere\b/i.test(text)
    const reads = hasLimit && !isSorted && !isPicked ? null : readsTooMuch(text, step.detail)
    return { depth, words: step.detail, ...(reads ? { grows: reads } : {}) }
  })
}

const [, LARGE] = SIZES

function readsTooMuch(text: string, detail: string): string | null {
  const [, how, name = ''] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? []
  const table = tableNamed(text, name)
  if (!how || !grows(table)) return null
  if (how === 'SCAN') return `${table}, all rows`
  const equal = [...detail.matchAll(/(\w+)=\?/g)].map(([, column]) => column ?? '')
  return alike(table, equal.map(ofRow), LARGE) > MOST ? `${table}, many rows` : null
}

const ofRow = (column: string): string => (column === 'rowid' ? 'id' : column)

/** A statement may give a table another name. */
function tableNamed(text: string, name: string): string {
  const [, table] = new RegExp(String.raw`"(\w+)" AS ${name}\b`, 'i').exec(text) ?? []
  return table ?? name
}
