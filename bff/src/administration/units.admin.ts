import { and, eq } from 'drizzle-orm'
import { newId } from '../ids.ts'
import type { UnitRow } from '../people/people.store.ts'
import { AdminFault } from './admin-fault.ts'
import { inCentre } from './centres.admin.ts'
import { type Change, noted, type Parts } from './changes.store.ts'
import { nameOf, nameOrNone } from './names.ts'

export type UnitInput = {
  readonly name?: string
  readonly phone?: string
  /** Whether it may be handed requests; the desk itself may not. */
  readonly leads?: boolean
}

/** A unit of a centre by its name or its id. @throws {AdminFault} where there is none. */
export async function unitNamed(
  { tx, schema }: Parts,
  centreId: string,
  name: string,
  field: 'unit' | 'to' = 'unit',
): Promise<UnitRow> {
  const { units } = schema
  const all = await tx.select().from(units).where(eq(units.centreId, centreId))
  const found = all.find((each) => each.name === name.trim() || each.id === name.trim())
  if (found) return found
  throw new AdminFault(`这个中心没有“${name}”。已有单位：${all.map((each) => each.name).join('、') || '无'}。`, field)
}

export function addUnit(change: Change, division: string, input: UnitInput): Promise<UnitRow> {
  return noted(
    change,
    { subject: 'UNIT', deed: 'ADDED', duty: 'PLACES' },
    inCentre(division),
    async (centre, parts) => {
      const name = await freeName(parts, centre.id, input.name, null)
      const row = {
        id: newId(change.now),
        name,
        phone: nameOrNone(input.phone, '电话', 'phone'),
        division: centre.division,
        centreId: centre.id,
        leads: input.leads ?? true,
      }
      await parts.tx.insert(parts.schema.units).values(row)
      return { row, detail: { name, phone: row.phone, leads: row.leads } }
    },
  )
}

export function changeUnit(change: Change, division: string, unit: string, input: UnitInput): Promise<UnitRow> {
  return noted(
    change,
    { subject: 'UNIT', deed: 'CHANGED', duty: 'PLACES' },
    inCentre(division),
    async (centre, parts) => {
      const { tx, schema } = parts
      const before = await unitNamed(parts, centre.id, unit)
      const detail = {
        ...(input.name !== undefined && { name: await freeName(parts, centre.id, input.name, before.id) }),
        ...(input.phone !== undefined && { phone: nameOrNone(input.phone, '电话', 'phone') }),
        ...(input.leads !== undefined && { leads: input.leads }),
      }
      if (Object.keys(detail).length === 0) throw new AdminFault('没有写要改什么，例如名称或电话。')
      await tx.update(schema.units).set(detail).where(eq(schema.units.id, before.id))
      return { row: { ...before, ...detail }, detail }
    },
  )
}

/** Two of one name in a centre could not be told apart where something is handed on. */
async function freeName({ tx, schema }: Parts, centreId: string, given: string | undefined, own: string | null) {
  const name = nameOf(given, '单位名称', 'name')
  const { units } = schema
  const same = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.centreId, centreId), eq(units.name, name)))
  if (same.some(({ id }) => id !== own)) {
    throw new AdminFault(`这个中心已有“${name}”。请换一个名称，或修改原有的单位。`, 'name')
  }
  return name
}
