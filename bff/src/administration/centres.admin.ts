import { eq } from 'drizzle-orm'
import { loadCategories } from '../centres/categories.store.ts'
import type { CentreRow, Centres } from '../centres/centres.store.ts'
import type { CentreLevel } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { AdminFault } from './admin-fault.ts'
import { type Change, demand, noted, type Parts } from './changes.store.ts'
import { nameOf, nameOrNone } from './names.ts'

export const CENTRE_LEVELS = {
  PROVINCE: '省',
  CITY: '市',
  COUNTY: '县（市、区）',
  TOWN: '乡镇（街道）',
  ZONE: '开发区',
} as const satisfies Record<CentreLevel, string>

export type CentreInput = {
  readonly name?: string
  readonly division?: string
  readonly desk?: string
  /** Of the desk; empty: none. */
  readonly phone?: string
  readonly level?: string
  /** The division above it, by its code; empty for none. */
  readonly under?: string
}

/** A centre by the code of its division. @throws {AdminFault} where there is none. */
export function centreAt(centres: Centres, division: string, field = 'centre'): CentreRow {
  const found = centres.all.find((each) => each.division === division.trim())
  if (found) return found
  const known = centres.all.map((each) => `${each.division} ${each.name}`).join('、')
  throw new AdminFault(`没有区划代码为 ${division} 的中心。已有：${known || '无'}。`, field)
}

/** What `noted` asks first, of a change in one centre. */
export const inCentre =
  (division: string) =>
  ({ centres }: Parts): CentreRow =>
    centreAt(centres, division)

/** Whoever sees to the one above adds one below; to one with none above, those of the first centre. */
export function addCentre(change: Change, input: CentreInput): Promise<CentreRow> {
  const at = ({ centres }: Parts) => {
    // What is there from before there were several belongs to the first one, which is never made by the way.
    if (!centres.first) throw new AdminFault('还没有第一个中心。请先运行 create，或启动一次服务。')
    return input.under ? centreAt(centres, input.under, 'under') : centres.first
  }
  return noted(change, { subject: 'CENTRE', deed: 'ADDED', duty: 'PLACES' }, at, async (above, parts) => {
    const { tx, schema, centres } = parts
    const name = nameOf(input.name, '中心名称', 'name')
    // Requests of enterprises registered there would come to it: nobody but those of the first centre takes a code
    // that lies elsewhere.
    if (centres.first && !liesWithin(input.division, above.division))
      await demand(change, 'PLACES', centres.first, parts)
    const row = {
      id: newId(change.now),
      parentId: input.under ? above.id : null,
      name,
      division: freeDivision(centres, input.division),
      level: levelOf(input.level ?? 'COUNTY'),
      desk: nameOf(input.desk || `${name}兜底专窗`, '专窗名称', 'desk'),
      phone: nameOrNone(input.phone, '电话', 'phone'),
      createdAt: change.now,
    }
    await tx.insert(schema.centres).values(row)
    const { id: _, createdAt: __, ...detail } = row
    return { row, centreId: row.id, detail }
  })
}

export function changeCentre(change: Change, division: string, input: CentreInput): Promise<CentreRow> {
  return noted(
    change,
    { subject: 'CENTRE', deed: 'CHANGED', duty: 'PLACES' },
    inCentre(division),
    async (before, parts) => {
      const { tx, schema } = parts
      if (input.division !== undefined && input.division.trim() !== before.division) {
        throw new AdminFault('区划代码是编号的一部分，建立以后不能改。', 'division')
      }
      const detail = {
        ...(input.name !== undefined && { name: nameOf(input.name, '中心名称', 'name') }),
        ...(input.desk !== undefined && { desk: nameOf(input.desk, '专窗名称', 'desk') }),
        ...(input.phone !== undefined && { phone: nameOrNone(input.phone, '电话', 'phone') }),
        ...(input.level !== undefined && { level: levelOf(input.level) }),
        ...(input.under !== undefined && { parentId: await parentOf(change, parts, before, input.under) }),
      }
      if (Object.keys(detail).length === 0) throw new AdminFault('没有写要改什么，例如名称、专窗名称或电话。')
      await tx.update(schema.centres).set(detail).where(eq(schema.centres.id, before.id))
      if ('parentId' in detail && detail.parentId !== before.parentId) {
        await refuseSameCategories(parts, before)
      }
      return { row: { ...before, ...detail }, detail }
    },
  )
}

/** Under another centre it has that one's categories too. @throws {AdminFault} where two of them have one name. */
async function refuseSameCategories({ tx, schema, centres }: Parts, own: CentreRow): Promise<void> {
  const categories = await loadCategories(tx, schema)
  for (const each of [own, ...centres.below(own.id)]) {
    const name = categories.twiceIn(each.id)
    if (name) throw new AdminFault(`新的上级和${each.name}都有“${name}”这个类别。请先给其中一个改名。`, 'under')
  }
}

/**
 * The one above it. @throws {AdminFault} where that lies below, since a tree has no ring; and for whoever does not see to
 * the one it leaves and the one it comes to: nobody takes his own centre from under another's eyes.
 */
async function parentOf(change: Change, parts: Parts, own: CentreRow, under: string): Promise<string | null> {
  const { centres } = parts
  const parent = under.trim() === '' ? null : centreAt(centres, under, 'under')
  if ((parent?.id ?? null) === own.parentId) return own.parentId
  if (parent && (parent.id === own.id || centres.below(own.id).some(({ id }) => id === parent.id))) {
    throw new AdminFault(`${parent.name}在${own.name}之下，不能又做它的上级。请先改${parent.name}的上级。`, 'under')
  }
  const { first } = centres
  for (const side of [own.parentId ? centres.of(own.parentId) : first, parent ?? first]) {
    if (side) await demand(change, 'PLACES', side, parts)
  }
  return parent?.id ?? null
}

/** By GB/T 2260 a city's code begins as its province's does, and a county's as its city's. */
const liesWithin = (division: string | undefined, above: string): boolean => {
  const begins = above.replace(/(00)+$/, '')
  return begins.length < 6 && (division ?? '').trim().startsWith(begins)
}

/** @throws {AdminFault} for what is no code. */
export function divisionCode(given: string | undefined, more = ''): string {
  const division = (given ?? '').trim()
  if (/^[1-9]\d{5}$/.test(division)) return division
  throw new AdminFault(`区划代码应为六位数字（GB/T 2260），例如 330111。${more}`, 'division')
}

function freeDivision(centres: Centres, given: string | undefined): string {
  const division = divisionCode(given)
  const taken = centres.all.find((each) => each.division === division)
  if (taken) throw new AdminFault(`区划代码 ${division} 已由${taken.name}使用，编号会重复。请核对。`, 'division')
  return division
}

function levelOf(given: string): CentreLevel {
  const text = given.trim()
  const found = Object.entries(CENTRE_LEVELS).find(([level, word]) => level === text.toUpperCase() || word === text)
  if (found) return found[0] as CentreLevel
  throw new AdminFault(`层级 ${given} 认不出。可用：${Object.keys(CENTRE_LEVELS).join('、')}。`, 'level')
}
