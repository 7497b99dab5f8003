import { and, desc, eq, gt, like, ne } from 'drizzle-orm'
import { CodedError } from '../coded-error.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { IDLE_MS, type Session } from './sessions.ts'

/** Where somebody is signed in, for himself to look through and to end. */

const CHANNEL_WORDS: Readonly<Record<Session['channel'], string>> = {
  WECHAT: '微信',
  DINGTALK: '钉钉',
  H5: '浏览器',
}

/** What the device calls itself, by the most telling part: a phone that is an Android also names Linux. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙设备'],
  [/Android/, '安卓设备'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, 'Mac 电脑'],
  [/Linux|X11/, 'Linux 电脑'],
]

/** What kind of device it is, by its `User-Agent`; null where that does not say. The header itself is not stored. */
export const kindOfDevice = (userAgent: string | undefined): string | null =>
  KINDS.find(([says]) => says.test(userAgent ?? ''))?.[1] ?? null

/** Enough to tell them apart, and nothing by which one could sign in: the stored hash is of a token of 256 bits. */
const ID_LENGTH = 16
const idOf = (tokenHash: string): string => tokenHash.slice(0, ID_LENGTH)

/** Those that are open now, this one first and then the newest. */
export async function devicesOf({ session, db, now }: Context) {
  if (!session) return []
  const { sessions } = db.schema
  const rows = await db.read
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, session.person.id), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt))
  const open = rows.filter(({ seenAt, createdAt }) => !session.person.staff || now - (seenAt ?? createdAt) <= IDLE_MS)
  const devices = open.map(({ tokenHash, channel, device, createdAt, seenAt }) => ({
    id: idOf(tokenHash),
    text: [CHANNEL_WORDS[channel], device].filter(Boolean).join('，'),
    signedInAt: createdAt,
    seenAt,
    here: tokenHash === session.tokenHash,
  }))
  return [...devices.filter(({ here }) => here), ...devices.filter(({ here }) => !here)]
}

/** Signs out one other device, or all but this one. @returns how many. @throws {CodedError} SIGN_IN_REQUIRED for a visitor. */
export async function endDevices({ session, db }: Context, id: string | null): Promise<number> {
  if (!session) throw new CodedError('SIGN_IN_REQUIRED')
  const { sessions } = db.schema
  if (id !== null && !/^[0-9a-f]{16}$/.test(id)) return 0
  const ended = await db.write((tx) =>
    tx
      .delete(sessions)
      .where(
        and(
          eq(sessions.personId, session.person.id),
          ne(sessions.tokenHash, session.tokenHash),
          ...(id === null ? [] : [like(sessions.tokenHash, `${id}%`)]),
        ),
      )
      .returning({ tokenHash: sessions.tokenHash }),
  )
  return ended.length
}

/** All of somebody's: a device was lost, or somebody else has it. */
export const endAllOf = async (tx: Db, { sessions }: Schema, personId: string): Promise<void> => {
  await tx.delete(sessions).where(eq(sessions.personId, personId))
}
