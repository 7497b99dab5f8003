import { and, eq, isNull } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import type { HallRow, WindowRow } from '../halls/halls.store.ts'
import { newId } from '../ids.ts'
import { AdminFault } from './admin-fault.ts'
import { centreAt } from './centres.admin.ts'
import { type Change, noted } from './changes.store.ts'
import { nameOf } from './names.ts'

export type HallInput = { readonly name?: string; readonly address?: string; readonly phone?: string }
export type WindowInput = { readonly name?: string; readonly services?: string }

/** Versions of a code's key, in their order: one character of a scene (shared/src/hall-code.ts). */
const VERSIONS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Ids of windows stand in printed codes, whose scene has room for ten characters. */
const WINDOW_ID = 8
const MOST_SERVICES = 6

export function addHall(change: Change, division: string, input: HallInput): Promise<HallRow> {
  return noted(change, 'HALL', 'ADDED', async (tx, schema) => {
    const centre = centreAt(await loadCentres(tx, schema), division)
    const detail = {
      name: nameOf(input.name, '大厅名称', 'name'),
      address: nameOf(input.address, '地址', 'address'),
      phone: nameOf(input.phone, '电话', 'phone'),
    }
    const row = { id: newId(change.now), centreId: centre.id, ...detail }
    await tx.insert(schema.halls).values(row)
    return { row, centreId: centre.id, detail }
  })
}

/** A hall of a centre by its name. @throws {AdminFault} where there is none. */
async function hallNamed(tx: Db, schema: Schema, centreId: string, name: string): Promise<HallRow> {
  const all = await tx.select().from(schema.halls).where(eq(schema.halls.centreId, centreId))
  const found = all.find((each) => each.name === name.trim() || each.id === name.trim())
  if (found) return found
  throw new AdminFault(`这个中心没有“${name}”。已有大厅：${all.map((each) => each.name).join('、') || '无'}。`, 'hall')
}

export function addWindow(change: Change, division: string, hall: string, input: WindowInput): Promise<WindowRow> {
  return noted(change, 'WINDOW', 'ADDED', async (tx, schema) => {
    const centre = centreAt(await loadCentres(tx, schema), division)
    const { id: hallId } = await hallNamed(tx, schema, centre.id, hall)
    const services = (input.services ?? '')
      .split(/[;；\n]/)
      .map((each) => each.trim())
      .filter(Boolean)
    if (services.length > MOST_SERVICES) throw new AdminFault(`能办的事最多写 ${MOST_SERVICES} 条。`, 'services')
    const name = nameOf(input.name, '窗口名称', 'name')
    const same = await tx
      .select({ id: schema.windows.id })
      .from(schema.windows)
      .where(and(eq(schema.windows.hallId, hallId), eq(schema.windows.name, name), isNull(schema.windows.revokedAt)))
    if (same.length > 0) throw new AdminFault(`这个大厅已有“${name}”。请换一个名称，或先停用原来的。`, 'name')
    // Of what is random in an id: the time in it would tell the order in which windows were entered, and be too long.
    const id = newId(change.now).replaceAll('-', '').slice(-WINDOW_ID)
    const row = { id, hallId, name, services, keyVersion: VERSIONS.charAt(0), revokedAt: null }
    await tx.insert(schema.windows).values(row)
    return { row, centreId: centre.id, detail: { hallId, name, services } }
  })
}

/** A window that has not been revoked. @throws {AdminFault} where there is none, or it was. */
export async function windowInUse(
  tx: Db,
  schema: Schema,
  id: string,
): Promise<{ readonly window: WindowRow; readonly centreId: string }> {
  const { windows, halls } = schema
  const [found] = await tx
    .select({ window: windows, centreId: halls.centreId })
    .from(windows)
    .innerJoin(halls, eq(halls.id, windows.hallId))
    .where(eq(windows.id, id.trim()))
  if (!found) throw new AdminFault(`没有编号为 ${id} 的窗口（list windows 可查）。`, 'window')
  if (found.window.revokedAt !== null) throw new AdminFault(`窗口“${found.window.name}”已经停用。`, 'window')
  return found
}

/** Its codes open nothing any more, whoever has them on a poster or a leaflet. */
export function revokeWindow(change: Change, id: string): Promise<WindowRow> {
  return noted(change, 'WINDOW', 'ENDED', async (tx, schema) => {
    const { window, centreId } = await windowInUse(tx, schema, id)
    const detail = { revokedAt: change.now }
    await tx.update(schema.windows).set(detail).where(eq(schema.windows.id, window.id))
    return { row: { ...window, ...detail }, centreId, detail }
  })
}

/** Gives a window a new code: the old one is refused from now on, so posters are to be printed anew. */
export function renewCode(change: Change, id: string): Promise<WindowRow> {
  return noted(change, 'WINDOW', 'CHANGED', async (tx, schema) => {
    const { window, centreId } = await windowInUse(tx, schema, id)
    const keyVersion = VERSIONS.charAt(VERSIONS.indexOf(window.keyVersion) + 1)
    if (!keyVersion) throw new AdminFault('这个窗口的二维码已经换过太多次。请停用它，再新建一个。', 'window')
    await tx.update(schema.windows).set({ keyVersion }).where(eq(schema.windows.id, window.id))
    return { row: { ...window, keyVersion }, centreId, detail: { keyVersion } }
  })
}
