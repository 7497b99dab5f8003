import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBulk } from './bulk.ts'
import { copier, isOwed, noRequests } from './copies.ts'
import { playHistories } from './histories.ts'
import { seeded } from './random.ts'
import { townRows } from './town.ts'
import { loadTree, tablesOf, valuesOf } from './tree.ts'

export type FillOrder = {
  readonly tree: string
  readonly url: string
  readonly rows: number
  /** Over how many centres they are spread; one where nothing is said. */
  readonly centres?: number
  /** The same units and people as of so many centres, all of one. */
  readonly oneCentre?: boolean
  /** For what is only needed meanwhile. */
  readonly scratch: string
  /** Where it is written what there is (StoredRequests). */
  readonly out: string
  readonly now: number
  /** Within how long the rows that are due come due. */
  readonly windowMs: number
}

const HISTORIES = 200
const DUE_SHARE = 0.05
const SEED = 330_199

if (import.meta.main) await fill(JSON.parse(process.argv[2] ?? '{}') as FillOrder)

/** Fills an empty database of a checkout with a town and its requests, by that checkout's code. */
async function fill({
  tree: dir,
  url,
  rows,
  scratch,
  out,
  now,
  windowMs,
  centres = 1,
  oneCentre = false,
}: FillOrder): Promise<void> {
  const tree = await loadTree(dir)
  const random = seeded(SEED)
  mkdirSync(scratch, { recursive: true })
  const histories = await playHistories(tree, scratch, Math.min(HISTORIES, rows), now, random)
  const db = await tree.openDatabase(url)
  const tables = tablesOf(db.schema)
  await db.close()
  const bulk = openBulk(tree, url)
  const town = townRows(now, centres, oneCentre)
  for (const table of tables) {
    for (const row of town[table.key] ?? []) await bulk.add(table, valuesOf(table, row))
  }
  const copiesOf = (index: number) => Math.floor(((index + 1) * rows) / histories.length) - startOf(index)
  const startOf = (index: number) => Math.floor((index * rows) / histories.length)
  const owed = histories.reduce((sum, each, index) => sum + (isOwed(each, now) ? copiesOf(index) : 0), 0)
  const due = { now, windowMs, share: Math.min(1, (DUE_SHARE * rows) / Math.max(1, owed)) }
  const known = noRequests()
  for (const [index, history] of histories.entries()) {
    const copy = copier(tree, tables, history, random, due, centres, oneCentre)
    for (let n = startOf(index); n < startOf(index) + copiesOf(index); n += 1) {
      for (const [table, values] of copy(n, n, known)) {
        const full = bulk.add(table, values)
        if (full) await full
      }
    }
  }
  await bulk.end()
  await tree.indexWords(url)
  writeFileSync(out, JSON.stringify(known))
  rmSync(join(scratch, 'histories.sqlite'), { force: true })
}
