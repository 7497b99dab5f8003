import { createCalendar, localDate, SHIPPED_DAYS } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseUnavailable } from '../db/database.ts'
import { countWhatBrokeOff, loadCalendar, refreshCalendar, refreshCalendarSoon } from '../deadlines/calendar.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { rebuild } from '../life/rebuild.ts'
import { servedLives } from '../lives.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { adminCommand } from './admin.cli.ts'

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) { __typename ... on AdminDone { id message } ... on AdminFault { message field } } }`
const CLOSURES = `query ($division: String!) { administeredCentre(division: $division) { closures { id from until name document text } } }`
const DUE = '{ dueRows { kind text } dueWords history { what } }'

/** Today is Friday, 2026-11-20. */
const MONDAY = '2026-11-23'
let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
  await fillCrowd(town.db, town.time.now)
})
afterEach(() => town.close())

const does = async (command: string, input: object, who = 'systemAdmin') =>
  (await town.as(who, ADMINISTER, { command, input, key: town.newKey() })).data.administer
const typhoon = (more: object = {}) => ({
  ...{ centre: '330199', from: MONDAY, until: MONDAY, name: '台风停工', document: '防指〔2026〕7 号' },
  ...more,
})
const dispatched = async (more: object = {}, officer = 'officer', unit = 'housing') => {
  const { id } = await fileOne(town, more)
  const args = `grading: { tier: COMPLEX, urgency: NORMAL, category: "FIRE_SAFETY", cause: LEGACY }, leadUnitId: "${unit}"`
  await take(town, officer, 'dispatchRequest', id, { args })
  return id
}
const stored = async (id: string) => {
  const { requests } = town.db.schema
  const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Error('no request')
  return row
}
const dueOf = async (id: string) => localDate((await stored(id)).state.dueAt ?? 0)
const seen = async (who: string, id: string) =>
  (await town.as(who, `query ($id: ID!) { request(id: $id) ${DUE} }`, { id })).data.request

describe('a centre that is closed by order', () => {
  it('moves its limits by an event, and says why by name and document', async () => {
    const id = await dispatched()
    expect(await dueOf(id)).toBe('2026-11-27')
    const answer = await does('CLOSURE_ADD', typhoon())
    expect(answer).toMatchObject({ __typename: 'AdminDone', message: expect.stringContaining('2026-11-23') })
    expect(await dueOf(id)).toBe('2026-11-30')
    const request = await seen('owner', id)
    expect(request.history[0].what).toContain('期限重新计算')
    expect(request.dueRows.map(({ text }: { text: string }) => text).join()).toContain('台风停工（防指〔2026〕7 号）')
    // What is filed and handed on afterwards counts so from the start, and a replay says the same.
    const next = await dispatched()
    expect(await dueOf(next)).toBe(await dueOf(id))
    expect((await rebuild(town.db, servedLives, town.services.calendar)).mended).toEqual([])
  })

  it('is no other centre’s business; one above closes for those below', async () => {
    const home = await dispatched()
    const there = await dispatched({ centreId: 'neighbour', enterpriseId: null }, 'otherOfficer', 'neighbour-housing')
    await does('CLOSURE_ADD', typhoon())
    expect([await dueOf(home), await dueOf(there)]).toEqual(['2026-11-30', '2026-11-27'])
    await does('CLOSURE_ADD', typhoon({ centre: '330100', from: '2026-11-24', until: '2026-11-24' }))
    const { centres } = town.db.schema
    const [city, ...rows] = (await town.db.read.select().from(centres)).sort((a, b) =>
      a.id === 'city' ? -1 : b.id === 'city' ? 1 : 0,
    )
    const below = rows.filter(({ parentId }) => parentId === city?.id).map(({ id }) => id)
    for (const { id } of rows) {
      const works = calendarOf(town.services.calendar, id).isWorkday('2026-11-24')
      expect([id, works]).toEqual([id, !below.includes(id)])
    }
    expect(town.services.calendar.current.isWorkday('2026-11-24')).toBe(true)
  })

  it('is taken back whole or in part, and limits move back', async () => {
    const id = await dispatched()
    const { id: closure } = await does('CLOSURE_ADD', typhoon({ until: '2026-11-25' }))
    expect(await dueOf(id)).toBe('2026-12-02')
    const at = { centre: '330199', closure }
    expect(await does('CLOSURE_END', { ...at, until: '2026-11-25' })).toMatchObject({ field: 'until' })
    expect(await does('CLOSURE_END', { ...at, until: MONDAY })).toMatchObject({ __typename: 'AdminDone' })
    expect(await dueOf(id)).toBe('2026-11-30')
    expect(await does('CLOSURE_END', at)).toMatchObject({ __typename: 'AdminDone' })
    expect(await dueOf(id)).toBe('2026-11-27')
    expect(await does('CLOSURE_END', at)).toMatchObject({ field: 'closure' })
  })

  it('is taken up by another process within its minute', async () => {
    const other = { ...town.services, calendar: { current: town.services.calendar.current } }
    await does('CLOSURE_ADD', typhoon())
    expect(calendarOf(other.calendar, 'centre').isWorkday(MONDAY)).toBe(true)
    expect(await refreshCalendar(other)).toBe(true)
    expect(calendarOf(other.calendar, 'centre').isWorkday(MONDAY)).toBe(false)
    expect(await refreshCalendar(other)).toBe(false)
  })

  it('entered on the machine while no service runs has moved its limits when one starts', async () => {
    const id = await dispatched()
    const said: string[] = []
    const output = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
    const args = ['closure', 'add', '--centre', '330199', '--from', MONDAY, '--name', '台风停工', '--document', '7 号']
    const env = { DATABASE_URL: town.config.databaseUrl, DATA_DIR: town.config.dataDir }
    expect([await adminCommand(args, env, { ...output, clock: town.services.clock }), said]).toEqual([
      0,
      [expect.stringContaining('已录入停办')],
    ])
    expect(await dueOf(id)).toBe('2026-11-30')
  })

  it('is counted again where counting has broken off', async () => {
    const id = await dispatched()
    const { closures } = town.db.schema
    const row = { id: '1', centreId: 'centre', fromDate: MONDAY, untilDate: MONDAY, name: '台风停工', document: '7 号' }
    await town.db.write((tx) => tx.insert(closures).values({ ...row, createdAt: town.time.now }))
    const shelf = { ...servedRequests.shelf, ids: () => Promise.reject(new Error('away')) }
    const lives = { ...servedLives, all: [{ ...servedRequests, shelf }] } as unknown as typeof servedLives
    await expect(refreshCalendar({ ...town.services, lives })).rejects.toThrow('away')
    expect(await dueOf(id)).toBe('2026-11-27')
    expect(await refreshCalendar(town.services)).toBe(true)
    expect(await dueOf(id)).toBe('2026-11-30')
  })

  it('is counted to its end by the next process where one was ended while it counted', async () => {
    expect(await countWhatBrokeOff(town.services)).toBe(false)
    const id = await dispatched()
    town.time.now += 1_000
    const closure = {
      fromDate: MONDAY,
      untilDate: MONDAY,
      name: '台风停工',
      document: '7 号',
      createdAt: town.time.now,
    }
    const { closures, adminChanges } = town.db.schema
    const change = { subject: 'CLOSURE', subjectId: '1', deed: 'ADDED', centreId: 'centre' } as const
    const by = {
      id: '1',
      detail: { fromDate: MONDAY },
      at: town.time.now,
      why: null,
      byPersonId: null,
      key: null,
      said: null,
    }
    await town.db.write(async (tx) => {
      await tx.insert(closures).values({ id: '1', centreId: 'centre', ...closure })
      await tx.insert(adminChanges).values({ ...change, ...by })
    })
    const next = { ...town.services, calendar: { current: createCalendar(SHIPPED_DAYS) } }
    await loadCalendar(town.db, next.calendar)
    expect(await refreshCalendar(next)).toBe(false)
    expect(await dueOf(id)).toBe('2026-11-27')
    town.time.now += 1_000
    expect(await countWhatBrokeOff(next)).toBe(true)
    expect(await dueOf(id)).toBe('2026-11-30')
    expect(await countWhatBrokeOff(next)).toBe(false)

    // Under another centre it has closed other days; a name is nothing to count by.
    town.time.now += 1_000
    const centre = { ...change, ...by, id: '2', subject: 'CENTRE', deed: 'CHANGED', at: town.time.now } as const
    await town.db.write((tx) => tx.insert(adminChanges).values({ ...centre, detail: { name: '云溪' } }))
    expect(await countWhatBrokeOff(next)).toBe(false)
    await town.db.write((tx) => tx.insert(adminChanges).values({ ...centre, id: '3', detail: { parentId: 'city' } }))
    expect(await countWhatBrokeOff(next)).toBe(true)
  })

  it.each([
    ['the database was away for one', new DatabaseUnavailable('AWAY', new Error('away')), true],
    ['one is faulty itself, which counting all again each minute would not mend', new Error('torn'), false],
  ])('where %s, counting again is owed: %o', async (_, fault, owed) => {
    const [torn, sound] = [await dispatched(), await dispatched()]
    const { closures } = town.db.schema
    const row = { id: '1', centreId: 'centre', fromDate: MONDAY, untilDate: MONDAY, name: '台风停工', document: '7 号' }
    await town.db.write((tx) => tx.insert(closures).values({ ...row, createdAt: town.time.now }))
    const find: typeof servedRequests.shelf.find = (tx, schema, id) =>
      id === torn ? Promise.reject(fault) : servedRequests.shelf.find(tx, schema, id)
    const lives = { ...servedLives, all: [{ ...servedRequests, shelf: { ...servedRequests.shelf, find } }] }
    const parts = { ...town.services, lives: lives as unknown as typeof servedLives }
    const counted = refreshCalendar(parts)
    if (owed) await expect(counted).rejects.toThrow('1 not counted')
    else expect(await counted).toBe(true)
    expect(await dueOf(sound)).toBe('2026-11-30')
    expect(await refreshCalendar(town.services)).toBe(owed)
    expect(await dueOf(torn)).toBe(owed ? '2026-11-30' : '2026-11-27')
  })

  it('is answered before the last of very many limits is counted', async () => {
    const id = await dispatched()
    const { closures } = town.db.schema
    const row = { id: '1', centreId: 'centre', fromDate: MONDAY, untilDate: MONDAY, name: '台风停工', document: '7 号' }
    await town.db.write((tx) => tx.insert(closures).values({ ...row, createdAt: town.time.now }))
    const gate = Promise.withResolvers<void>()
    const ids: typeof servedRequests.shelf.ids = async (...args) => {
      await gate.promise
      return servedRequests.shelf.ids(...args)
    }
    const lives = { ...servedLives, all: [{ ...servedRequests, shelf: { ...servedRequests.shelf, ids } }] }
    await refreshCalendarSoon({ ...town.services, lives: lives as unknown as typeof servedLives })
    expect(await dueOf(id)).toBe('2026-11-27')
    gate.resolve()
    await expect.poll(() => dueOf(id)).toBe('2026-11-30')
  })

  it('stands in the record of changes with its days, reason and document', async () => {
    const { id: closure } = await does('CLOSURE_ADD', typhoon())
    town.time.now += 1000
    await does('CLOSURE_END', { centre: '330199', closure })
    const record = `{ administeredCentre(division: "330199") { changes { items { what } } } }`
    const { items } = (await town.as('auditAdmin', record)).data.administeredCentre.changes
    expect(items.slice(0, 2).map(({ what }: { what: string }) => what)).toEqual([
      `取消或缩短停办（台风停工，${MONDAY}）`,
      `新增停办（台风停工，防指〔2026〕7 号，${MONDAY}）`,
    ])
  })

  it('of one day is taken back whole, and that is said', async () => {
    const { id: closure } = await does('CLOSURE_ADD', typhoon())
    expect(await does('CLOSURE_END', { centre: '330199', closure, until: MONDAY })).toMatchObject({
      field: 'until',
      message: '只停办一天的，不写最后一天就是取消。',
    })
  })

  it('is listed with how it stands', async () => {
    await does('CLOSURE_ADD', typhoon({ from: '2026-11-19', until: '2026-11-19' }))
    await does('CLOSURE_ADD', typhoon({ from: '2026-11-20', until: '2026-11-20' }))
    await does('CLOSURE_ADD', typhoon())
    const { closures } = (await town.as('systemAdmin', CLOSURES, { division: '330199' })).data.administeredCentre
    expect(closures.map(({ from, text }: { from: string; text: string }) => [from, text])).toEqual([
      [MONDAY, '还没有开始'],
      ['2026-11-20', '正在停办'],
      ['2026-11-19', '已结束'],
    ])
  })

  it.each([
    ['without a document', { document: ' ' }, 'document'],
    ['without a reason', { name: '' }, 'name'],
    ['of a date that is none', { from: '2026-13-01' }, 'from'],
    ['that ends before it begins', { until: '2026-11-22' }, 'until'],
    ['for longer than a month', { until: '2026-12-30' }, 'until'],
    ['of another year', { from: '2028-01-01', until: '2028-01-01' }, 'from'],
  ])('%s is refused with the field', async (_, more, field) => {
    expect(await does('CLOSURE_ADD', typhoon(more))).toMatchObject({ __typename: 'AdminFault', field })
  })

  it('twice on a day is refused, naming the first', async () => {
    await does('CLOSURE_ADD', typhoon({ until: '2026-11-24' }))
    const again = await does('CLOSURE_ADD', typhoon({ from: '2026-11-24', until: '2026-11-26' }))
    expect(again).toMatchObject({ field: 'from', message: expect.stringContaining('2026-11-23 至 2026-11-24') })
  })
})
