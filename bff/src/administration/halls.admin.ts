import { WORKING_HOURS } from '@qihu/shared'
import { and, eq, isNull } from 'drizzle-orm'
import type { HallHours, Span } from '../db/schema.ts'
import { FIRST_VERSION, type HallRow, versionBeside, type WindowRow } from '../halls/halls.store.ts'
import { spansOf, spanWords } from '../halls/hours.ts'
import { newId } from '../ids.ts'
import { AdminFault } from './admin-fault.ts'
import { inCentre } from './centres.admin.ts'
import { type Change, noted, type Parts } from './changes.store.ts'
import { nameOf } from './names.ts'

export type HallInput = {
  readonly name?: string
  readonly address?: string
  readonly phone?: string
  /** On working days, such as 9:00-12:00，13:30-17:00; empty: office hours. */
  readonly hours?: string
  /** On Saturdays; empty: closed. */
  readonly saturdays?: string
}
export type WindowInput = { readonly name?: string; readonly services?: string }

/** Ids of windows stand in printed codes, whose scene has room for ten characters. */
const WINDOW_ID = 8
const MOST_SERVICES = 6
const DAY = 86_400_000
const MOST_DAYS = 60

export function addHall(change: Change, division: string, input: HallInput): Promise<HallRow> {
  return noted(
    change,
    { subject: 'HALL', deed: 'ADDED', duty: 'PLACES' },
    inCentre(division),
    async (centre, parts) => {
      const detail = {
        name: await freeHall(parts, centre.id, input.name, null),
        address: nameOf(input.address, '地址', 'address'),
        phone: nameOf(input.phone, '电话', 'phone'),
        openHours: hoursIn(input, null),
      }
      const row = { id: newId(change.now), centreId: centre.id, ...detail }
      await parts.tx.insert(parts.schema.halls).values(row)
      return { row, detail }
    },
  )
}

export function changeHall(change: Change, division: string, hall: string, input: HallInput): Promise<HallRow> {
  return noted(
    change,
    { subject: 'HALL', deed: 'CHANGED', duty: 'PLACES' },
    inCentre(division),
    async (centre, parts) => {
      const { tx, schema } = parts
      const before = await hallNamed(parts, centre.id, hall)
      const detail = {
        ...(input.name !== undefined && { name: await freeHall(parts, centre.id, input.name, before.id) }),
        ...(input.address !== undefined && { address: nameOf(input.address, '地址', 'address') }),
        ...(input.phone !== undefined && { phone: nameOf(input.phone, '电话', 'phone') }),
        ...((input.hours !== undefined || input.saturdays !== undefined) && {
          openHours: hoursIn(input, before.openHours),
        }),
      }
      if (Object.keys(detail).length === 0) throw new AdminFault('没有写要改什么，例如名称、地址、电话或开放时间。')
      await tx.update(schema.halls).set(detail).where(eq(schema.halls.id, before.id))
      return { row: { ...before, ...detail }, detail }
    },
  )
}

/** What was left out stays; of a hall that keeps office hours on working days and is closed on Saturdays nothing is stored. */
function hoursIn({ hours, saturdays }: HallInput, before: HallHours | null): HallHours | null {
  const spans = (text: string | undefined, field: 'hours' | 'saturdays', stay: readonly Span[]): readonly Span[] => {
    if (text === undefined) return stay
    const read = spansOf(text)
    if ('fault' in read) throw new AdminFault(read.fault, field)
    return read
  }
  const workdays = spans(hours, 'hours', before?.workdays ?? [])
  const own = {
    workdays: workdays.length > 0 ? workdays : WORKING_HOURS.map(({ from, to }) => ({ from, to })),
    saturdays: spans(saturdays, 'saturdays', before?.saturdays ?? []),
  }
  const usual = spanWords(own.workdays) === spanWords(WORKING_HOURS) && own.saturdays.length === 0
  return usual ? null : own
}

const hallsOf = ({ tx, schema }: Parts, centreId: string): Promise<HallRow[]> =>
  tx.select().from(schema.halls).where(eq(schema.halls.centreId, centreId))

/** A hall of a centre by its name or its id. @throws {AdminFault} where there is none. */
async function hallNamed(parts: Parts, centreId: string, name: string): Promise<HallRow> {
  const all = await hallsOf(parts, centreId)
  const found = all.find((each) => each.name === name.trim() || each.id === name.trim())
  if (found) return found
  throw new AdminFault(`这个中心没有“${name}”。已有大厅：${all.map((each) => each.name).join('、') || '无'}。`, 'hall')
}

async function freeHall(parts: Parts, centreId: string, given: string | undefined, own: string | null) {
  const name = nameOf(given, '大厅名称', 'name')
  const same = (await hallsOf(parts, centreId)).find((each) => each.name === name && each.id !== own)
  if (same) throw new AdminFault(`这个中心已有“${name}”。请换一个名称，或修改原有的大厅。`, 'name')
  return name
}

export function addWindow(change: Change, division: string, hall: string, input: WindowInput): Promise<WindowRow> {
  return noted(
    change,
    { subject: 'WINDOW', deed: 'ADDED', duty: 'PLACES' },
    inCentre(division),
    async (centre, parts) => {
      const { id: hallId } = await hallNamed(parts, centre.id, hall)
      const services = servicesOf(input.services)
      const name = await freeWindow(parts, hallId, input.name, null)
      // Of what is random in an id: the time in it would tell the order in which windows were entered, and be too long.
      const id = newId(change.now).replaceAll('-', '').slice(-WINDOW_ID)
      const row = { id, hallId, name, services, keyVersion: FIRST_VERSION, formerUntil: null, revokedAt: null }
      await parts.tx.insert(parts.schema.windows).values(row)
      return { row, detail: { hallId, name, services } }
    },
  )
}

/** @throws {AdminFault} for more than a poster holds. */
function servicesOf(given: string | undefined): string[] {
  const services = (given ?? '')
    .split(/[;；\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
  if (services.length > MOST_SERVICES) throw new AdminFault(`能办的事最多写 ${MOST_SERVICES} 条。`, 'services')
  return services.map((each) => nameOf(each, '能办的事', 'services'))
}

async function freeWindow({ tx, schema }: Parts, hallId: string, given: string | undefined, own: string | null) {
  const name = nameOf(given, '窗口名称', 'name')
  const { windows } = schema
  const same = await tx
    .select({ id: windows.id })
    .from(windows)
    .where(and(eq(windows.hallId, hallId), eq(windows.name, name), isNull(windows.revokedAt)))
  if (same.some(({ id }) => id !== own)) {
    throw new AdminFault(`这个大厅已有“${name}”。请换一个名称，或先停用原来的。`, 'name')
  }
  return name
}

/** A window that has not been revoked. @throws {AdminFault} where there is none, or it was. */
export async function windowInUse(
  { tx, schema }: Pick<Parts, 'tx' | 'schema'>,
  id: string,
): Promise<{ readonly window: WindowRow; readonly centreId: string }> {
  const { windows, halls } = schema
  const [found] = await tx
    .select({ window: windows, centreId: halls.centreId })
    .from(windows)
    .innerJoin(halls, eq(halls.id, windows.hallId))
    .where(eq(windows.id, id.trim()))
  if (!found) throw new AdminFault(`没有编号为 ${id} 的窗口。`, 'window')
  if (found.window.revokedAt !== null) throw new AdminFault(`窗口“${found.window.name}”已经停用。`, 'window')
  return found
}

const centreOfWindow = (id: string) => async (parts: Parts) => parts.centres.of((await windowInUse(parts, id)).centreId)

/** Name and services: what its codes open shows them at once. */
export function changeWindow(change: Change, id: string, input: WindowInput): Promise<WindowRow> {
  const sort = { subject: 'WINDOW', deed: 'CHANGED', duty: 'PLACES' } as const
  return noted(change, sort, centreOfWindow(id), async (_, parts) => {
    const { window } = await windowInUse(parts, id)
    const detail = {
      ...(input.name !== undefined && { name: await freeWindow(parts, window.hallId, input.name, window.id) }),
      ...(input.services !== undefined && { services: servicesOf(input.services) }),
    }
    if (Object.keys(detail).length === 0) throw new AdminFault('没有写要改什么，例如名称或能办的事。')
    const { windows } = parts.schema
    await parts.tx.update(windows).set(detail).where(eq(windows.id, window.id))
    return { row: { ...window, ...detail }, detail }
  })
}

/** Its codes open nothing any more, whoever has them on a poster or a leaflet. */
export function revokeWindow(change: Change, id: string): Promise<WindowRow> {
  const sort = { subject: 'WINDOW', deed: 'ENDED', duty: 'PLACES' } as const
  return noted(change, sort, centreOfWindow(id), async (_, parts) => {
    const { window } = await windowInUse(parts, id)
    const detail = { revokedAt: change.now }
    const { windows } = parts.schema
    await parts.tx.update(windows).set(detail).where(eq(windows.id, window.id))
    return { row: { ...window, ...detail }, detail }
  })
}

/**
 * Gives a window a new code, so that posters are to be printed anew.
 * @param days for which the one before is taken as well; 0 where it has come into wrong hands.
 */
export function renewCode(change: Change, id: string, days = 0): Promise<WindowRow> {
  const sort = { subject: 'WINDOW', deed: 'CHANGED', duty: 'PLACES' } as const
  return noted(change, sort, centreOfWindow(id), async (_, parts) => {
    const { window } = await windowInUse(parts, id)
    if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) {
      throw new AdminFault(`旧码还能用的天数应为 0 到 ${MOST_DAYS} 的整数。`, 'days')
    }
    const keyVersion = versionBeside(window.keyVersion, 1)
    if (!keyVersion) throw new AdminFault('这个窗口的二维码已经换过太多次。请停用它，再新建一个。', 'window')
    const detail = { keyVersion, formerUntil: days === 0 ? null : change.now + days * DAY }
    const { windows } = parts.schema
    await parts.tx.update(windows).set(detail).where(eq(windows.id, window.id))
    return { row: { ...window, ...detail }, detail }
  })
}
