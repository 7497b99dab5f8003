import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** UUID version 7: grows with time, so that inserts stay at the end of an index. */
export function newId(now: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Ids by which a person's error is found in the log: short, and of this start of the process alone. */
export function requestIds(): () => string {
  const start = randomBytes(4).toString('hex')
  let count = 0
  return () => `${start}-${(count++).toString(36)}`
}

export const newToken = (): string => randomBytes(32).toString('base64url')

export const sixDigits = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

/** Short keyed digest in base64url; `purpose` keeps keys for different uses apart. */
export const mac = (secret: string, purpose: string, text: string, length = 16): string =>
  createHmac('sha256', `${purpose}:${secret}`).update(text).digest('base64url').slice(0, length)

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
