import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postgresBelow, sqliteBelow } from '../db/database.ts'
import { TOKENIZER } from '../search/tokens.ts'
import { fileOne, resolveOne, take } from '../testing/loop.fixture.ts'
import { FRIDAY, openTestApp, type TestApp } from '../testing/test-app.ts'
import { BATCH, WordIndexer } from './index-words.ts'
import { BEYOND } from './request-key.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})
afterEach(() => app.close())

const QUEUE = `query($search: String, $after: String, $first: Int) {
  queue(tab: NOW, search: $search, after: $after, first: $first) {
    items { id number title statusWord } endCursor total totalIsMore incomplete } }`

const search = async (who: string, words: string, page: object = {}) =>
  (await app.as(who, QUEUE, { search: words, ...page })).data.queue
const titles = async (who: string, words: string): Promise<string[]> =>
  (await search(who, words)).items.map((each: { title: string }) => each.title)
const file = (description: string, more: object = {}, who = 'owner') =>
  fileOne(app, { description, ...more }, app.newKey(), who)

describe('what is printed of a request', () => {
  const TITLE = '产线备案材料被退回两次'

  it.each([
    ['its title', '备案'],
    ['its description beyond the title', '环评批复'],
    ['whom it was filed for', '青禾艺术'],
    ['whom it was filed for, by two characters', '青禾'],
    ['who is to be called', '陈经理'],
    ['the unit that has it', '住建局'],
    ['the answer', '说明如下'],
    ['several of these', '住建局 备案'],
    ['words with a dash between them', '批复——窗口'],
    ['a number with a dash in it', '18-2号'],
  ])('is found by %s, whatever tab it is in', async (_, words) => {
    const { id } = await file(`${TITLE}。已经交过环评批复——窗口说不够，在18-2号。`, { enterpriseId: 'e-art' })
    await resolveOne(app, id)
    await app.index()
    expect(await titles('officer', words)).toEqual([TITLE])
    expect(await titles('officer', `${words}甲`)).toEqual([])
  })

  it('is found by a number, however it is typed, and by its tail', async () => {
    const { number } = await file(TITLE)
    await file('另外一件事情没有办成')
    // The whole number needs no index.
    expect(await titles('officer', number)).toEqual([TITLE])
    await app.index()
    const [, day = '', counter = '', check = ''] = number.split('-')
    const typed = [number.toLowerCase(), `${counter}-${check}`, `${counter}${check}`, `${counter}—${check}`]
    for (const each of [...typed, `${counter.slice(1)}${check}`, `${day}${counter}${check}`])
      expect([each, await titles('officer', each)]).toEqual([each, [TITLE]])
    expect(await titles('officer', day)).toHaveLength(2)
    expect(await titles('officer', `QH330199-${day}`)).toHaveLength(2)
    expect(await titles('officer', `qh330199-${day}-${counter}`)).toEqual([TITLE])
  })

  it('is found within a second by itself, and not before', async () => {
    await file(TITLE)
    expect(await search('officer', '备案')).toMatchObject({ items: [], incomplete: true })
    await app.index()
    expect(await search('officer', '备案')).toMatchObject({ total: 1, totalIsMore: false, incomplete: false })
  })

  it('is what was written last', async () => {
    const { id } = await file(TITLE)
    await resolveOne(app, id)
    await app.index()
    await take(app, 'owner', 'disputeRequest', id)
    await take(app, 'head', 'signRequest', id)
    await take(app, 'head', 'resolveRequest', id, {
      args: 'resolution: SOLVED, text: "窗口已经当面道歉，备案当天办好，材料不用再交。"',
    })
    await app.index()
    expect(await titles('officer', '当面道歉')).toEqual([TITLE])
    expect(await titles('officer', '说明如下')).toEqual([])
  })
})

describe('pages', () => {
  it('go from the newest to the oldest without gap or repetition, and count what was shown', async () => {
    const filed: string[] = []
    for (let n = 0; n < 23; n += 1) {
      if (n === 11) app.time.now += 86_400_000
      filed.push((await file(n % 2 === 0 ? `第${n}件产线备案的事项` : `第${n}件事项的备案在产线`)).number)
    }
    await app.index()
    for (const [words, wanted] of [
      ['备案', filed.toReversed()],
      ['产线备案', filed.filter((_, n) => n % 2 === 0).toReversed()],
    ] as const) {
      const seen: string[] = []
      let after: string | null = null
      let last = { total: 0, totalIsMore: true }
      for (let pages = 0; pages === 0 || after !== null; pages += 1) {
        last = await search('officer', words, { first: 5, after })
        const page = last as unknown as { items: { number: string }[]; endCursor: string | null }
        seen.push(...page.items.map((each) => each.number))
        after = page.endCursor
      }
      expect(seen).toEqual(wanted)
      expect(last).toMatchObject({ total: wanted.length, totalIsMore: false })
    }
    expect(await search('officer', '备案', { first: 5 })).toMatchObject({ total: 5, totalIsMore: true })
  })
})

describe('who finds what', () => {
  const found = async (words: string) => {
    const all = ['officer', 'handler', 'head', 'market', 'leader', 'admin', 'owner']
    return (await Promise.all(all.map(async (who) => ((await titles(who, words)).length > 0 ? [who] : [])))).flat()
  }

  it('is whoever has it in his queue at some time', async () => {
    const { id, number } = await file('产线备案材料被退回两次')
    const finders = async () => {
      await app.index()
      const byNumber = await found(number)
      expect(await found('备案')).toEqual(byNumber)
      return byNumber
    }
    expect(await finders()).toEqual(['officer'])
    await take(app, 'officer', 'dispatchRequest', id)
    expect(await finders()).toEqual(['officer', 'handler', 'head'])
    await take(app, 'handler', 'signRequest', id)
    await take(app, 'handler', 'resolveRequest', id)
    await take(app, 'owner', 'disputeRequest', id)
    // Gone up to the head.
    expect(await finders()).toEqual(['officer', 'head'])
  })

  it('does not learn the contact from it where he may not read that', async () => {
    const { memberships } = app.db.schema
    await app.db.write((tx) =>
      tx.insert(memberships).values({ personId: 'p-officer', enterpriseId: 'e-art', verified: true }),
    )
    await file('产线备案材料被退回两次', { enterpriseId: 'e-art', contactName: '隐名某' })
    await app.index()
    expect(await titles('officer', '备案')).toHaveLength(1)
    expect(await titles('officer', '隐名')).toEqual([])
    expect(await titles('officer2', '隐名')).toHaveLength(1)
  })
})

/** Whether PostgreSQL has the index by words; null on SQLite, where it is the table itself. */
async function sorted(): Promise<boolean | null> {
  const ask = postgresBelow(app.db.read)
  return ask && (await ask(`SELECT to_regclass('request_words_bag') IS NOT NULL`, []))[0]?.[0] === true
}

const TITLE_OF_PIECES = '产线备案材料被退回两次'

describe('the index', () => {
  it('takes in what is there from before, and what was filed beside it by another release', async () => {
    const { wordsDue } = app.db.schema
    for (let n = 0; n < BATCH + 9; n += 1) await file(`第${n}件产线备案的事项`)
    await app.db.write((tx) => tx.delete(wordsDue))
    const first = new WordIndexer(app.db)
    expect(await first.some(FRIDAY)).toBe(BATCH)
    expect([false, null]).toContain(await sorted())
    // What is in already is found meanwhile.
    expect(await search('officer', '备案', { first: 50 })).toMatchObject({ total: BATCH, incomplete: true })
    await first.all(FRIDAY)
    expect(await search('officer', '备案', { first: 50 })).toMatchObject({ total: BATCH + 9, incomplete: false })
    expect(await sorted()).not.toBe(false)
    await file('另外一件产线备案事项')
    await app.db.write((tx) => tx.delete(wordsDue))
    await first.all(FRIDAY)
    expect((await search('officer', '备案', { first: 50 })).total).toBe(BATCH + 9)
    await new WordIndexer(app.db).all(FRIDAY + 1000)
    expect((await search('officer', '备案', { first: 50 })).total).toBe(BATCH + 10)
  })

  it('is made anew where its tokens are others, and left alone by an older release', async () => {
    await file('产线备案材料被退回两次')
    await app.index()
    const { wordsState } = app.db.schema
    const setTo = (tokenizer: number) => app.db.write((tx) => tx.update(wordsState).set({ tokenizer }))
    await setTo(TOKENIZER - 1)
    expect((await search('officer', '备案')).incomplete).toBe(true)
    await new WordIndexer(app.db).all(FRIDAY)
    expect(await search('officer', '备案')).toMatchObject({ total: 1, incomplete: false })
    await setTo(TOKENIZER + 1)
    await file('又有一件产线备案事项')
    expect(await new WordIndexer(app.db).all(FRIDAY)).toBe(0)
    expect(
      (
        await app.db.read
          .select()
          .from(wordsState)
          .where(eq(wordsState.tokenizer, TOKENIZER + 1))
      ).length,
    ).toBe(1)
  })

  it('is made anew by the server that stands there once it was given up', async () => {
    await file('产线备案材料被退回两次')
    await app.index()
    await app.db.write(async (tx) => {
      await tx.delete(app.db.schema.wordsState)
      await app.db.words.clear(tx)
    })
    expect(await search('officer', '备案')).toMatchObject({ total: 0, incomplete: true })
    await app.index()
    expect(await search('officer', '备案')).toMatchObject({ total: 1, incomplete: false })
  })

  it('is made anew by one process while another goes on with its part', async () => {
    for (let n = 0; n < BATCH + 9; n += 1) await file(`第${n}件产线备案的事项`)
    const [one, other] = [new WordIndexer(app.db), new WordIndexer(app.db)]
    await one.all(FRIDAY)
    await other.some(FRIDAY + 1000)
    await app.db.write((tx) => tx.delete(app.db.schema.wordsState))
    const third = new WordIndexer(app.db)
    await third.some(FRIDAY)
    await app.db.write((tx) => app.db.words.clear(tx))
    await app.db.write((tx) => tx.update(app.db.schema.wordsState).set({ reached: '' }))
    await other.all(FRIDAY + 1000)
    expect(await search('officer', '备案', { first: 50 })).toMatchObject({ total: BATCH + 9, incomplete: false })
    expect(await sorted()).not.toBe(false)
  })

  it('is put in order while nothing is due: every piece of it costs each search a look', async () => {
    const below = sqliteBelow(app.db.read)
    // PostgreSQL keeps its own index in order.
    if (!below) return expect(await new WordIndexer(app.db).tidy()).toBe(false)
    const pieces = () => below.prepare('SELECT count(DISTINCT segid) FROM request_words_idx').pluck().get() as number
    const indexer = new WordIndexer(app.db)
    await file(TITLE_OF_PIECES)
    await app.index()
    // As many batches leave them, where they come faster than they are merged.
    for (let n = 1; n <= 12; n += 1) {
      const row = { key: BigInt(n), tokens: new Set([n, n + 1]) }
      await app.db.write((tx) => app.db.words.put(tx, [row]))
    }
    expect(pieces()).toBeGreaterThan(8)
    while (await indexer.tidy());
    expect(pieces()).toBeLessThanOrEqual(4)
    expect(await app.db.words.find([7], BEYOND, 5, true)).toEqual([7n, 6n])
    expect(await titles('officer', '退回两次')).toEqual([TITLE_OF_PIECES])
  })

  it('passes over a number that has no place in its order', async () => {
    const { id } = await file('产线备案材料被退回两次')
    await file('另外一件产线备案事项')
    const { requests } = app.db.schema
    await app.db.write((tx) => tx.update(requests).set({ number: 'QH330199-261120-0001-x' }).where(eq(requests.id, id)))
    await app.index()
    expect(await titles('officer', '备案')).toEqual(['另外一件产线备案事项'])
  })

  it('keeps what comes due while it reads', async () => {
    const { id, number } = await file('产线备案材料被退回两次')
    const { wordsDue } = app.db.schema
    await take(app, 'officer', 'dispatchRequest', id)
    const due = await app.db.read.select().from(wordsDue)
    expect(due.map((each) => each.number)).toEqual([number, number])
    expect(new Set(due.map(({ version }) => version)).size).toBe(2)
    await app.index()
    expect(await app.db.read.select().from(wordsDue)).toEqual([])
  })

  it('finds exactly what stands in the texts, of every length', async () => {
    const PARTS = [
      '产线',
      '备案',
      '线备',
      '，',
      'A4',
      'ａ4纸',
      '1000',
      '万元',
      '。',
      '市',
      '𠮷野',
      '二〇二六',
      ' ',
      'é',
    ]
    const texts: string[] = []
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let n = 0; n < 40; n += 1) {
      const text = Array.from({ length: 6 }, () => PARTS[random(PARTS.length)]).join('')
      texts.push(`${n % 10}号事项说明${text}完`)
      await file(texts[n] as string)
    }
    await app.index()
    const bodies = texts.map((text) => text.normalize('NFKC').replace(/[A-Z]/g, (c) => c.toLowerCase()))
    let compared = 0
    for (let n = 0; n < 120; n += 1) {
      const body = bodies[random(bodies.length)] as string
      const from = random(body.length - 4)
      const word = body.slice(from, from + 2 + random(4))
      const letters = [...word]
      if (/\s/.test(word) || /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(word)) continue
      if (!letters.some((c, at) => /[\p{Script=Han}〇]/u.test(c) && /[\p{Script=Han}〇]/u.test(letters[at + 1] ?? '')))
        continue
      const wanted = bodies.filter((each) => each.includes(word)).length
      expect([word, (await search('officer', word, { first: 50 })).total]).toEqual([word, wanted])
      compared += 1
    }
    expect(compared).toBeGreaterThan(40)
  })
})
