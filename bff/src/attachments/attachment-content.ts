import { MAX_IMAGE_BYTES, type Refusal, refuse } from '@qihu/shared'
import sharp from 'sharp'

/** Judged from the header, before a pixel is decoded: a few kilobytes can claim gigabytes. */
const MAX_PIXELS = 50_000_000
const MAX_EDGE = 1600

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

/**
 * What is stored of an uploaded file. Images are drawn anew as JPEG, so nothing of the sent bytes survives: no place
 * where it was taken, no second format hidden behind the picture. A PDF is kept as it is.
 */
export async function storable(bytes: Buffer, name: string): Promise<Content | Refusal> {
  const kind = kindOf(bytes)
  if (kind === 'PDF' && bytes.subarray(-1024).includes('%%EOF')) {
    return { bytes, mime: 'application/pdf', extension: 'pdf' }
  }
  if (kind !== 'IMAGE') return refuse('ATTACHMENT_KIND', 'file', { name })
  if (bytes.length > MAX_IMAGE_BYTES) return refuse('ATTACHMENT_TOO_LARGE', 'file', { name })
  const jpeg = await inTurn(() => redraw(bytes))
  return jpeg ? { bytes: jpeg, mime: 'image/jpeg', extension: 'jpg' } : refuse('ATTACHMENT_KIND', 'file', { name })
}

/** Null when it cannot be decoded or would be too large. */
async function redraw(bytes: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer()
  } catch {
    return null
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One picture at a time: a large one needs some hundred megabytes while it is open. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => {})
  return mine
}

const NAME_MAX = 80

/** The name people see, with the extension of what is stored; it is never part of a path. */
export function displayName(given: string, extension: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? ''
  // Control and direction marks could make a name read as something else.
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\.[0-9A-Za-z]{1,5}$/, '')
    .trim()
  const stem = [...(plain || '材料').toWellFormed()].slice(0, NAME_MAX - extension.length - 1).join('')
  return `${stem}.${extension}`
}
