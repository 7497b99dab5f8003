/**
 * The form of the signed codes that hang in halls: `w=<id>.<key version><mac>` as a WeChat scene, which allows 32
 * characters, and `https://host/s/w.<id>.<key version><mac>` as a link. Whether the mac is right is judged elsewhere.
 */

import { drawn } from './text.ts'

/** w: a window. */
export const SCENE_KINDS = ['w'] as const
export type SceneKind = (typeof SCENE_KINDS)[number]

export interface SceneSubject {
  readonly kind: SceneKind
  /** 1–10 base62 characters. */
  readonly id: string
  /** One base62 character that names the signing key. */
  readonly keyVersion: string
}

export interface SceneCode extends SceneSubject {
  /** 16 base64url characters (96 bits). */
  readonly mac: string
}

const BODY = '([0-9A-Za-z]{1,10})\\.([0-9A-Za-z])([0-9A-Za-z_-]{16})'
const SCENE = new RegExp(`^(${SCENE_KINDS.join('|')})=${BODY}$`)
const LINK = new RegExp(`^https?://[^/?#\\s]+/s/(${SCENE_KINDS.join('|')})\\.${BODY}/?(?:[?#]\\S*)?$`)

/** The text the mac is made over. */
export function sceneMessage({ kind, id, keyVersion }: SceneSubject): string {
  return `hall-code:${kind}=${id}.${keyVersion}`
}

/** @throws RangeError where a part is not of its form */
export function formatSceneCode({ kind, id, keyVersion, mac }: SceneCode): string {
  const text = `${kind}=${id}.${keyVersion}${mac}`
  const read = SCENE.exec(text)
  // A part of a wrong length can still add up to a text of the right form.
  if (read?.[2] !== id || read[3] !== keyVersion) throw new RangeError(`not a scene code: ${text}`)
  return text
}

/** The same code as the path of a link. */
export function sceneLinkPath(code: SceneCode): string {
  return `/s/${formatSceneCode(code).replace('=', '.')}`
}

/** Reads a scene, as it is or URL-encoded once, or a full link; null when it is neither. */
export function parseSceneCode(text: string): SceneCode | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(drawn(text).trim())
  } catch {
    return null
  }
  const match = SCENE.exec(decoded) ?? LINK.exec(decoded)
  if (!match) return null
  const [, kind, id = '', keyVersion = '', mac = ''] = match
  return { kind: kind as SceneKind, id, keyVersion, mac }
}
