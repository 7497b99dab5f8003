import { readdirSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { MAX_IMAGE_BYTES, MAX_PDF_BYTES } from '@qihu/shared'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { MAX_UNLINKED, signedUrl } from './attachments.store.ts'
import { multipart, pdf, picture, type SendOptions, sendFile } from './upload.fixture.ts'

const HOUR = 3_600_000
const JPEG_END = Buffer.from([0xff, 0xd9])

let town: TestApp
let address: string
let photo: Buffer

beforeAll(async () => {
  town = await openTestApp()
  address = await town.app.listen({ port: 0, host: '127.0.0.1' })
  photo = await picture().jpeg().toBuffer()
})
afterAll(() => town.close())
beforeEach(async () => {
  await town.db.write(async (tx) => {
    await tx.delete(town.db.schema.attachments)
  })
  rmSync(folder(), { recursive: true, force: true })
})

const folder = () => path.join(town.config.dataDir, 'attachments')
/** Every file below the attachments' folder. */
const stored = (): string[] => {
  try {
    return readdirSync(folder(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}
const rows = () => town.db.read.select().from(town.db.schema.attachments)

const send = (bytes: Buffer, options: SendOptions = {}) => sendFile(town, bytes, options)
const read = (url: string) => town.app.inject({ url })

describe('a picture', () => {
  test('is stored smaller, without place and camera, and turned the way it was held', async () => {
    const taken = await picture(4000, 2000)
      .withExif({
        IFD0: { Make: 'Phone' },
        IFD3: { GPSLatitude: '30/1 10/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(taken).metadata()).exif?.includes('Phone')).toBe(true)
    const { status, body } = await send(taken)
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: '照片.jpg', mime: 'image/jpeg' })
    const answer = await read(body.url)
    const kept = await sharp(answer.rawPayload).metadata()
    expect(kept).toMatchObject({ format: 'jpeg', width: 1440, height: 2880 })
    expect(kept.exif).toBeUndefined()
    expect(kept.orientation).toBeUndefined()
    expect(answer.rawPayload.includes('Exif')).toBe(false)
    expect(answer.rawPayload.length).toBe(body.bytes)
  })

  test.each([
    ['PNG', () => picture().png().toBuffer()],
    ['WebP', () => picture().webp().toBuffer()],
  ])('may be %s and becomes JPEG', async (_, make) => {
    const { body } = await send(await make(), { name: '截图.png' })
    expect(body).toMatchObject({ name: '截图.jpg', mime: 'image/jpeg' })
  })

  test('with transparent parts is put on white', async () => {
    const glass = await sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const answer = await read((await send(glass)).body.url)
    const [red = 0] = await sharp(answer.rawPayload).raw().toBuffer()
    expect(red).toBeGreaterThan(250)
  })

  test('with a page hidden behind it loses the page', async () => {
    const { body } = await send(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]))
    const answer = await read(body.url)
    expect(answer.rawPayload.includes('<script>')).toBe(false)
    expect(answer.headers['content-type']).toBe('image/jpeg')
  })

  test('that claims gigabytes is refused before it is decoded', async () => {
    const started = performance.now()
    const { status, body } = await send(pixelBomb(60_000, 60_000))
    expect(performance.now() - started).toBeLessThan(1000)
    expect([status, body.error?.code]).toEqual([413, 'ATTACHMENT_TOO_LARGE'])
    expect(stored()).toEqual([])
  })
})

describe('what is not a picture or a PDF', () => {
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)])
  const hostile: [string, () => Buffer][] = [
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['SVG with a declaration', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['ZIP', () => zip],
    ['an office document', () => Buffer.concat([zip, Buffer.from('word/document.xml')])],
    ['a Windows program', () => Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(300)])],
    ['an ELF program', () => Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(300)])],
    ['GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['a script', () => Buffer.from('#!/bin/sh\necho hello\n')],
    ['HTML with a PDF further down', () => Buffer.from('<html><body>\n%PDF-1.7\n%%EOF')],
  ]

  test.each(hostile)('%s called .jpg is refused and not stored', async (_, make) => {
    const { status, body } = await send(make(), { name: '照片.jpg' })
    expect([status, body.error?.code]).toEqual([415, 'ATTACHMENT_KIND'])
    expect(body.error?.message).toMatch(/^照片.jpg(是.+，)?不能接收。可用照片（JPG、PNG、WebP）或 PDF/)
    expect(stored()).toEqual([])
    expect(await rows()).toEqual([])
  })
})

describe('what is not whole', () => {
  test.each([
    ['a PDF that was cut off', () => Buffer.from('%PDF-1.7\nhello')],
    ['the beginning of a JPEG and noise', () => Buffer.concat([photo.subarray(0, 20), Buffer.alloc(500, 0x41)])],
    ['half a JPEG', () => photo.subarray(0, photo.length / 2)],
    ['half a JPEG that was given an end', () => Buffer.concat([photo.subarray(0, photo.length - 40), JPEG_END])],
    ['the name of WebP on something else', () => Buffer.from('RIFF\x10\x00\x00\x00WEBPnothing', 'latin1')],
    ['three bytes', () => Buffer.from([0xff, 0xd8, 0xff])],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s is to be sent again, and not stored', async (_, make) => {
    const { status, body } = await send(make(), { name: '照片.jpg' })
    expect([status, body.error?.code]).toEqual([400, 'ATTACHMENT_UNKNOWN'])
    expect(body.error?.message).toBe('照片.jpg没有传完、已损坏或已失效，请重新添加。')
    expect(stored()).toEqual([])
    expect(await rows()).toEqual([])
  })
})

describe('a PDF', () => {
  test('is kept as it is and served for download only', async () => {
    const { body } = await send(pdf(), { name: '营业执照.pdf' })
    expect(body).toMatchObject({ name: '营业执照.pdf', mime: 'application/pdf' })
    const answer = await read(body.url)
    expect(answer.rawPayload).toEqual(pdf())
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('营业执照')}.pdf`,
    )
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })
})

describe('size', () => {
  test.each([
    ['a picture over 10 MB', () => Buffer.concat([photo, Buffer.alloc(MAX_IMAGE_BYTES + 1 - photo.length)])],
    [
      'a PDF over 20 MB',
      () => Buffer.concat([pdf(), Buffer.alloc(MAX_PDF_BYTES - 30), Buffer.from('\n%%EOF\n'.padEnd(30))]),
    ],
    ['anything far over', () => Buffer.concat([photo, Buffer.alloc(MAX_PDF_BYTES + 200_000)])],
  ])('%s is refused and not stored', async (_, make) => {
    const { status, body } = await send(make())
    expect([status, body.error?.code]).toEqual([413, 'ATTACHMENT_TOO_LARGE'])
    expect(stored()).toEqual([])
  })

  test.each([
    ['file', '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n', 413],
    ['field', '--b\r\ncontent-disposition: form-data; name="key"\r\n\r\n', null],
  ])('of an endless %s does not matter: it is cut off', async (_, opening, expected) => {
    const port = Number(new URL(address).port)
    const token = await town.tokenOf('owner')
    const answer = await new Promise<{ sent: number; status: number | null }>((resolve) => {
      let [sent, status] = [0, null as number | null]
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'transfer-encoding': 'chunked',
      }
      const upload = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/attachments', headers })
      upload.on('response', (response) => {
        status = response.statusCode ?? null
        response.resume()
      })
      upload.on('error', () => {})
      upload.on('close', () => resolve({ sent, status }))
      upload.write(opening)
      const chunk = Buffer.alloc(256 * 1024, 0x41)
      const more = () => {
        if (upload.destroyed) return
        sent += chunk.length
        upload.write(chunk, () => setImmediate(more))
      }
      more()
    })
    expect(answer.status).toBe(expected)
    expect(answer.sent).toBeGreaterThan(MAX_PDF_BYTES)
    expect(answer.sent).toBeLessThan(MAX_PDF_BYTES * 4)
    expect(stored()).toEqual([])
  })
})

describe('sending again', () => {
  test('with the same key answers the same attachment and stores nothing twice', async () => {
    const key = town.newKey()
    const first = await send(photo, { key })
    expect((await send(photo, { key })).body).toEqual(first.body)
    expect(await rows()).toHaveLength(1)
    expect(stored()).toHaveLength(1)
  })

  test('at the same moment is one attachment too', async () => {
    const key = town.newKey()
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(photo, { key })))
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    expect(await rows()).toHaveLength(1)
    expect(stored()).toHaveLength(1)
  })

  test('with the key of somebody else is another attachment', async () => {
    const key = town.newKey()
    const [mine, theirs] = [await send(photo, { key }), await send(photo, { key, who: 'stranger' })]
    expect(mine.body.id).not.toBe(theirs.body.id)
  })

  test('works with the key behind the file as well', async () => {
    const key = town.newKey()
    expect((await send(photo, { key, fileFirst: true })).body.id).toBe((await send(photo, { key })).body.id)
  })
})

describe('the form', () => {
  test('needs a session', async () => {
    const { status, body } = await send(photo, { who: null })
    expect(status).toBe(401)
    expect(body.error).toMatchObject({ code: 'SIGN_IN_REQUIRED', next: '去登录' })
  })

  test.each([
    ['no key', ''],
    ['a key that is a path', '../../etc/passwd'],
  ])('with %s is refused', async (_, key) => {
    const { status, body } = await send(photo, { key })
    expect([status, body.error?.code]).toEqual([400, 'ATTACHMENT_UNKNOWN'])
    expect(stored()).toEqual([])
  })

  test('that ends too early is refused', async () => {
    const { type, payload } = await multipart(photo, { name: 'a.jpg', key: town.newKey() })
    const answer = await town.app.inject({
      method: 'POST',
      url: '/attachments',
      headers: { 'content-type': type, authorization: `Bearer ${await town.tokenOf('owner')}` },
      payload: payload.subarray(0, payload.length - 100),
    })
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'ATTACHMENT_UNKNOWN'])
    expect(stored()).toEqual([])
  })

  test.each([
    ['../../../etc/passwd.jpg', 'passwd.jpg'],
    ['C:\\temp\\合同.jpg', '合同.jpg'],
    ['合同\u202Egpj.exe.jpg', '合同gpj.exe.jpg'],
    [`${'长'.repeat(120)}.jpg`, `${'长'.repeat(75)}….jpg`],
    ['方案v2.0', '方案v2.0.jpg'],
    ['.jpg', '材料.jpg'],
  ])('names %j %j and lays it where only ids lead', async (given, shown) => {
    const { body } = await send(photo, { name: given })
    expect(body.name).toBe(shown)
    expect([...body.name].length).toBeLessThanOrEqual(80)
    expect(stored()).toEqual([path.join(folder(), body.id.slice(0, 2), body.id)])
  })

  test('leaves one person no more than thirty files without a request', async () => {
    for (let turn = 0; turn < MAX_UNLINKED + 2; turn += 1) {
      town.time.now += 1000
      await send(pdf(String(turn)), { name: `${turn}.pdf` })
    }
    const kept = await rows()
    expect(kept).toHaveLength(MAX_UNLINKED)
    expect(stored()).toHaveLength(MAX_UNLINKED)
    expect(kept.map((row) => row.name)).not.toContain('0.pdf')
    expect(kept.map((row) => row.name)).toContain(`${MAX_UNLINKED + 1}.pdf`)
  })
})

describe('a link to an attachment', () => {
  test('shows a picture in place, privately', async () => {
    const answer = await read((await send(photo)).body.url)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(/^inline; /)
    expect(answer.headers['cache-control']).toMatch(/^private/)
  })

  test('stays the same for minutes, works for an hour and then no more', async () => {
    const { body } = await send(photo)
    const start = Math.ceil(town.time.now / HOUR) * HOUR
    const url = signedUrl(town.config, body.id, start + 1)
    expect(signedUrl(town.config, body.id, start + 9 * 60_000)).toBe(url)
    expect(signedUrl(town.config, body.id, start + 11 * 60_000)).not.toBe(url)
    town.time.now = start + HOUR
    expect((await read(url)).statusCode).toBe(200)
    town.time.now = start + HOUR + 10 * 60_000 + 1
    const late = await read(url)
    expect([late.statusCode, late.json().error.code]).toEqual([404, 'NOT_FOUND'])
  })

  test('is the same 404 for wrong signature, other file, moved expiry, missing file and unknown id', async () => {
    const [mine, other] = [(await send(photo)).body, (await send(pdf())).body]
    const url = new URL(mine.url, 'http://here')
    const [e, s] = [url.searchParams.get('e') ?? '', url.searchParams.get('s') ?? '']
    rmSync(path.join(folder(), other.id.slice(0, 2), other.id))
    const answers = await Promise.all(
      [
        `/attachments/${mine.id}`,
        `/attachments/${mine.id}?e=${e}`,
        `/attachments/${mine.id}?e=${e}&s=${s.slice(0, -1)}${s.endsWith('A') ? 'B' : 'A'}`,
        `/attachments/${mine.id}?e=${Number(e) + 1}&s=${s}`,
        `/attachments/${mine.id}?e=${e}&e=${e}&s=${s}`,
        `/attachments/${other.id}?e=${e}&s=${s}`,
        other.url,
        signedUrl(town.config, '01900000-0000-7000-8000-000000000000', town.time.now),
        signedUrl({ secret: 'another secret of at least 32 characters' }, mine.id, town.time.now),
      ].map(read),
    )
    const bodies = new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`))
    expect([...bodies]).toHaveLength(1)
    expect([...bodies][0]).toMatch(/^404 .*NOT_FOUND/)
  })
})

describe('filing with attachments', () => {
  const FILE = `mutation ($input: FileRequestInput!) { fileRequest(input: $input) {
    ... on Filed { request { id attachments { id name url } } } ... on Refusal { code field } } }`
  const file = async (who: string, attachmentIds: readonly string[]) => {
    const input = {
      key: town.newKey(),
      description: '培训学校换证卡在消防意见，两边都要对方先出。',
      intakeReasons: ['STUCK'],
      contactName: '陈经理',
      contactPhone: '19900000001',
      attachmentIds,
      noticeVersion: '1',
    }
    return (await town.as(who, FILE, { input })).data.fileRequest
  }

  test('gives links that work to who may see the request', async () => {
    const { body } = await send(photo, { name: '现场.jpg' })
    const { request } = await file('owner', [body.id])
    expect(request.attachments).toMatchObject([{ id: body.id, name: '现场.jpg' }])
    expect((await read(request.attachments[0].url)).statusCode).toBe(200)
    const asked = `query ($id: ID!) { request(id: $id) { attachments { id } } }`
    expect((await town.as('officer', asked, { id: request.id })).data.request.attachments).toEqual([{ id: body.id }])
    expect((await town.as('stranger', asked, { id: request.id })).data.request).toBeNull()
  })

  test('of another person, or already used, is refused', async () => {
    const { body } = await send(photo)
    expect(await file('stranger', [body.id])).toEqual({ code: 'ATTACHMENT_UNKNOWN', field: 'attachmentIds' })
    expect((await rows())[0]?.thingId).toBeNull()
    await file('owner', [body.id])
    expect(await file('owner', [body.id])).toMatchObject({ code: 'ATTACHMENT_UNKNOWN' })
  })
})

/** A well-formed PNG of a few bytes whose header claims so many pixels. */
function pixelBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
