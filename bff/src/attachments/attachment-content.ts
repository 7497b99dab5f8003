import { cut, IMAGE_LIMIT, MAX_IMAGE_BYTES, oneLine, PDF_LIMIT, type Refusal, refuse } from '@qihu/shared'
import type { Metadata } from 'sharp'
import { legibleSize } from './legible.ts'
import type { Turns } from './turns.ts'
import { whatItIs } from './wrong-kinds.ts'

// Judged from the header, before a pixel is decoded: a few kilobytes can claim gigabytes.
/** Of what is decoded line by line; phones take up to 200 million. */
const MAX_PIXELS = 220_000_000
/** Of what has to be held whole while it is decoded. */
const MAX_HELD_BYTES = 320_000_000
const MAX_SECONDS = 20

export type Kind = 'IMAGE' | 'PDF'
export type Content = { readonly bytes: Buffer; readonly mime: string; readonly extension: string }

const starts = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))

/** What the first bytes say it is, whatever its name or declared type; null for everything that is not taken. */
export function kindOf(head: Buffer): Kind | null {
  if (starts(head, '\xff\xd8\xff') || starts(head, '\x89PNG\r\n\x1a\n')) return 'IMAGE'
  if (starts(head, 'RIFF') && starts(head, 'WEBP', 8)) return 'IMAGE'
  return starts(head, '%PDF-') ? 'PDF' : null
}

/** Enough of a file to tell its kind. */
export const HEAD_BYTES = 12

export const tooLarge = (name: string, kind: Kind | null): Refusal => {
  const limit = kind === 'IMAGE' ? IMAGE_LIMIT : kind === 'PDF' ? PDF_LIMIT : `${IMAGE_LIMIT}，${PDF_LIMIT}`
  return refuse('ATTACHMENT_TOO_LARGE', 'file', { name, limit })
}
export const wrongKind = (bytes: Buffer, name: string): Refusal =>
  refuse('ATTACHMENT_KIND', 'file', { name, ...whatItIs(bytes, name) })
const notWhole = (name: string): Refusal => refuse('ATTACHMENT_UNKNOWN', 'file', { name })

/**
 * What is stored of an uploaded file. Images are drawn anew as JPEG, so nothing of the sent bytes survives: no place
 * where it was taken, no second format hidden behind the picture. A PDF is kept as it is.
 */
export async function storable(bytes: Buffer, name: string, turns: Turns, ownerId: string): Promise<Content | Refusal> {
  const kind = kindOf(bytes)
  if (bytes.length < HEAD_BYTES) return notWhole(name)
  if (kind === 'PDF') {
    return endOf(bytes).includes('%%EOF') ? { bytes, mime: 'application/pdf', extension: 'pdf' } : notWhole(name)
  }
  if (kind !== 'IMAGE') return wrongKind(bytes, name)
  if (bytes.length > MAX_IMAGE_BYTES) return tooLarge(name, kind)
  return (await turns.take(ownerId, bytes.length, () => redraw(bytes, name))) ?? refuse('BUSY')
}

/** The last kilobyte, without the blanks that some programs fill a file up with. */
function endOf(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] ?? 1) <= 0x20) end -= 1
  return bytes.subarray(Math.max(0, end - 1024), end)
}

async function redraw(bytes: Buffer, name: string): Promise<Content | Refusal> {
  // With the first picture: it is half of what the whole server takes to start.
  const { default: sharp } = await import('sharp')
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!header) return notWhole(name)
  const { width, height, orientation = 1 } = header
  const pixels = `照片有 ${((width * height) / 100_000_000).toFixed(1)} 亿像素，请截图再传`
  if (width * height > MAX_PIXELS || heldBytes(header) > MAX_HELD_BYTES) {
    return refuse('ATTACHMENT_TOO_LARGE', 'file', { name, limit: pixels })
  }
  const size = orientation > 4 ? legibleSize(height, width) : legibleSize(width, height)
  if (!size) return refuse('ATTACHMENT_TOO_LARGE', 'file', { name, limit: '图片太长，请分成几张再传' })
  const drawn = (given: Buffer, failOn: 'error' | 'warning') =>
    sharp(given, { limitInputPixels: MAX_PIXELS, failOn })
      .autoOrient()
      .resize({ ...size, fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .timeout({ seconds: MAX_SECONDS })
      .toBuffer()
  try {
    const whole = await drawn(bytes, 'error').catch((error: unknown) => {
      const ended = withItsEnd(bytes)
      if (!ended) throw error
      return drawn(ended, 'warning')
    })
    return { bytes: whole, mime: 'image/jpeg', extension: 'jpg' }
  } catch (error) {
    return String(error).includes('timeout')
      ? refuse('ATTACHMENT_TOO_LARGE', 'file', { name, limit: pixels })
      : notWhole(name)
  }
}

/** What is interlaced, progressive or WebP cannot be decoded line by line. */
function heldBytes({ format, width, height, channels, depth, isProgressive }: Metadata): number {
  if (!isProgressive && format !== 'webp') return 0
  return width * height * channels * (depth === 'ushort' || format === 'jpeg' ? 2 : 1)
}

/**
 * A JPEG that lacks nothing but the two bytes of its end is as good as whole, and some programs leave them out. With the
 * end put back, whatever else is missing shows as a warning.
 */
function withItsEnd(bytes: Buffer): Buffer | null {
  if (!starts(bytes, '\xff\xd8\xff') || bytes.subarray(-2).equals(END)) return null
  return Buffer.concat([bytes, bytes.at(-1) === 0xff ? END.subarray(1) : END])
}
const END = Buffer.from([0xff, 0xd9])

const NAME_MAX = 80

/** The name people see, with the extension of what is stored; it is never part of a path. */
export function displayName(given: string, extension: string): string {
  const stem = oneLine(given.split(/[/\\]/).at(-1) ?? '').replace(/\.(?:jpe?g|jfif|png|webp|pdf)$/i, '')
  return `${cut(stem.trim() || '材料', NAME_MAX - extension.length - 1)}.${extension}`
}
