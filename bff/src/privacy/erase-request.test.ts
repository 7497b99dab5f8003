import { eq, inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAttachment, linkAttachments } from '../attachments/attachments.store.ts'
import { runSweep } from '../deadlines/sweep.ts'
import { purge } from '../operations/purge.ts'
import { WordIndexer } from '../requests/index-words.ts'
import { fileOne, lookAt, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const DAY = 86_400_000
const HIS = '我叫陈某某，手机19900000009，消防验收卡住了。'
const REVEAL = `mutation ($id: ID!) { revealContact(id: $id, reason: VISIT) { __typename ... on Refusal { code } } }`
const SEARCH = `query ($search: String!) { queue(tab: ENDED, search: $search) { items { id } } }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

/** Filed, answered with a number in the answer, and confirmed. */
async function ended(more: object = {}) {
  const { id } = await fileOne(town, { description: HIS, ...more })
  await take(town, 'officer', 'dispatchRequest', id)
  await take(town, 'handler', 'signRequest', id)
  await take(town, 'handler', 'addProgress', id, { text: '已打19900000001联系陈经理，本人13900000000。' })
  await take(town, 'handler', 'resolveRequest', id, { text: '已办好，有问题打12345。' })
  await take(town, 'owner', 'confirmRequest', id)
  return id
}
const erase = async (id: string, who = 'owner') =>
  take(town, who, 'erasePersonalData', id, { version: (await lookAt(town, who, id))?.version })
const stored = async (id: string) => {
  const { requests, contacts, texts, messages, outbox, attachments } = town.db.schema
  const { read } = town.db
  const [row] = await read.select().from(requests).where(eq(requests.id, id))
  return {
    row,
    contacts: await read
      .select()
      .from(contacts)
      .where(eq(contacts.id, row?.contactId ?? '')),
    texts: (await read.select().from(texts).where(eq(texts.thingId, id))).map(({ body }) => body),
    messages: await read.select().from(messages).where(eq(messages.thingId, id)),
    outbox: await read.select().from(outbox).where(eq(outbox.thingId, id)),
    attachments: await read.select().from(attachments).where(eq(attachments.thingId, id)),
  }
}
/** Whether anything of what was given of a person still stands anywhere in the database. */
async function traces(): Promise<string[]> {
  const found: string[] = []
  for (const [name, table] of Object.entries(town.db.schema)) {
    if (['people', 'identities', 'enterprises', 'memberships'].includes(name)) continue
    const rows = JSON.stringify(await town.db.read.select().from(table as never))
    for (const word of ['陈经理', '陈某某', '1990000', '1390000', '消防验收卡住']) {
      if (rows.includes(word)) found.push(`${name}: ${word}`)
    }
  }
  return found
}
const file = async (thingId: string, ownerId = 'p-owner', id = 'a-file') => {
  const attachment = {
    ...{ id, ownerId, clientKey: `key-${id}`, thingId, name: '材料.pdf' },
    ...{ mime: 'application/pdf', bytes: 9, sha256: 'x', createdAt: town.time.now },
  }
  await town.db.write((tx) => tx.insert(town.db.schema.attachments).values(attachment))
}

describe('when personal data is erased', () => {
  it('on request: name, number, words, files and messages are gone, and the work stays', async () => {
    const id = await ended({ enterpriseId: null })
    await file(id)
    expect((await traces()).length).toBeGreaterThan(5)
    const before = await stored(id)
    expect(before.messages.length).toBeGreaterThan(3)

    const answer = await erase(id)
    expect(answer).toMatchObject({ __typename: 'ActionDone', request: { title: '（内容已删除）', actions: [] } })
    const after = await stored(id)
    expect(after).toMatchObject({ contacts: [], messages: [], outbox: [], attachments: [] })
    expect(after.texts.sort()).toEqual(['已办好，有问题打12345。', '已打［电话］联系［姓名］，本人［电话］。'])
    expect(await traces()).toEqual([])

    const seen = await lookAt(town, 'owner', id)
    expect(seen).toMatchObject({
      ...{ title: '（内容已删除）', description: '（已删除）', contact: null, stage: 'CLOSED' },
      answer: { text: '已办好，有问题打12345。' },
    })
    expect(seen.history[0]).toMatchObject({ what: '应申请人要求，个人信息已删除' })
    expect(await lookAt(town, 'officer', id)).toMatchObject({ contact: null, requesterName: '个人' })
    expect((await town.as('officer', REVEAL, { id })).data.revealContact).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('on request of one person of an enterprise: what he wrote stays the enterprise’s, without what leads to him', async () => {
    const id = await ended()
    await file(id)
    await file(id, 'p-colleague', 'a-other')
    await erase(id)
    const after = await stored(id)
    expect(after).toMatchObject({ contacts: [], messages: [], attachments: [{ id: 'a-other' }] })
    expect(after.texts).toContain('我叫［姓名］，手机［电话］，消防验收卡住了。')
    expect(after.row?.title).not.toContain('陈')
    expect((await traces()).filter((each) => !each.includes('消防'))).toEqual([])
    // What the enterprise kept goes when the years are over.
    town.time.now += 732 * DAY
    await runSweep(town.services)
    expect(await stored(id)).toMatchObject({
      attachments: [],
      row: { title: '（内容已删除）', state: { expired: true } },
    })
    expect(await traces()).toEqual([])
  })

  it('the name that somebody typed who was never verified goes as well', async () => {
    const enterprise = { name: '陈某某小吃店', creditCode: '91330198MA2QH0014N' }
    const id = await ended({ enterpriseId: null, enterprise })
    expect((await lookAt(town, 'officer', id)).requesterName).toBe('陈某某小吃店（未核验）')
    await erase(id)
    expect((await lookAt(town, 'officer', id)).requesterName).toBe('个人')
    expect((await stored(id)).row).toMatchObject({ claimedName: null, claimedEnterpriseId: null })
    const { memberships } = town.db.schema
    expect(await town.db.read.select().from(memberships).where(eq(memberships.givenName, '陈某某小吃店'))).toHaveLength(
      1,
    )
  })

  it('a name that is none takes nothing out of the answer', async () => {
    const id = await ended({ enterpriseId: null, contactName: '有问题打' })
    await erase(id)
    expect((await stored(id)).texts).toContain('已办好，有问题打12345。')
  })

  it('is asked for by whoever filed alone, and not before the end', async () => {
    const id = await ended()
    for (const who of ['colleague', 'officer', 'handler', 'head', 'admin', 'clerk']) {
      expect((await erase(id, who)).code, who).toMatch(/NOT_FOUND|NOT_YOUR_TURN/)
    }
    const open = await fileOne(town)
    expect(await erase(open.id)).toMatchObject({ code: 'NOT_YOUR_TURN' })
    expect((await stored(open.id)).contacts).toHaveLength(1)
  })

  it('two years after the end, by itself, also where it is an enterprise’s', async () => {
    const id = await ended()
    await file(id)
    const other = await ended({ enterpriseId: null })
    await town.db.write((tx) =>
      tx.update(town.db.schema.requests).set({ wakeAt: null }).where(eq(town.db.schema.requests.id, other)),
    )
    town.time.now += 732 * DAY
    await runSweep(town.services)
    expect(await stored(id)).toMatchObject({ contacts: [], attachments: [], row: { title: '（内容已删除）' } })
    expect((await lookAt(town, 'officer', id)).history[0]).toMatchObject({ what: '保存期满，个人信息已删除' })
    // Without its timer nothing happens: the other one still has everything.
    expect((await stored(other)).contacts).toHaveLength(1)
  })

  it('is no longer found by what it said, and by its number still', async () => {
    const id = await ended({ enterpriseId: null })
    const indexer = new WordIndexer(town.db)
    const find = async (text: string) => {
      while ((await indexer.some(town.time.now)) > 0);
      return (await town.as('officer', SEARCH, { search: text })).data.queue.items.map(
        (each: { id: string }) => each.id,
      )
    }
    expect(await find('消防验收卡住')).toEqual([id])
    expect(await find('陈经理')).toEqual([id])
    await erase(id)
    expect(await find('消防验收卡住')).toEqual([])
    expect(await find('陈经理')).toEqual([])
    expect(await find((await stored(id)).row?.number ?? '')).toEqual([id])
  })

  it('a rating stays without its words, and nobody knows any more whose it was', async () => {
    const id = await ended()
    const args = 'rating: { face: 1, solved: NO, reasons: [SLOW], text: "陈经理说太慢" }'
    await take(town, 'owner', 'rateRequest', id, { args })
    await erase(id)
    const { ratings, ratingIdentities } = town.db.schema
    expect(await town.db.read.select().from(ratings)).toMatchObject([{ face: 1, text: null }])
    expect(await town.db.read.select().from(ratingIdentities)).toEqual([])
  })

  it('what supervises it loses its title and numbers as well', async () => {
    const { id } = await fileOne(town, { description: HIS, enterpriseId: null })
    await take(town, 'officer', 'dispatchRequest', id)
    const args = 'text: "请联系陈经理19900000001"'
    await take(town, 'officer', 'orderSupervision', id, { args })
    await take(town, 'owner', 'withdrawRequest', id)
    await erase(id)
    expect(await traces()).toEqual([])
    expect(await town.db.read.select().from(town.db.schema.things)).toMatchObject([{ title: '（内容已删除）' }])
  })

  it('the files themselves go with the next hour', async () => {
    const id = await ended()
    await file(id)
    await erase(id)
    const { attachments } = town.db.schema
    const held = () =>
      town.db.read
        .select()
        .from(attachments)
        .where(inArray(attachments.id, ['a-file']))
    expect(await held()).toMatchObject([{ name: '', thingId: null }])
    // Until then it is nobody's to read or to attach.
    expect(await findAttachment(town.db.read, town.db.schema, 'a-file')).toBeNull()
    const again = await town.db.write((tx) => linkAttachments(tx, town.db.schema, 'p-owner', ['a-file'], 'r'))
    expect(again).toBe(false)
    await purge({ db: town.db, clock: town.services.clock, config: town.config })
    expect(await held()).toEqual([])
  })

  it('a second press, sent again, is the first', async () => {
    const id = await ended()
    const key = town.newKey()
    const version = (await stored(id)).row?.version ?? 0
    const [first, again] = [
      await take(town, 'owner', 'erasePersonalData', id, { key, version }),
      await take(town, 'owner', 'erasePersonalData', id, { key, version }),
    ]
    expect([first.__typename, again.__typename]).toEqual(['ActionDone', 'ActionDone'])
    expect(
      (await lookAt(town, 'owner', id)).history.filter((each: { what: string }) => each.what.includes('已删除')),
    ).toHaveLength(1)
  })
})

it('an open one, answered, is left alone by the years', async () => {
  const { id } = await fileOne(town)
  await resolveOne(town, id)
  town.time.now += 5 * DAY
  await runSweep(town.services)
  expect((await stored(id)).contacts).toHaveLength(1)
})
