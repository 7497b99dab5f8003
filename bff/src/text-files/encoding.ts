import { isAscii, isUtf8 } from 'node:buffer'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Undefined for an encoding that is not read here. */
export function encodingNamed(name: string): Encoding | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^(gbk|gb2312|gb18030|cp936|ansi)$/.test(plain)) return 'gb18030'
  if (/^(utf8|utf8sig|utf8bom)$/.test(plain)) return 'utf-8'
  if (/^(utf16|utf16le|unicode)$/.test(plain)) return 'utf-16le'
  return plain === 'utf16be' ? 'utf-16be' : undefined
}

/** UTF-16 says so by its mark, or by zeros that stand on one side of its pairs only; UTF-8 by its mark. */
export function encodingOfHead(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head.subarray(0, 4).equals(Buffer.from([0x84, 0x31, 0x95, 0x33]))) return 'gb18030'
  return unmarkedUtf16(head)
}

/** The head of a file may end within a character. */
const beginsUtf8 = (head: Buffer): boolean =>
  [0, 1, 2, 3].some((less) => isUtf8(head.subarray(0, Math.max(0, head.length - less))))

function unmarkedUtf16(head: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (let at = head.indexOf(0); at !== -1; at = head.indexOf(0, at + 1)) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = (even + odd) * 3 > head.length
  // Separators and digits are a twentieth of any such file at least, and a line ends on a whole pair.
  if ((even + odd) * 40 < head.length || (!most && beginsUtf8(head))) return null
  const ends = (...pair: number[]) => most || head.indexOf(Buffer.from(pair)) % 2 === 0
  if (odd > 9 * even && ends(0x0a, 0)) return 'utf-16le'
  return even > 9 * odd && ends(0, 0x0a) ? 'utf-16be' : null
}

/** A strict one and one that puts U+FFFD for what it cannot read. */
const pair = (label: Encoding) =>
  [new TextDecoder(label, { fatal: true, ignoreBOM: true }), new TextDecoder(label, { ignoreBOM: true })] as const
const decoders: Readonly<Record<Encoding, ReturnType<typeof pair>>> = {
  'utf-8': pair('utf-8'),
  'utf-16le': pair('utf-16le'),
  'utf-16be': pair('utf-16be'),
  gb18030: pair('gb18030'),
}

function whole(bytes: Buffer, encoding: Encoding): string | null {
  try {
    return decoders[encoding][0].decode(bytes)
  } catch {
    return null
  }
}

/** So much of a line tells what it is written in. */
const SAMPLE = 1000

/** Whether most of what is no ASCII here is well-formed UTF-8 of three bytes, as Chinese is: then some bytes are missing. */
function brokenUtf8(bytes: Buffer): boolean {
  const text = decoders['utf-8'][1].decode(bytes.subarray(0, SAMPLE))
  const bad = text.match(/\ufffd/g)?.length ?? 0
  const good = text.match(/[\u0800-\ufffc]/g)?.length ?? 0
  return good > 0 && good >= bad
}

/** Characters of GB 2312 only. UTF-8 read as GB18030 is full of others. */
const GB2312 = /^(?:[^\x80-\xff]|[\xa1-\xf7][\xa1-\xfe])*$/

export type DecodedLine = {
  readonly text: string
  /** Some bytes of it are no text in any encoding; U+FFFD stands in their place. */
  readonly damaged: boolean
}

/**
 * Reads one line of a file that is mostly in `main`. Files are put together from others, so a line may be in another
 * encoding, unless `only` the named one is meant.
 */
export function decodeLine(bytes: Buffer, main: Encoding, only = false): DecodedLine {
  if (main === 'utf-16le' || main === 'utf-16be' || only) return decodedAs(bytes, main)
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), damaged: false }
  if (isUtf8(bytes)) {
    const text = bytes.toString('utf8')
    // Short words in GB18030 can be UTF-8 of two bytes by chance.
    if (main === 'utf-8' || /[\u3000-\uffef]/.test(text)) return { text, damaged: false }
    return decodedAs(bytes, main)
  }
  if (brokenUtf8(bytes)) return { text: decoders['utf-8'][1].decode(bytes), damaged: true }
  if (main === 'gb18030' || GB2312.test(bytes.toString('latin1'))) return decodedAs(bytes, 'gb18030')
  return decodedAs(bytes, main)
}

function decodedAs(bytes: Buffer, encoding: Encoding): DecodedLine {
  const text = whole(bytes, encoding)
  return text === null ? { text: decoders[encoding][1].decode(bytes), damaged: true } : { text, damaged: false }
}

/** Finds out from all lines of a file without a mark whether it is UTF-8 or GB18030, which Chinese spreadsheets write. */
export function encodingSurvey() {
  let utf8 = 0
  let others = 0
  return {
    add(bytes: Buffer): void {
      if (isAscii(bytes)) return
      if (isUtf8(bytes) || brokenUtf8(bytes)) utf8 += 1
      else others += 1
    },
    result: (): Encoding => (others > utf8 ? 'gb18030' : 'utf-8'),
  }
}
