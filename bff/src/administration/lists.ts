import { localDate, ROLE_WORDS, wordOf } from '@qihu/shared'
import { CENTRE_TEXT } from '@qihu/shared/centre-texts'
import { asc, eq, isNull } from 'drizzle-orm'
import { loadCategories } from '../centres/categories.store.ts'
import { type Centres, loadCentres } from '../centres/centres.store.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { personWithOwn } from '../people/people.store.ts'
import { categoriesOfCentre } from './categories.admin.ts'
import { CENTRE_LEVELS, centreAt } from './centres.admin.ts'
import { daysWords } from './closures.admin.ts'
import { changesOf, changeWords, lentIn, namesOf } from './reading.store.ts'

/** What is administered, as rows of words; of one centre where its division is named. */

export const LISTS = [
  'centres',
  'units',
  'staff',
  'deputies',
  'halls',
  'windows',
  'closures',
  'texts',
  'categories',
  'changes',
] as const
export type ListName = (typeof LISTS)[number]

type Row = { readonly centreId: string; readonly words: readonly string[] }

const MOST_CHANGES = 200

/** @throws {AdminFault} where the division has no centre. */
export async function listed(db: Database, name: ListName, division: string | undefined): Promise<string[][]> {
  const centres = await loadCentres(db.read, db.schema)
  const only = division === undefined ? null : centreAt(centres, division).id
  const rows = await MAKE[name](db, centres, only)
  return rows.filter(({ centreId }) => only === null || centreId === only).map(({ words }) => [...words])
}

const MAKE: Readonly<Record<ListName, (db: Database, centres: Centres, only: string | null) => Promise<Row[]>>> = {
  centres: async (_, { all }) =>
    all.map(({ id, division, name, level, desk }) => ({
      centreId: id,
      words: [division, name, CENTRE_LEVELS[level], desk],
    })),
  async units({ read, schema: { units } }) {
    const rows = await read.select().from(units).orderBy(asc(units.centreId), asc(units.name))
    return rows.map(({ centreId, name, phone, leads, id }) => ({
      centreId,
      words: [name, phone ?? '', leads ? '接办' : '不接办', id],
    }))
  },
  async staff(db) {
    const { people, units } = db.schema
    const names = new Map((await db.read.select().from(units)).map((each) => [each.id, each.name]))
    const everybody = await db.read.select().from(people).where(eq(people.staff, true)).orderBy(asc(people.name))
    const rows: Row[] = []
    for (const person of everybody) {
      const { posts } = await personWithOwn(db.read, db.schema, person)
      for (const [centreId, held] of Map.groupBy(posts, (post) => post.centreId)) {
        const words = held.map(({ role, unitId }) => `${ROLE_WORDS[role]}${unitId ? ` ${names.get(unitId)}` : ''}`)
        rows.push({ centreId, words: [person.name, person.title, words.join('、'), person.id] })
      }
    }
    return rows
  },
  async deputies(db, { all }) {
    const names = new Map((await db.read.select().from(db.schema.units)).map((each) => [each.id, each.name]))
    const lent = await Promise.all(all.map(({ id }) => lentIn(db.read, db.schema, id, systemClock.now())))
    return lent.flat().map((each) => ({
      centreId: each.centreId,
      words: [
        each.name,
        `${ROLE_WORDS[each.role]}${each.unitId ? ` ${names.get(each.unitId)}` : ''}`,
        each.deputyName,
        localDate(each.fromAt),
        localDate(each.untilAt - 1),
      ],
    }))
  },
  async halls({ read, schema: { halls } }) {
    const rows = await read.select().from(halls).orderBy(asc(halls.name))
    return rows.map(({ centreId, name, address, phone, id }) => ({ centreId, words: [name, address, phone, id] }))
  },
  async windows({ read, schema: { windows, halls } }) {
    const rows = await read
      .select({ window: windows, hall: halls })
      .from(windows)
      .innerJoin(halls, eq(halls.id, windows.hallId))
      .orderBy(asc(halls.name), asc(windows.name))
    return rows.map(({ window, hall }) => ({
      centreId: hall.centreId,
      words: [hall.name, window.name, window.revokedAt === null ? '在用' : '已停用', window.id],
    }))
  },
  async closures({ read, schema: { closures } }) {
    const rows = await read.select().from(closures).orderBy(asc(closures.fromDate))
    return rows.map(({ centreId, name, document, id, ...days }) => ({
      centreId,
      words: [daysWords(days), name, document, id],
    }))
  },
  async texts({ read, schema: { centreTexts } }) {
    const rows = await read
      .select()
      .from(centreTexts)
      .where(isNull(centreTexts.replacedAt))
      .orderBy(asc(centreTexts.kind))
    return rows
      .filter(({ text }) => text !== '')
      .map(({ centreId, kind, version, text }) => ({
        centreId,
        words: [wordOf(CENTRE_TEXT, kind), kind, `第 ${version} 版`, text.replaceAll('\n', ' / ')],
      }))
  },
  async categories({ read, schema }, { all }) {
    const categories = await loadCategories(read, schema)
    return all.flatMap(({ id: centreId }) =>
      categoriesOfCentre(categories, centreId).map(({ id, name, offered, about }) => ({
        centreId,
        words: [name, offered ? '在用' : '已停用', about, id],
      })),
    )
  },
  async changes({ read, schema }, { all }, only) {
    const rows: Row[] = []
    for (const { id } of all.filter((centre) => only === null || centre.id === only)) {
      const { items } = await changesOf(read, schema, id, null, MOST_CHANGES)
      const names = await namesOf(read, schema, items)
      for (const change of items) {
        const { what, of, by } = changeWords(change, names)
        rows.push({ centreId: id, words: [atLocal(change.at), what, of, by, change.why ?? ''] })
      }
    }
    return rows
  },
}

const atLocal = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
