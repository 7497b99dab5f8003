import sharp from 'sharp'
import type { TestApp } from '../testing/test-app.ts'

/** A picture of one colour. */
export const picture = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

export const pdf = (body = 'hello') => Buffer.from(`%PDF-1.7\n${body}\n%%EOF\n`)

type Refused = { error?: { code: string; message: string; next: string } }
export type Sent = {
  status: number
  body: { id: string; name: string; mime: string; bytes: number; url: string } & Refused
}

export type SendOptions = {
  name?: string
  key?: string
  who?: string | null
  fileFirst?: boolean
  /** What the person calls it, in a field of its own, as mini-programs send it. */
  shownName?: string
}

export async function multipart(bytes: Buffer, { name = '照片.jpg', key = '', fileFirst, shownName }: SendOptions) {
  const form = new FormData()
  const file = () => form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name)
  if (fileFirst) file()
  form.set('key', key)
  if (shownName !== undefined) form.set('name', shownName)
  if (!fileFirst) file()
  const body = new Response(form)
  return { type: body.headers.get('content-type') ?? '', payload: Buffer.from(await body.arrayBuffer()) }
}

export async function sendFile(town: TestApp, bytes: Buffer, options: SendOptions = {}): Promise<Sent> {
  const { key = String(town.newKey()), who = 'owner' } = options
  const { type, payload } = await multipart(bytes, { ...options, key })
  const answer = await town.app.inject({
    method: 'POST',
    url: '/attachments',
    headers: { 'content-type': type, ...(who ? { authorization: `Bearer ${await town.tokenOf(who)}` } : {}) },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() }
}
