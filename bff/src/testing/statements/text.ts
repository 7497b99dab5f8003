import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { sqliteColumns } from '../../db/columns.ts'
import { defineSchema } from '../../db/schema.ts'

export type Engine = 'sqlite' | 'pg'

const TABLES = Object.values(defineSchema(sqliteColumns)).map((table) => ({
  name: getTableName(table),
  columns: Object.values(getTableColumns(table)).map(({ name }) => `"${name}"`),
}))

/** A list that is worth a star. */
const LONG = 4

/**
 * A statement as it is listed: of however many rows and values, of whichever kind of thing, and of pages of whichever
 * length, one text. All columns of a table in their order are a star, and what one puts into a column is a parameter, as the
 * plan does not depend on either.
 */
export function listedText(words: string, engine: Engine): string {
  const flat = words.replace(/\s+/g, ' ').trim().replace(/;$/, '')
  const numbers = (flat.match(/\$\d+/g) ?? []).map((place) => Number(place.slice(1)))
  // What names a parameter twice is written by hand, and always the same.
  if (numbers.some((number, at) => number !== at + 1)) return flat
  const text = stars(rowsOfOne(flat.replace(/\$\d+/g, '?')))
    .replace(/\b(in) \(([^()]*|(?:CAST\(\? AS \w+\)(?:, )?)+)\)/gi, twoOf)
    .replace(ALTERNATIVES, '$1')
    .replace(/\bLIMIT (?:6|21|51)\b/g, 'LIMIT 21')
    .replace(/("kind" = )'\w+'/g, `$1'SUPERVISION_ORDER'`)
  let at = 0
  return engine === 'pg' ? text.replace(/\?/g, () => `$${++at}`) : text
}

function twoOf(whole: string, within: string, list: string): string {
  const items = new Set(list.split(', '))
  const [item] = items
  return items.size === 1 && item?.includes('?') ? `${within} (${item}, ${item})` : whole
}

/** Words that are said again. */
const ALTERNATIVES = /(\((?:[^()]|\([^()]*\))*\))(?: or \1)+/g

const ROW = String.raw`\((?:[^()]|\([^()]*\))*\)`
const ROWS = new RegExp(String.raw`\bvalues (${ROW})(?:, ${ROW})*`, 'gi')

const rowsOfOne = (text: string): string =>
  text.replace(ROWS, (_, row: string) => `values ${row.replace(/\b(default|null)\b/gi, '?')}`)

function stars(text: string): string {
  let made = text
  for (const { name, columns } of TABLES) {
    if (columns.length < LONG) continue
    const lists = [columns.map((column) => `"${name}".${column}`).join(', '), columns.join(', ')]
    for (const [index, list] of lists.entries()) {
      for (let from = made.indexOf(list); from >= 0; from = made.indexOf(list, from + 1)) {
        // In brackets they are named one by one: what a row is put into, what a list is made of. And the last may be cast.
        if (made[from - 1] === '(' || made[from + list.length] === ':') continue
        made = `${made.slice(0, from)}${index === 0 ? `"${name}".*` : '*'}${made.slice(from + list.length)}`
      }
    }
  }
  return made
}

/** Of the migrations alone, since each engine has its own. */
const WORD_INDEX = 'request_words'
const NAMED = new RegExp(String.raw`\b(${[WORD_INDEX, ...TABLES.map(({ name }) => name)].join('|')})\b`)

/** Whether a statement reads or changes tables of ours. What changes the schema is of a release and not of the traffic. */
export const isOfTraffic = (words: string): boolean =>
  /^\s*(select|insert|update|delete|with)\b/i.test(words) && NAMED.test(words) && !isOfMigrations(words)

let migrations: string | null = null
const MIGRATIONS = path.join(import.meta.dirname, '../../../migrations')

function isOfMigrations(words: string): boolean {
  migrations ??= ['sqlite', 'pg']
    .flatMap((engine) =>
      readdirSync(path.join(MIGRATIONS, engine))
        .filter((name) => name.endsWith('.sql'))
        .map((name) => readFileSync(path.join(MIGRATIONS, engine, name), 'utf8')),
    )
    .join('\n')
  return migrations.includes(words.trim())
}
