import type { Encoding } from './encoding.ts'

export type ByteLine = {
  readonly bytes: Buffer
  /** The bytes that end it: LF, CR LF or CR; none at the end of the file. */
  readonly end: '' | '\n' | '\r' | '\r\n'
  readonly number: number
  /** It was longer than is read; only a part of it is here. */
  readonly tooLong: boolean
}

/** Longer than any row of a file that is read in pieces. */
export const MAX_LINE = 1024 * 1024

/**
 * Cuts bytes into lines, whichever of the three line ends each has, before they are decoded: so a bad byte spoils its
 * line and no other. In UTF-16 a line end is looked for at odd places as well, since a lost byte shifts what follows.
 * @returns takes the next bytes, `last` with the last of them, and gives the lines that have ended.
 */
export function lineCutter(encoding: Encoding, max = MAX_LINE): (chunk: Buffer, last: boolean) => ByteLine[] {
  const width = encoding.startsWith('utf-16') ? 2 : 1
  const unit = (byte: number) => Buffer.from(width === 1 ? [byte] : encoding === 'utf-16le' ? [byte, 0] : [0, byte])
  const [lf, cr] = [unit(0x0a), unit(0x0d)]
  let rest = Buffer.alloc(0)
  let number = 0
  let skipping = false

  return (chunk, last) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const lines: ByteLine[] = []
    let from = 0
    let nextLf = -2
    let nextCr = -2
    const add = (to: number, end: ByteLine['end']) => {
      number += 1
      const tooLong = skipping || to - from > max
      lines.push({ bytes: bytes.subarray(from, Math.min(to, from + max)), end, number, tooLong })
      skipping = false
      from = to + end.length * width
    }
    for (;;) {
      if (nextLf !== -1 && nextLf < from) nextLf = bytes.indexOf(lf, from)
      if (nextCr !== -1 && nextCr < from) nextCr = bytes.indexOf(cr, from)
      if (nextCr !== -1 && (nextLf === -1 || nextCr < nextLf)) {
        // What follows decides whether this ends the line alone.
        if (!last && nextCr + 2 * width > bytes.length) break
        add(nextCr, nextLf === nextCr + width ? '\r\n' : '\r')
      } else if (nextLf !== -1) add(nextLf, '\n')
      else break
    }
    rest = Buffer.from(bytes.subarray(from))
    if (last) {
      if (rest.length > 0 || skipping) add(bytes.length, '')
      rest = Buffer.alloc(0)
    } else if (rest.length > max) {
      skipping = true
      rest = rest.subarray(0, 0)
    }
    return lines
  }
}
