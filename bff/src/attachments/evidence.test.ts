import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { purge } from '../operations/purge.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { DAY_BYTES } from './attachments.store.ts'
import { legibleSize } from './legible.ts'
import { createTurns, OPEN_A_PERSON } from './turns.ts'
import { pdf, picture, type SendOptions, sendFile } from './upload.fixture.ts'

// What a person sends as evidence can be read afterwards, or he is told the true reason why not.

const DAY = 86_400_000

let town: TestApp
let photo: Buffer
beforeAll(async () => {
  town = await openTestApp()
  photo = await picture(160, 120).jpeg().toBuffer()
})
afterAll(() => town.close())
beforeEach(() => town.db.write(async (tx) => void (await tx.delete(town.db.schema.attachments))))

const send = (bytes: Buffer, options: SendOptions = {}) => sendFile(town, bytes, options)
const kept = async (url: string) => sharp((await town.app.inject({ url })).rawPayload)
const rows = () => town.db.read.select().from(town.db.schema.attachments)

describe('a picture stays legible', () => {
  test.each([
    ['a long screenshot', 1080, 19_000, 1080, 19_000],
    ['a photo of a phone', 4000, 3000, 1920, 1440],
    ['a wide panorama', 9000, 1500, 8640, 1440],
    ['a small picture', 300, 200, 300, 200],
    ['a very long screenshot', 1080, 40_000, 930, 34_427],
  ])('%s of %d by %d', (_, width, height, keptWidth, keptHeight) => {
    expect(legibleSize(width, height)).toEqual({ width: keptWidth, height: keptHeight })
    expect(legibleSize(height, width)).toEqual({ width: keptHeight, height: keptWidth })
  })

  test('or is asked for in parts', () => {
    expect(legibleSize(1080, 100_000)).toBeNull()
    expect(legibleSize(300, 90_000)).toBeNull()
  })

  test('a long screenshot keeps its width and its lines', async () => {
    const line = '<svg width="1080" height="60"><text x="20" y="44" font-size="36">0123456789</text></svg>'
    const lines = Array.from({ length: 95 }, (_, row) => ({ input: Buffer.from(line), left: 0, top: row * 200 }))
    const page = sharp({ create: { width: 1080, height: 19_000, channels: 3, background: '#fff' } }).composite(lines)
    const { status, body } = await send(await page.png().toBuffer(), { name: '长截图.png' })
    expect(status).toBe(200)
    expect(await (await kept(body.url)).metadata()).toMatchObject({ width: 1080, height: 19_000, format: 'jpeg' })
  })

  test('one that is too long is asked for in parts', async () => {
    const { status, body } = await send(await picture(700, 62_000).png().toBuffer(), { name: '长图.png' })
    expect(status).toBe(200)
    expect(body.name).toBe('长图.jpg')
    const longer = await send(await picture(620, 90_000).png().toBuffer(), { name: '长图.png' })
    expect([longer.status, longer.body.error?.message]).toEqual([413, '长图.png太大：图片太长，请分成几张再传。'])
  })
})

describe('many pixels in few bytes', () => {
  test.each([
    ['50 million, as PNG', () => picture(8160, 6144).png().toBuffer()],
    ['108 million, as JPEG', () => picture(12_000, 9000).jpeg().toBuffer()],
    ['50 million, interlaced', () => picture(8165, 6120).png({ progressive: true }).toBuffer()],
  ])('%s, are taken and made smaller', async (_, make) => {
    const { status, body } = await send(await make())
    expect(status).toBe(200)
    const { width = 0, height = 0 } = await (await kept(body.url)).metadata()
    expect([Math.min(width, height), Math.max(width, height) < 2000]).toEqual([1440, true])
  })

  test('that would have to be held whole are told to be too many', async () => {
    const huge = await picture(12_000, 10_000).png({ progressive: true }).toBuffer()
    const { status, body } = await send(huge, { name: '大图.png' })
    expect([status, body.error?.code]).toEqual([413, 'ATTACHMENT_TOO_LARGE'])
    expect(body.error?.message).toBe('大图.png太大：照片有 1.2 亿像素，请截图再传。')
  })
})

describe('a picture that lacks its last bytes', () => {
  test.each([1, 2])('%d of them are put back: the picture is whole', async (bytes) => {
    const { status, body } = await send(photo.subarray(0, photo.length - bytes))
    expect(status).toBe(200)
    expect(await (await kept(body.url)).metadata()).toMatchObject({ width: 160, height: 120 })
  })

  test('more of them, it is to be sent again', async () => {
    const { body } = await send(photo.subarray(0, photo.length - 12), { name: '现场.jpg' })
    expect(body.error).toMatchObject({ code: 'ATTACHMENT_UNKNOWN', next: '重新添加' })
  })
})

describe('a wrong kind is named, with the way out', () => {
  const zip = (inside: string) => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from(inside)])
  test.each([
    ['IMG_0001.HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC 照片', '兼容性最佳'],
    ['IMG_0001.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC 照片', '兼容性最佳'],
    ['动图.gif', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'GIF 动图', '截图'],
    ['方案.docx', zip('[Content_Types].xml'), 'Word 文件', '另存为 PDF'],
    ['方案.jpg', zip('word/document.xml'), 'Word 文件', '另存为 PDF'],
    ['台账.xlsx', zip('[Content_Types].xml'), 'Excel 表格', '另存为 PDF'],
    ['发票.ofd', zip('OFD.xml'), 'OFD 文件', '另存为 PDF'],
    ['旧方案.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0', 'latin1'), 'Word 文件', '另存为 PDF'],
    ['材料.zip', zip('a.jpg'), '压缩包', '解压'],
    ['材料.rar', Buffer.from('Rar!\x1a\x07\x01\0\0\0\0\0', 'latin1'), '压缩包', '解压'],
    ['现场.mp4', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0'), '视频', '窗口'],
    ['现场.tif', Buffer.from('II*\0\x08\0\0\0\0\0\0\0\0', 'latin1'), 'BMP 或 TIFF 图片', 'JPG'],
  ])('%s', async (name, bytes, kind, remedy) => {
    const { status, body } = await send(bytes, { name })
    expect([status, body.error?.code]).toEqual([415, 'ATTACHMENT_KIND'])
    expect(body.error?.message).toContain(`${name}是${kind}，不能接收。`)
    expect(body.error?.message).toContain(remedy)
  })
})

describe('the name of a file', () => {
  const LONG = `${'关于办理企业开办有关事项的通知'.repeat(6)}二零二六年`
  test.each([
    ['is cut between letters', `${LONG}.pdf`, `${LONG.slice(0, 75)}….pdf`],
    ['not in the middle of one of several characters', `${'👨‍👩‍👧‍👦'.repeat(30)}.pdf`, `${'👨‍👩‍👧‍👦'.repeat(10)}….pdf`],
    ['nor of a figure', `${'长'.repeat(73)}1，000万元.pdf`, `${'长'.repeat(73)}….pdf`],
    ['has nothing hidden in it', ' 合\u200b同\u202Egpj.\u0007exe .pdf', '合同gpj.exe.pdf'],
    ['is never empty', '\u200b\u2060', '材料.pdf'],
  ])('%s', async (_, shownName, expected) => {
    expect((await send(pdf(), { name: 'tmp_1.pdf', shownName })).body.name).toBe(
      shownName === '\u200b\u2060' ? 'tmp_1.pdf' : expected,
    )
    if (shownName.length < 200) expect((await send(pdf(), { name: shownName })).body.name).toBe(expected)
  })

  test('is what the person calls it in a refusal too', async () => {
    const { body } = await send(Buffer.from('GIF89a and more of it'), { name: 'tmp_2.gif', shownName: '现场.gif' })
    expect(body.error?.message).toContain('现场.gif是GIF 动图')
  })
})

describe('turns at what is heavy', () => {
  test('go person by person: one who has sent many keeps nobody waiting for more than one', async () => {
    const turns = createTurns()
    const done: string[] = []
    const work = (name: string) => async () => {
      await pause(2)
      done.push(name)
    }
    const all = [1, 2, 3, 4, 5].map((n) => turns.take('many', 1, work(`many ${n}`)))
    all.push(turns.take('one', 1, work('one')), turns.take('other', 1, work('other')))
    await Promise.all(all)
    expect(done).toEqual(['many 1', 'one', 'other', 'many 2', 'many 3', 'many 4', 'many 5'])
  })

  test('go on after work that failed', async () => {
    const turns = createTurns()
    const failed = turns.take('a', 1, () => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    expect(await turns.take('b', 1, async () => 'yes')).toBe('yes')
  })

  test('are not had where too much waits already', async () => {
    const turns = createTurns()
    const large = 100 * 1024 * 1024
    let free: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    const first = turns.take('a', large, () => held)
    const second = turns.take('a', large, async () => undefined)
    expect(turns.take('b', large, async () => undefined)).toBeNull()
    free()
    await Promise.all([first, second])
    expect(await turns.take('b', large, async () => 'now')).toBe('now')
  })

  test('one person has so many uploads under way, whatever others have', () => {
    const turns = createTurns()
    const places = Array.from({ length: OPEN_A_PERSON }, () => turns.enter('a'))
    expect(places.every((place) => place !== null)).toBe(true)
    expect(turns.enter('a')).toBeNull()
    expect(turns.enter('b')).not.toBeNull()
    places[0]?.()
    expect(turns.enter('a')).not.toBeNull()
  })

  test('uploads of one person beyond that are told to come back, and those of another go on', async () => {
    const heavy = await picture(4000, 3000).png({ progressive: true }).toBuffer()
    const many = Array.from({ length: OPEN_A_PERSON + 6 }, () => send(heavy))
    const other = send(photo, { who: 'stranger' })
    const answers = await Promise.all(many)
    expect((await other).status).toBe(200)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(OPEN_A_PERSON)
    const busy = answers.filter(({ status }) => status === 503)
    expect(busy.map(({ body }) => body.error?.code)).toEqual(Array.from({ length: 6 }, () => 'BUSY'))
  })
})

describe('how much a person may store in a day', () => {
  const fill = (ownerId: string, bytes: number, createdAt = town.time.now) =>
    town.db.write((tx) =>
      tx.insert(town.db.schema.attachments).values({
        ...{
          id: town.newKey(),
          ownerId,
          clientKey: town.newKey(),
          thingId: 'r',
          name: 'a.pdf',
          mime: 'application/pdf',
        },
        ...{ bytes, sha256: '', createdAt },
      }),
    )

  test('ends at 200 MB, is his alone, and begins anew at midnight in China', async () => {
    await fill('p-owner', DAY_BYTES - pdf().length)
    expect((await send(pdf())).status).toBe(200)
    const { status, body } = await send(pdf())
    expect([status, body.error?.code]).toEqual([429, 'ATTACHMENT_QUOTA'])
    expect(body.error?.message).toBe('今天上传的材料已满 200 MB，请明天再传，或交到窗口。')
    expect((await send(pdf(), { who: 'stranger' })).status).toBe(200)
    const today = town.time.now
    town.time.now = Date.parse('2026-11-21T00:00:01+08:00')
    expect((await send(pdf())).status).toBe(200)
    town.time.now = today
  })

  test('is counted with the file that would pass it, and leaves nothing of that', async () => {
    await fill('p-owner', DAY_BYTES - 10)
    const before = readdirSync(path.join(town.config.dataDir, 'attachments'), { recursive: true }).length
    expect((await send(pdf('large'.repeat(100)))).body.error?.code).toBe('ATTACHMENT_QUOTA')
    expect(await rows()).toHaveLength(1)
    expect(readdirSync(path.join(town.config.dataDir, 'attachments'), { recursive: true }).length).toBeLessThanOrEqual(
      before + 1,
    )
  })
})

describe('files that belong to nothing', () => {
  // Of its own, since sessions end as months go by.
  let away: TestApp
  beforeEach(async () => {
    away = await openTestApp()
  })
  afterEach(() => away.close())
  const send = (body: string) => sendFile(away, pdf(body))
  const rows = () => away.db.read.select().from(away.db.schema.attachments)
  const isKept = (id: string) => existsSync(path.join(away.config.dataDir, 'attachments', id.slice(0, 2), id))

  test('go thirty days after they were sent, or their request was withdrawn, and no others', async () => {
    const today = away.time.now
    const [loose, withdrawn, open] = [await send('1'), await send('2'), await send('3')]
    const gone = await fileOne(away, { attachmentIds: [withdrawn.body.id] })
    await fileOne(away, { attachmentIds: [open.body.id] })
    expect((await take(away, 'owner', 'withdrawRequest', gone.id)).__typename).toBe('ActionDone')
    away.time.now = today + 29 * DAY
    const fresh = await send('4')
    await purge(away.services)
    expect((await rows()).map(({ id }) => id).sort()).toEqual(
      [loose, withdrawn, open, fresh].map(({ body }) => body.id).sort(),
    )
    away.time.now = today + 30 * DAY + 1
    await Promise.all([purge(away.services), purge(away.services)])
    expect((await rows()).map(({ id }) => id).sort()).toEqual([open, fresh].map(({ body }) => body.id).sort())
    expect([loose, withdrawn, open, fresh].map(({ body }) => isKept(body.id))).toEqual([false, false, true, true])
    const { requests } = away.db.schema
    expect(await away.db.read.select().from(requests).where(eq(requests.id, gone.id))).toHaveLength(1)
  })

  test('are found from where the round before ended', async () => {
    const today = away.time.now
    const far = { withdrawnSince: 0, rounds: 0 }
    await purge(away.services, far)
    expect(far.withdrawnSince).toBe(today - 30 * DAY)
    const { body } = await send('5')
    const { id } = await fileOne(away, { attachmentIds: [body.id] })
    await take(away, 'owner', 'withdrawRequest', id)
    away.time.now = today + 31 * DAY
    await purge(away.services, far)
    expect(isKept(body.id)).toBe(false)
  })
})
