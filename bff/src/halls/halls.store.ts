import { formatSceneCode, parseSceneCode, type SceneSubject, sceneMessage } from '@qihu/shared'
import { asc, eq } from 'drizzle-orm'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { mac, sameText } from '../ids.ts'
import { type OpeningHours, openingHours } from './opening-hours.ts'

export type WindowRow = Schema['windows']['$inferSelect']
export type HallRow = Schema['halls']['$inferSelect']

/** 96 bits: the scene of a mini-program code has room for no more. */
const MAC_LENGTH = 16

const macOf = (secret: string, subject: SceneSubject): string =>
  mac(secret, 'hall-code', sceneMessage(subject), MAC_LENGTH)

/** The window that a scanned code names; null for a code that is not ours, too old or revoked. */
export async function windowOfCode(
  db: Db,
  schema: Schema,
  { secret, formerSecret }: Pick<Config, 'secret' | 'formerSecret'>,
  code: string,
  now: number,
): Promise<WindowRow | null> {
  const scene = parseSceneCode(code)
  // What hangs on walls was printed with the one or with the other.
  const signed = [secret, formerSecret].some(
    (each) => each !== null && scene && sameText(scene.mac, macOf(each, scene)),
  )
  if (!scene || !signed) return null
  const window = await findWindow(db, schema, scene.id)
  if (!window || window.revokedAt !== null) return null
  const former = now < (window.formerUntil ?? 0) && scene.keyVersion === versionBeside(window.keyVersion, -1)
  return former || window.keyVersion === scene.keyVersion ? window : null
}

/** Versions of a code's key, in their order: one character of a scene (shared/src/hall-code.ts). */
const VERSIONS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const FIRST_VERSION = VERSIONS.charAt(0)

/** The version so many after another one; null where there is none. */
export const versionBeside = (version: string, steps: number): string | null =>
  VERSIONS[VERSIONS.indexOf(version) + steps] ?? null

/** The scene text of a window's code as it is printed now. */
export function codeOfWindow(config: Pick<Config, 'secret'>, window: Pick<WindowRow, 'id' | 'keyVersion'>): string {
  const subject = { kind: 'w', id: window.id, keyVersion: window.keyVersion } as const
  return formatSceneCode({ ...subject, mac: macOf(config.secret, subject) })
}

const windowById = statement('window_by_id', (db, { windows }) =>
  db
    .select()
    .from(windows)
    .where(eq(windows.id, given('id'))),
)

export async function findWindow(db: Db, schema: Schema, id: string): Promise<WindowRow | null> {
  const [row] = await windowById(db, schema, { id })
  return row ?? null
}

export async function windowName(db: Database, windowId: string): Promise<string | null> {
  return (await findWindow(db.read, db.schema, windowId))?.name ?? null
}

export async function findHall(db: Db, schema: Schema, id: string): Promise<HallRow | null> {
  const [row] = await db.select().from(schema.halls).where(eq(schema.halls.id, id)).limit(1)
  return row ?? null
}

export type HallView = HallRow & OpeningHours

export const hallView = (context: Pick<Context, 'now' | 'calendar'>, hall: HallRow): HallView => ({
  ...hall,
  ...openingHours(context.now, calendarOf(context.calendar, hall.centreId), hall.openHours),
})

const allHalls = statement('halls', (db, { halls }) => db.select().from(halls).orderBy(asc(halls.id)))

/** The hall to show before a code was scanned: the oldest one of the oldest centre that has any; null where there is none. */
export async function defaultHall(context: Context): Promise<HallView | null> {
  const halls = await allHalls(context.db.read, context.db.schema)
  const { all } = await context.centres()
  const hall = all.map(({ id }) => halls.find(({ centreId }) => centreId === id)).find((each) => each !== undefined)
  return hall ? hallView(context, hall) : null
}
