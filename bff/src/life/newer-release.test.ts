import { NEWER_WORDS } from '@qihu/shared'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { servedLives } from '../lives.ts'
import { outboxRow } from '../notifications/outbox.store.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { fileOne, lookAt, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { rebuild } from './rebuild.ts'

/** What a process of the next release, which runs beside this one during an upgrade, may have written. */
async function append(town: TestApp, id: string, event: object): Promise<void> {
  const { db, time } = town
  const { events, requests } = db.schema
  await db.write(async (tx) => {
    const [row] = await tx.select().from(requests).where(eq(requests.id, id))
    if (!row) throw new Error('no such request')
    const version = row.version + 1
    const whole = { at: time.now, actorId: null, actorUnitId: null, ...event } as never
    await tx
      .insert(events)
      .values({ thingId: id, version, at: time.now, type: (whole as { type: string }).type, event: whole })
    const state = { ...row.state, version, addedByTheNext: 7 }
    await tx.update(requests).set({ version, state }).where(eq(requests.id, id))
  })
}

async function stateOf({ db }: TestApp, id: string) {
  const { requests } = db.schema
  const [row] = await db.read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Error('no such request')
  return row.state as typeof row.state & { addedByTheNext?: number }
}

async function store(town: TestApp, id: string, more: object): Promise<void> {
  const { requests } = town.db.schema
  const state = { ...(await stateOf(town, id)), ...more }
  await town.db.write((tx) =>
    tx
      .update(requests)
      .set({ state: state as never })
      .where(eq(requests.id, id)),
  )
}

describe('what a newer release has written', () => {
  let town: TestApp
  beforeEach(async () => {
    town = await openTestApp()
  })
  afterEach(() => town.close())

  const READERS = ['owner', 'officer', 'handler'] as const
  const linesOf = async (who: string, id: string): Promise<string[]> =>
    (await lookAt(town, who, id)).history.map(({ what }: { what: string }) => what)

  it.each([
    ['an event', { type: 'CONSULTED', unitIds: ['x'] }],
    ['a birth of a thing', { type: 'CHILD_OPENED', child: 'CONSULTATION', id: 'x' }],
    ['an end of a thing', { type: 'CHILD_ENDED', child: 'CONSULTATION', id: 'x' }],
  ])('%s of a kind that is not known is a neutral line, and the page is whole', async (_, event) => {
    const { id } = await fileOne(town)
    await take(town, 'officer', 'dispatchRequest', id)
    const before = Object.fromEntries(
      await Promise.all(READERS.map(async (who) => [who, await linesOf(who, id)] as const)),
    )
    await append(town, id, event)
    for (const who of READERS) expect(await linesOf(who, id)).toEqual([NEWER_WORDS.line, ...(before[who] ?? [])])
    // Nothing is in the way of the next step, which keeps what this release does not know.
    const done = await take(town, 'handler', 'signRequest', id)
    expect(done).toMatchObject({ __typename: 'ActionDone', request: { stage: 'IN_PROGRESS' } })
    expect((await stateOf(town, id)).addedByTheNext).toBe(7)
  })

  it('an event that only some may read is shown to nobody else', async () => {
    const { id } = await fileOne(town)
    await take(town, 'officer', 'dispatchRequest', id)
    await append(town, id, { type: 'RATED_AGAIN', seenBy: 'VIEW_RATING_EVENT' })
    expect(await linesOf('owner', id)).toContain(NEWER_WORDS.line)
    for (const who of ['handler', 'officer']) expect(await linesOf(who, id)).not.toContain(NEWER_WORDS.line)
    await append(town, id, { type: 'LOOKED_INTO', seenBy: 'VIEW_SOMETHING_NEW' })
    expect((await linesOf('owner', id)).filter((what) => what === NEWER_WORDS.line)).toHaveLength(1)
  })

  it('words that are not known leave the request readable', async () => {
    const { id } = await fileOne(town)
    await resolveOne(town, id)
    const words = {
      tier: 'HUGE',
      urgency: 'AT_ONCE',
      category: 'SPACE',
      cause: 'WEATHER',
      intakeReasons: ['STUCK', 'NEW'],
    }
    await store(town, id, { ...words, resolution: 'HALF_DONE', channel: 'VOICE' })
    const asked = `query($id: ID!) { request(id: $id) { stage statusWord headline tier urgency category categoryWord cause intakeReasons
      answer { resolution text } lamp { word } journey { name state } dueRows { kind text } history { what } actions } }`
    for (const who of READERS) {
      const { data, errors } = await town.as(who, asked, { id })
      expect([who, errors]).toEqual([who, undefined])
      expect(data.request).toMatchObject({ tier: null, urgency: 'NORMAL', categoryWord: '其他', cause: null })
      expect(data.request).toMatchObject({ intakeReasons: ['STUCK'], answer: { resolution: 'HALF_DONE' } })
    }
  })

  it('a stage that is not known is said in a neutral sentence, and offers nothing', async () => {
    const { id, version } = await fileOne(town)
    await store(town, id, { stage: 'UNDER_REVIEW' })
    for (const who of ['owner', 'officer']) {
      expect(await lookAt(town, who, id)).toMatchObject({
        stage: 'UNDER_REVIEW',
        statusWord: NEWER_WORDS.word,
        headline: NEWER_WORDS.headline,
        actions: [],
      })
    }
    expect(await take(town, 'officer', 'acceptRequest', id, { version })).toMatchObject({ code: 'NOT_YOUR_TURN' })
  })

  it('words inside an event that is known are read as others', async () => {
    const { id } = await fileOne(town)
    await resolveOne(town, id)
    const { events } = town.db.schema
    const [stored] = await town.db.read
      .select()
      .from(events)
      .where(and(eq(events.thingId, id), eq(events.type, 'RESOLVED')))
    await town.db.write((tx) =>
      tx
        .update(events)
        .set({ event: { ...stored?.event, resolution: 'HALF_DONE' } as never })
        .where(and(eq(events.thingId, id), eq(events.type, 'RESOLVED'))),
    )
    expect(await linesOf('owner', id)).toContain('答复：其他')
  })

  it('is left alone when states are made again from their events', async () => {
    const { id, number } = await fileOne(town)
    const other = await fileOne(town)
    await append(town, id, { type: 'CONSULTED' })
    const before = await stateOf(town, id)
    await store(town, other.id, { round: 3 })
    const { db, services } = town
    const done = await rebuild(db, servedLives, { current: services.calendar.current })
    expect(done).toEqual({ read: 2, mended: [other.number], left: [number] })
    expect(await stateOf(town, id)).toEqual(before)
  })

  it('a message about a thing that is not known is read, and opens nothing', async () => {
    const { db, time } = town
    const about = { personId: 'p-owner', thingId: newId(time.now), thingKind: 'CONSULTATION', kind: 'CONSULTED' }
    const text = { title: '会商已开始', body: '请留意。' }
    await db.write((tx) =>
      tx
        .insert(db.schema.messages)
        .values({ id: newId(time.now), ...about, ...text, createdAt: time.now, readAt: null }),
    )
    const { data, errors } = await town.as('owner', '{ messages(first: 5) { items { title text page requestId } } }')
    expect(errors).toBeUndefined()
    expect(data.messages.items).toEqual([{ title: text.title, text: text.body, page: null, requestId: null }])
  })
})

describe('notices of a newer release', () => {
  let post: Post
  beforeEach(async () => {
    post = await openPost()
  })
  afterEach(() => post.close())

  it.each([
    ['a kind of thing', { kind: 'CONSULTATION' }, 'ACCEPTED'],
    ['a kind of notice', { kind: 'REQUEST' }, 'CONSULTED'],
  ])('about %s that is not known wait for a process that knows it, untouched', async (_, about, kind) => {
    const { db, time } = post
    const { outbox } = db.schema
    const { id } = await post.file()
    await post.act('officer', 'acceptRequest', id)
    const [own] = await post.outbox()
    const row = outboxRow(
      newId(time.now),
      own?.personId ?? '',
      { id, version: 2, dueSort: 0, ...about },
      kind,
      'WECHAT',
      time.now,
    )
    await db.write((tx) => tx.insert(outbox).values(row))
    await post.notifier.runOnce()
    const rows = await post.outbox()
    expect(rows.find((each) => each.id === own?.id)?.state).not.toBe('WAITING')
    // Not even put off: the other process sends it at once.
    expect(rows.find((each) => each.kind === kind && each.thingKind === about.kind)).toMatchObject({
      state: 'WAITING',
      attempts: 0,
      leaseUntil: 0,
      nextAt: time.now,
    })
  })
})
