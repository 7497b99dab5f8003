import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FILE, fileOne, filing, lookAt, resolveOne, take } from './testing/loop.fixture.ts'
import { openTestApp, type TestApp } from './testing/test-app.ts'

// Wherever a text comes in: what cannot be seen is nothing, and both engines keep and find the same.

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const ZERO_WIDTH = '\u200b'
const NOTHING = [
  ZERO_WIDTH,
  '\u3164',
  '\u2800',
  '\u2060\u200d',
  '\u202e',
  '\u0000',
  '\ufe0f',
  '\u{e0041}',
  '\ud83d',
  ' \n',
]
const FORMED =
  '\u202a 艺术\u200b培训\u0000消防\ufeff验收卡住\ud83d了\r\n\r\n\r\n\r\n两边\u2028都要对方\u00ad先出👨‍👩‍👧。\u3000'

describe('what cannot be seen is refused as empty', () => {
  it.each(NOTHING)('in a new request: %j', async (hidden) => {
    const answer = async (more: object) => {
      const { data } = await app.as('owner', FILE, { input: filing(app.newKey(), more) })
      const { __typename, code, field } = data.fileRequest
      return [__typename, code, field]
    }
    const many = hidden.repeat(25)
    expect(await answer({ description: many })).toEqual(['Refusal', 'DESCRIPTION_TOO_SHORT', 'description'])
    expect(await answer({ contactName: many })).toEqual(['Refusal', 'CONTACT_NAME_REQUIRED', 'contactName'])
    const enterprise = { name: many, creditCode: '91350100M000100Y43' }
    expect(await answer({ enterpriseId: null, enterprise })).toEqual([
      'Refusal',
      'ENTERPRISE_NAME_REQUIRED',
      'enterpriseName',
    ])
  })

  it.each(NOTHING)('in every step of its life: %j', async (hidden) => {
    const many = hidden.repeat(25)
    const refusal = async (who: string, action: Parameters<typeof take>[2], args?: string) => {
      const { code, field } = await take(app, who, action, id, { text: many, ...(args ? { args } : {}) })
      return [code, field]
    }
    const { id } = await fileOne(app)
    expect(await refusal('officer', 'declineRequest')).toEqual(['TEXT_REQUIRED', 'text'])
    await take(app, 'officer', 'dispatchRequest', id)
    await take(app, 'handler', 'signRequest', id)
    expect(await refusal('handler', 'requestInformation', 'text: $text')).toEqual(['TEXT_REQUIRED', 'text'])
    expect(await refusal('handler', 'addProgress', 'text: $text')).toEqual(['TEXT_REQUIRED', 'text'])
    expect((await refusal('handler', 'resolveRequest', 'resolution: SOLVED, text: $text'))[1]).toBe('text')
    expect((await refusal('handler', 'resolveRequest', 'resolution: EXPLAINED_NOT_POSSIBLE, text: $text'))[1]).toBe(
      'text',
    )
    expect((await lookAt(app, 'owner', id)).answer).toBeNull()
  })
})

describe('what is kept', () => {
  it('is the same text on both engines, with what cannot be seen taken out', async () => {
    const { id } = await fileOne(app, { description: FORMED, contactName: ' 陈\u200b经理\u202e\n ' })
    const seen = await lookAt(app, 'owner', id)
    expect(seen.description).toBe('艺术培训消防验收卡住了\n\n两边\n都要对方先出👨‍👩‍👧。')
    expect(seen.title).toBe('艺术培训消防验收卡住了')
    expect(seen.contact.name).toBe('陈经理')
  })

  it('of a step as well', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    await take(app, 'handler', 'signRequest', id)
    await take(app, 'handler', 'addProgress', id, { text: FORMED, args: 'text: $text' })
    const [latest] = (await lookAt(app, 'owner', id)).history
    expect(latest.text).toBe('艺术培训消防验收卡住了\n\n两边\n都要对方先出👨‍👩‍👧。')
  })

  it('of a rating too', async () => {
    const { id } = await fileOne(app)
    await resolveOne(app, id)
    await take(app, 'owner', 'confirmRequest', id)
    const args = 'rating: { face: 5, solved: YES, reasons: [], text: $text }'
    await take(app, 'owner', 'rateRequest', id, { text: '\u200b很\u202e快\u2060', args })
    const { ratings } = app.db.schema
    const [row] = await app.db.read.select().from(ratings).where(eq(ratings.face, 5))
    expect(row?.text).toBe('很快')
  })

  it('a backslash, a u and four zeros are six signs that anybody may write', async () => {
    const { id } = await fileOne(app, { description: '系统提示 \\u0000 和 \\ud83d，请看看是什么。' })
    expect((await lookAt(app, 'owner', id)).description).toBe('系统提示 \\u0000 和 \\ud83d，请看看是什么。')
  })

  it('once, however often the same is sent', async () => {
    const input = filing(app.newKey(), { description: FORMED })
    const first = await app.as('owner', FILE, { input })
    expect((await app.as('owner', FILE, { input })).data).toEqual(first.data)
  })
})

describe('numbers and codes are read however they were typed', () => {
  it('telephones and credit codes', async () => {
    const { id } = await fileOne(app, {
      contactPhone: '\u202d＋86 １９９—0000—0009\u202c',
      enterpriseId: null,
      enterprise: { name: '青禾', creditCode: ' ９１３５-0100\u200bm000100y43 ' },
    })
    const [row] = await app.db.read.select().from(app.db.schema.requests).where(eq(app.db.schema.requests.id, id))
    expect(row?.enterpriseId).toBe('e-art')
    const { contacts } = app.db.schema
    const [contact] = await app.db.read
      .select()
      .from(contacts)
      .where(eq(contacts.id, row?.contactId ?? ''))
    expect(contact?.phone).toBe('19900000009')
  })

  it('the masked number of the person himself, with blanks in it', async () => {
    const { id } = await fileOne(app, { contactPhone: ' 199 **** 0001 ' })
    expect((await lookAt(app, 'owner', id)).contact.phone).toBe('19900000001')
  })

  it('numbers of requests and look-up codes', async () => {
    const { number, lookupCode } = await fileOne(app)
    const wide = lookupCode.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const LOOK_UP = `query($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) {
      ... on PublicProgress { number } ... on Refusal { code } } }`
    const typed = {
      number: ` ${number.toLowerCase().replaceAll('-', '—')}\u200b`,
      code: `${wide.slice(0, 3)} ${wide.slice(3)}`,
    }
    expect((await app.as(null, LOOK_UP, typed)).data.lookUpRequest).toEqual({ number })
  })
})

describe('search', () => {
  const SEARCH = 'query($search: String) { queue(tab: NOW, search: $search) { items { title } } }'
  const found = async (search: string) =>
    (await app.as('officer', SEARCH, { search })).data.queue.items.map((each: { title: string }) => each.title)

  it.each([
    [
      'ＡＢＣ智能（青禾）产线备案被退回两次',
      ['abc智能', 'ABC智能', 'ａｂｃ智能', '(青禾)', '（青禾）', '备案\u200b被退回', ' 产线备案 '],
    ],
    ['Éclair的100%果汁_标签\\备案被退', ['100%果汁', '果汁_标签', '标签\\备案', 'éclair'.slice(1), '１００％']],
  ])('finds %s', async (title, searches) => {
    await fileOne(app, { description: title })
    await app.index()
    for (const search of searches) expect([search, await found(search)]).toEqual([search, [title]])
  })

  it.each(['100_果汁', '果汁%标签', '果汁%', '标签\\\\备案'])('takes signs as they are: %s', async (search) => {
    expect(await found(search)).toEqual([])
  })

  it('folds only A to Z: what a locale makes of other letters differs from machine to machine', async () => {
    await app.index()
    expect(await found('Éclair')).toHaveLength(1)
    expect(await found('éclair')).toEqual([])
  })

  it.each(['%%', '__', '税', '。'])('for %s asks for more, in every client', async (search) => {
    const { status, errors } = await app.as('officer', SEARCH, { search })
    expect(status).toBe(400)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SEARCH_TOO_SHORT', field: 'search', next: '去修改' })
  })

  it('for what cannot be seen is no search', async () => {
    expect((await found('\u200b\u2060')).length).toBe((await found('')).length)
  })

  it.each([201, 50_001])('of %d letters is told to be too long, on both engines', async (length) => {
    const { status, errors } = await app.as('officer', SEARCH, { search: 'a'.repeat(length) })
    expect(status).toBe(400)
    expect(errors?.[0]).toMatchObject({
      message: `搜索最多 200 个字，超出 ${length - 200} 个。`,
      extensions: { code: 'TEXT_TOO_LONG', field: 'search', next: '去修改' },
    })
  })

  it('of 200 letters finds nothing', async () => {
    expect(await found('a'.repeat(200))).toEqual([])
  })
})
