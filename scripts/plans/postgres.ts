import { closeSync, openSync, truncateSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { startPostgres } from '../postgres.ts'
import type { Plan, Plans } from './plan.ts'
import { type PostgresNode, postgresPlan } from './postgres-plan.ts'
import { distinctOf, PROPORTIONS, rowsOf, SIZES, UNREAD } from './proportions.ts'

type Rows = Record<string, unknown>[]
type Sql = { unsafe(words: string): Promise<Rows> & { simple(): Promise<Rows[]> }; end(): Promise<void> }
const connect = createRequire(join(import.meta.dirname, '../../bff/package.json'))('postgres') as (
  url: string,
  options: object,
) => Sql

const PAGE = 8192
/** A file of a table is no longer; then another begins. */
const SEGMENT = 2 ** 30

/**
 * The plans of PostgreSQL. Its planner asks how long the files of a table are, and what ANALYZE has found. Neither needs a
 * row: files are made as long as they would be, of nothing, which the file system stores without writing it; and
 * what ANALYZE would have found is put in as a restore does (pg_restore_relation_stats, pg_restore_attribute_stats).
 */
export async function postgresPlans(texts: readonly string[]): Promise<Plans[]> {
  const server = await startPostgres()
  const admin = connect(server.url, { max: 1, onnotice: () => {} })
  const name = `plans_${process.pid}`
  try {
    await admin.unsafe(`CREATE DATABASE ${name}`)
    const url = new URL(server.url)
    url.pathname = `/${name}`
    await (await openDatabase(url.href)).close()
    const sql = connect(url.href, { max: 1, onnotice: () => {} })
    try {
      const asked = await prepared(sql, texts)
      const small = await onSize(sql, asked, SIZES[0])
      const large = await onSize(sql, asked, SIZES[1])
      return texts.map((_, at) => ({ small: small[at] as Plans['small'], large: large[at] as Plans['large'] }))
    } finally {
      await sql.end()
    }
  } finally {
    await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
    await server.stop()
  }
}

async function onSize(sql: Sql, asked: readonly Asked[], requests: number): Promise<Plans['small'][]> {
  await forgetStatistics(sql)
  await makeFiles(sql, requests)
  const bare = await plansOf(sql, asked, false)
  await putStatistics(sql, requests)
  const known = await plansOf(sql, asked, true)
  return asked.map((_, at) => ({ bare: bare[at] as Plan, known: known[at] as Plan }))
}

/** Of an index its entries, with their overhead. */
const ENTRY = 40
const VALUE = 25

async function makeFiles(sql: Sql, requests: number): Promise<void> {
  const [there] = await sql.unsafe('SHOW data_directory')
  const relations = await sql.unsafe(`
    SELECT c.relname AS name, pg_relation_filepath(c.oid) AS file, i.indnatts AS columns, t.relname AS of
    FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'i')`)
  for (const { name, file, columns, of } of relations) {
    const table = String(of ?? name)
    const bytes = of === null ? PROPORTIONS[table]?.bytes : ENTRY + VALUE * Number(columns)
    if (!bytes) throw new Error(`scripts/plans/proportions.ts says nothing of ${table}`)
    // The first page of an index is its head.
    const pages = Math.ceil((rowsOf(table, requests) * bytes) / PAGE) + (of === null ? 0 : 1)
    makeLong(join(String(there?.data_directory), String(file)), pages * PAGE)
  }
}

function makeLong(file: string, bytes: number): void {
  for (let part = 0; part * SEGMENT < bytes; part += 1) {
    const path = part === 0 ? file : `${file}.${part}`
    if (part > 0) closeSync(openSync(path, 'a', 0o666))
    truncateSync(path, Math.min(SEGMENT, bytes - part * SEGMENT))
  }
}

async function forgetStatistics(sql: Sql): Promise<void> {
  for (const [table, { columns }] of Object.entries(PROPORTIONS)) {
    await sql.unsafe(`SELECT pg_clear_relation_stats('public', '${table}')`)
    for (const column of Object.keys(columns)) {
      if (column === UNREAD) continue
      await sql.unsafe(`SELECT pg_clear_attribute_stats('public', '${table}', '${column}', false)`)
    }
  }
  await sql.unsafe(`SELECT pg_clear_attribute_stats('public', 'messages_person', 'case', false)`)
}

/** What is vacuumed has nearly all its pages marked as seen by everybody. */
const VISIBLE = 0.95

async function putStatistics(sql: Sql, requests: number): Promise<void> {
  const relations = await sql.unsafe(`
    SELECT c.relname AS name, t.relname AS of, pg_relation_size(c.oid) / ${PAGE} AS pages FROM pg_class c
    LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'i')`)
  for (const { name, of, pages } of relations) {
    const table = String(of ?? name)
    const visible = of === null ? Math.floor(Number(pages) * VISIBLE) : 0
    await sql.unsafe(`SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', '${name}',
      'relpages', ${pages}::integer, 'reltuples', ${rowsOf(table, requests)}::real, 'relallvisible', ${visible}::integer)`)
  }
  for (const [table, { columns }] of Object.entries(PROPORTIONS)) {
    for (const column of Object.keys(columns)) {
      const [relation, attribute] = column === UNREAD ? ['messages_person', 'case'] : [table, column]
      await sql.unsafe(`SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', '${relation}',
        'attname', '${attribute}', 'inherited', false, ${statisticsOf(table, column, requests)})`)
    }
  }
}

const NOW = Date.parse('2026-11-20T09:30:00+08:00')
const DAY = 86_400_000
const PARTS = 20

function statisticsOf(table: string, column: string, requests: number): string {
  const rows = rowsOf(table, requests)
  const { values, share = 1, nulls = 0, common, days } = PROPORTIONS[table]?.columns[column] ?? {}
  const given = [
    `'null_frac', ${nulls}::real`,
    `'avg_width', ${days ? 8 : 20}::integer`,
    // As ANALYZE says it: what grows with the rows as a share of them.
    `'n_distinct', ${values ? Math.min(values, rows) : share === 0 ? 0 : -share * (1 - nulls)}::real`,
  ]
  if (common) {
    const names = Object.keys(common)
    given.push(`'most_common_vals', '{${names.map((each) => `"${each}"`)}}'::text`)
    given.push(`'most_common_freqs', '{${Object.values(common)}}'::real[]`)
  } else if (days && distinctOf(table, column, rows) > 1) {
    const [from, to] = days
    const bounds = Array.from(
      { length: PARTS + 1 },
      (_, at) => NOW + Math.round(DAY * (from + ((to - from) * at) / PARTS)),
    )
    given.push(`'histogram_bounds', '{${bounds}}'::text`, `'correlation', 0.5::real`)
  } else if (share === 1 && !values) {
    // Ids begin with hexadecimal digits.
    const bounds = Array.from({ length: PARTS + 1 }, (_, at) => `${(at + 1).toString(16).padStart(2, '0')}`)
    given.push(`'histogram_bounds', '{${bounds}}'::text`)
  }
  return given.join(', ')
}

/** A statement, and how it is run for its values. */
type Asked = { readonly text: string; readonly execute: string }

async function prepared(sql: Sql, texts: readonly string[]): Promise<Asked[]> {
  // With the plan that it has by now it would be run whatever has become of the tables.
  await sql.unsafe('SET plan_cache_mode = force_custom_plan')
  for (const [at, text] of texts.entries()) await sql.unsafe(`PREPARE asked${at} AS ${text}`)
  const known = await sql.unsafe('SELECT name, parameter_types::text[] AS types FROM pg_prepared_statements')
  const types = new Map(known.map((row) => [row.name, row.types as string[]]))
  return texts.map((text, at) => {
    const values = valuesOf(text, types.get(`asked${at}`) ?? [])
    return { text, execute: `EXECUTE asked${at}${values.length > 0 ? `(${values.join(', ')})` : ''}` }
  })
}

/**
 * A statement is planned for its values five times. Then it is planned once for whatever values, and keeps that plan where it
 * looks no dearer than planning it each time: where that one is another, both are listed.
 */
async function plansOf(sql: Sql, asked: readonly Asked[], isKnown: boolean): Promise<Plan[]> {
  const explained = async (words: string): Promise<PostgresNode> => {
    const answers = await sql.unsafe(`EXPLAIN ${words}`)
    const [{ 'QUERY PLAN': plan }] = answers as [{ 'QUERY PLAN': [{ Plan: PostgresNode }] }]
    return plan[0].Plan
  }
  const plans: Plan[] = []
  for (const { text, execute } of asked) {
    const forThese = await explained(`(FORMAT JSON) ${execute}`)
    const forAny = await explained(`(FORMAT JSON, GENERIC_PLAN) ${text}`)
    const [these, any] = [forThese, forAny].map((top) => postgresPlan(top, isKnown)) as [Plan, Plan]
    const isKept = forAny['Total Cost'] < forThese['Total Cost'] + PLANNING * (1 + relations(forThese))
    plans.push(isKept && shown(any) !== shown(these) ? [FIRST, ...deeper(these), LATER, ...deeper(any)] : these)
  }
  return plans
}

/** What PostgreSQL takes planning to cost, for each table (plancache.c). */
const PLANNING = 2.5
const relations = (node: PostgresNode): number =>
  (node['Relation Name'] ? 1 : 0) + (node.Plans ?? []).reduce((sum, part) => sum + relations(part), 0)

const FIRST = { depth: 0, words: 'planned for its values:' }
const LATER = { depth: 0, words: 'planned once for all:' }
const deeper = (plan: Plan): Plan => plan.map((step) => ({ ...step, depth: step.depth + 1 }))
const shown = (plan: Plan): string => plan.map(({ depth, words }) => `${depth} ${words}`).join('\n')

/** For each parameter the value that comes most often in the column it stands beside, else one of its type. */
function valuesOf(text: string, types: readonly string[]): string[] {
  return types.map((type, at) => {
    const place = String.raw`(?:CAST\()?\$${at + 1}\b`
    if (new RegExp(String.raw`\b(?:limit|offset) ${place}`, 'i').test(text)) return '20'
    const column = columnBeside(text, at + 1)
    const facts = Object.entries(PROPORTIONS)
      .filter(([table]) => text.includes(`"${table}"`))
      .map(([, { columns }]) => columns[column])
      .find((found) => found)
    const value = facts?.asked ?? Object.keys(facts?.common ?? {})[0]
    if (value !== undefined) return `'${value}'`
    if (facts?.days) return `'${NOW + (facts.purged ? DAY * facts.days[0] : 0)}'`
    return type.endsWith('[]') || type === 'jsonb' ? `'{}'` : (OF_TYPE[type] ?? `'0'`)
  })
}

function columnBeside(text: string, number: number): string {
  const place = String.raw`(?:CAST\()?\$${number}\b`
  const ways = [
    String.raw`"?(\w+)"? (?:=|<=?|>=?) ${place}`,
    String.raw`"?(\w+)"? in \([^()]*\$${number}\b`,
    // Of a place in a list, its first part.
    String.raw`"(\w+)", [^()]*\) [<>] \(${place}`,
  ]
  for (const way of ways) {
    const [, column] = new RegExp(way, 'i').exec(text) ?? []
    if (column) return column
  }
  return ''
}

const OF_TYPE: Readonly<Record<string, string>> = { integer: '1', bigint: '1', boolean: 'false' }
