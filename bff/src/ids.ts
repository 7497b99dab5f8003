import { createHmac, hash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'

/**
 * UUID version 7: grows with time, so that inserts stay at the end of an index. What is random of it is that of a
 * version 4, whose variant bits stand in the same place and which the platform makes from entropy read ahead.
 */
export const newId = (now: number): string => `${firstIdAt(now)}-7${randomUUID().slice(15)}`

/** What all ids of that time begin with; greater than those of before. */
export function firstIdAt(now: number): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}

/** Ids by which a person's error is found in the log: short, and of this start of the process alone. */
export function requestIds(): () => string {
  const start = randomBytes(4).toString('hex')
  let count = 0
  return () => `${start}-${(count++).toString(36)}`
}

export const newToken = (): string => randomBytes(32).toString('base64url')

export const sixDigits = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

/** Opens a request by its number to whoever holds it: ten digits can be typed on any keyboard, and not be guessed. */
export const lookupCode = (): string => String(randomInt(0, 10_000_000_000)).padStart(10, '0')

export const sha256 = (text: string | Buffer): string => hash('sha256', text)

/** Short keyed digest in base64url; `purpose` keeps keys for different uses apart. */
export const mac = (secret: string, purpose: string, text: string, length = 16): string =>
  createHmac('sha256', `${purpose}:${secret}`).update(text).digest('base64url').slice(0, length)

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
