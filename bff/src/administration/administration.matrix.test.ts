import { type AdminDuty, addDays } from '@qihu/shared'
import { PERSON_KEYS, type PersonKey } from '@qihu/shared/who-may'
import { and, count, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import type { AdminCommand } from './commands.ts'

/**
 * Who administers what in which centre, written by hand. The home county is the first centre: its administrators run the
 * installation. While somebody there holds one of the three duties apart, its centre administrators do not see to it.
 */
const ALL: readonly AdminDuty[] = ['PLACES', 'PEOPLE', 'CHANGES']
const CENTRES = ['HOME', 'NEIGHBOUR', 'CITY'] as const
type At = (typeof CENTRES)[number]
const DIVISIONS: Readonly<Record<At, string>> = { HOME: '330199', NEIGHBOUR: '330198', CITY: '330100' }
type Owed = Readonly<Partial<Record<PersonKey, Readonly<Partial<Record<At, readonly AdminDuty[]>>>>>>

const everywhere = (duties: readonly AdminDuty[]) => ({ HOME: duties, NEIGHBOUR: duties, CITY: duties })
const OTHERS: Owed = { otherAdmin: { NEIGHBOUR: ALL }, cityAdmin: { NEIGHBOUR: ALL, CITY: ALL } }
const APART: Owed = {
  ...OTHERS,
  systemAdmin: everywhere(['PLACES']),
  securityAdmin: everywhere(['PEOPLE']),
  auditAdmin: everywhere(['CHANGES']),
}
const TOGETHER: Owed = {
  ...OTHERS,
  admin: everywhere(ALL),
  headAndAdmin: everywhere(ALL),
  handlerAndAdmin: everywhere(ALL),
  marketHeadAndAdmin: everywhere(ALL),
  adminAndColleague: everywhere(ALL),
  everyOffice: everywhere(ALL),
}

/** What each command needs; whoever adds one says so here. */
const NEEDS: Readonly<Record<AdminCommand, AdminDuty>> = {
  CENTRE_ADD: 'PLACES',
  CENTRE_CHANGE: 'PLACES',
  UNIT_ADD: 'PLACES',
  UNIT_CHANGE: 'PLACES',
  HALL_ADD: 'PLACES',
  HALL_CHANGE: 'PLACES',
  WINDOW_ADD: 'PLACES',
  WINDOW_CHANGE: 'PLACES',
  WINDOW_RENEW: 'PLACES',
  WINDOW_REVOKE: 'PLACES',
  NOTICE_RESEND: 'PLACES',
  CLOSURE_ADD: 'PLACES',
  CLOSURE_END: 'PLACES',
  TEXT_CHANGE: 'PLACES',
  CATEGORY_ADD: 'PLACES',
  CATEGORY_CHANGE: 'PLACES',
  CATEGORY_END: 'PLACES',
  CATEGORY_RESTORE: 'PLACES',
  STAFF_ADD: 'PEOPLE',
  STAFF_CHANGE: 'PEOPLE',
  STAFF_CODE: 'PEOPLE',
  STAFF_SIGNOUT: 'PEOPLE',
  STAFF_END: 'PEOPLE',
  POST_ADD: 'PEOPLE',
  POST_END: 'PEOPLE',
  DEPUTY_ADD: 'PEOPLE',
  DEPUTY_END: 'PEOPLE',
  POST_MOVE: 'PEOPLE',
}

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) {
    __typename ... on AdminDone { id message } ... on AdminFault { message field }
  }
}`
const SEEN = `{ administeredCentres { division duties } }`
const ONE = `query ($division: String!) { administeredCentre(division: $division) {
  division duties name desk parent { id } steps { name done } units { id } halls { id windows { poster } }
  staff { total people { id } } changes { items { id } }
} }`

const OPERATIONS = '{ operations { failedTotal failed { title } } }'

/** Who may what does not depend on the engine: on PostgreSQL, reached over a socket, a part of the people is enough. */
const peopleOf = (owed: Owed): readonly PersonKey[] => {
  const few: readonly PersonKey[] = [
    ...(Object.keys(owed) as PersonKey[]),
    'owner',
    'officer',
    'head',
    'leader',
    'admin',
  ]
  return process.env.TEST_ENGINE === 'pg' ? PERSON_KEYS.filter((who) => few.includes(who)) : PERSON_KEYS
}

let town: TestApp
let cells = 0
const wrong: string[] = []
beforeAll(async () => {
  town = await openTestApp()
  await fillCrowd(town.db, town.time.now)
  const { halls, windows } = town.db.schema
  await town.db.write(async (tx) => {
    await tx.insert(halls).values({ id: 'hc', name: '市厅', address: '市', phone: '1', centreId: 'city' })
    const window = { services: [], keyVersion: '1', formerUntil: null, revokedAt: null }
    await tx.insert(windows).values({ ...window, id: 'WC', hallId: 'hc', name: '市窗' })
    const { messages, things } = town.db.schema
    const centreIds: Readonly<Record<At, string>> = { HOME: 'centre', NEIGHBOUR: 'neighbour', CITY: 'city' }
    for (const at of CENTRES) {
      const said = { title: `消息${at}`, body: '内容', createdAt: town.time.now, readAt: null, kind: 'X' }
      const about = { thingId: `t-${at}`, thingKind: 'SUPERVISION' }
      await tx.insert(messages).values({ id: `m-${at}`, personId: 'p-officer', ...about, ...said })
      const state = {} as never
      const sort = { version: 1, stage: 'OPEN', dueSort: 0, number: '1', title: '某事', createdAt: 0 }
      await tx.insert(things).values({ id: `t-${at}`, kind: 'SUPERVISION', centreId: centreIds[at], state, ...sort })
    }
  })
})
afterAll(() => town.close())

const LAST_DAY = '2026-11-27'
let serial = 0
let city = 9
const cityCode = () => {
  city += 1
  return city
}
const fresh = () => {
  serial += 1
  return String(serial).padStart(4, '0')
}
let day = 0
/** None twice: two closures of a day are one too many. */
const freshDay = () => {
  day = (day + 1) % 360
  return addDays('2026-11-20', day)
}
const done = async (who: PersonKey, command: AdminCommand, input: object) => {
  const answer = await town.as(who, ADMINISTER, { command, input, key: town.newKey() })
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data.administer as { __typename: string; id: string; message: string }
}

/** Somebody, a hall and a window of a centre to be changed, made by whoever sees to everything. */
async function targets(at: At, by: { places: PersonKey; people: PersonKey }) {
  const centre = DIVISIONS[at]
  const n = fresh()
  const made = async (who: PersonKey, command: AdminCommand, input: object) => {
    const { id, message } = await done(who, command, input)
    if (!id) throw new Error(message)
    return id
  }
  const unit = await made(by.places, 'UNIT_ADD', { centre, name: `单位${n}` })
  const hall = await made(by.places, 'HALL_ADD', { centre, name: `大厅${n}`, address: '某路', phone: '1' })
  const window = async () => made(by.places, 'WINDOW_ADD', { centre, hall, name: `窗口${fresh()}` })
  const person = async () =>
    made(by.people, 'STAFF_ADD', { centre, name: `人${n}`, role: 'LEADER', phone: `1990001${fresh()}` })
  /** Holds another office than the one that is lent. */
  const another = async () =>
    made(by.people, 'STAFF_ADD', { centre, name: '替', role: 'DISCIPLINE', phone: `1990002${fresh()}` })
  const lent = async () => {
    const both = { person: await person(), deputy: await another() }
    await made(by.people, 'DEPUTY_ADD', { centre, ...both, until: LAST_DAY })
    return both
  }
  return { unit, hall, window, person, another, lent }
}

/** A notice of something in that centre that did not arrive. */
async function lost(at: At): Promise<string> {
  const { outbox } = town.db.schema
  const row = {
    thingId: `t-${at}`,
    thingKind: 'SUPERVISION',
    personId: 'p-officer',
    kind: 'X',
    channel: 'SMS',
  } as const
  const fate = { messageId: `m-${at}`, thingVersion: 1, dueSort: town.time.now, attempts: 30, nextAt: 0, leaseUntil: 0 }
  const [made] = await town.db.write((tx) =>
    tx
      .insert(outbox)
      .values({ ...row, ...fate, state: 'FAILED', createdAt: town.time.now, doneAt: town.time.now })
      .returning({ id: outbox.id }),
  )
  return String(made?.id)
}

/** How many there are of a centre. */
/** A day that a centre was closed, to be taken back. */
const IDS = { HOME: 'centre', NEIGHBOUR: 'neighbour', CITY: 'city' } as const

/** The one category that the centre has added. */
async function sorted(at: At, offered: boolean): Promise<string> {
  const { categories } = town.db.schema
  const id = `category-${fresh()}`
  const row = { id, centreId: IDS[at], category: id, name: `类${fresh()}`, offered, createdAt: 0 }
  await town.db.write(async (tx) => {
    await tx.delete(categories)
    await tx.insert(categories).values(row)
  })
  return id
}

async function closed(at: At): Promise<string> {
  const id = `closure-${fresh()}`
  const past = { fromDate: '2026-10-10', untilDate: '2026-10-10', name: '停电', document: '令', createdAt: 0 }
  await town.db.write((tx) => tx.insert(town.db.schema.closures).values({ id, centreId: IDS[at], ...past }))
  return id
}

async function lostIn(at: At): Promise<number> {
  const { outbox } = town.db.schema
  const [row] = await town.db.read
    .select({ rows: count() })
    .from(outbox)
    .where(and(eq(outbox.thingId, `t-${at}`), eq(outbox.state, 'FAILED')))
  return row?.rows ?? 0
}

async function compareAll(owed: Owed, by: { places: PersonKey; people: PersonKey }): Promise<void> {
  for (const at of CENTRES) {
    const centre = DIVISIONS[at]
    const { unit, hall, window, person, another, lent } = await targets(at, by)
    for (const who of peopleOf(owed)) {
      const duties = owed[who]?.[at] ?? []
      const inputs: Readonly<Record<AdminCommand, () => object | Promise<object>>> = {
        // Of a city within it; below a county there is no code of six digits, and those of the first centre see to it.
        CENTRE_ADD: () => ({
          name: `新${fresh()}`,
          division: at === 'CITY' ? `3301${duties.includes('PLACES') ? cityCode() : 10}` : `44${fresh()}`,
          under: centre,
        }),
        CENTRE_CHANGE: () => ({ centre, desk: `专窗${fresh()}` }),
        UNIT_ADD: () => ({ centre, name: `局${fresh()}` }),
        UNIT_CHANGE: () => ({ centre, unit, phone: fresh() }),
        HALL_ADD: () => ({ centre, name: `厅${fresh()}`, address: '某路', phone: '1' }),
        HALL_CHANGE: () => ({ centre, hall, phone: fresh() }),
        WINDOW_ADD: () => ({ centre, hall, name: `窗${fresh()}` }),
        WINDOW_CHANGE: async () => ({ window: await window(), services: '受理' }),
        WINDOW_RENEW: async () => ({ window: await window(), days: '7' }),
        WINDOW_REVOKE: async () => ({ window: await window() }),
        NOTICE_RESEND: async () => ({ notice: await lost(at) }),
        CLOSURE_ADD: () => ({ centre, from: freshDay(), name: '台风', document: '令' }),
        CLOSURE_END: async () => ({ centre, closure: await closed(at) }),
        TEXT_CHANGE: () => ({ centre, kind: 'FILING', text: `急事请打 ${fresh()}` }),
        CATEGORY_ADD: () => ({ centre, name: `类${fresh()}` }),
        CATEGORY_CHANGE: async () => ({ centre, category: await sorted(at, true), name: `类${fresh()}` }),
        CATEGORY_END: async () => ({ centre, category: await sorted(at, true) }),
        CATEGORY_RESTORE: async () => ({ centre, category: await sorted(at, false) }),
        STAFF_ADD: () => ({ centre, name: '某', role: 'LEADER', dingtalk: `d-${fresh()}` }),
        STAFF_CHANGE: async () => ({ centre, person: await person(), title: '主任' }),
        STAFF_CODE: async () => ({ centre, person: await person() }),
        STAFF_SIGNOUT: async () => ({ centre, person: await person() }),
        STAFF_END: async () => ({ centre, person: await person() }),
        POST_ADD: async () => ({ centre, person: await person(), role: 'DISCIPLINE' }),
        POST_END: async () => ({ centre, person: await person(), role: 'LEADER' }),
        DEPUTY_ADD: async () => ({ centre, person: await person(), deputy: await another(), until: LAST_DAY }),
        DEPUTY_END: async () => ({ centre, ...(await lent()) }),
        POST_MOVE: async () => ({ centre, person: await person(), role: 'LEADER', to: unit }),
      }
      for (const [command, input] of Object.entries(inputs) as [AdminCommand, () => Promise<object>][]) {
        const said = await input()
        const before = await stored()
        const answer = await done(who, command, said)
        const first = command !== 'CENTRE_ADD' || at === 'CITY' || owed[who]?.HOME?.includes('PLACES')
        const allowed = duties.includes(NEEDS[command]) && first === true
        cells += 1
        if ((answer.__typename === 'AdminDone') !== allowed) wrong.push(`${who} ${command} ${at}: ${answer.message}`)
        if (!allowed && !/由您管理/.test(answer.message)) wrong.push(`${who} ${command} ${at}: ${answer.message}`)
        if (!allowed && (await stored()) !== before) wrong.push(`${who} ${command} ${at} wrote`)
      }
    }
  }
  for (const who of peopleOf(owed)) {
    const mine = (await town.as(who, SEEN)).data.administeredCentres as { division: string; duties: AdminDuty[] }[]
    for (const at of CENTRES) {
      const duties = owed[who]?.[at] ?? []
      const listed = mine.find(({ division }) => division === DIVISIONS[at])
      cells += 2
      if (JSON.stringify(listed?.duties ?? []) !== JSON.stringify(duties)) wrong.push(`${who} lists ${at}`)
      const { administeredCentre: one } = (await town.as(who, ONE, { division: DIVISIONS[at] })).data
      if ((one !== null) !== duties.length > 0) wrong.push(`${who} reads ${at}`)
      if (one && one.changes.items.length > 0 !== duties.includes('CHANGES')) wrong.push(`${who} changes of ${at}`)
      const posters = one?.halls.flatMap((hall: { windows: { poster: unknown }[] }) => hall.windows)
      if (posters?.some(({ poster }: { poster: unknown }) => poster) && !duties.includes('PLACES'))
        wrong.push(`${who} posters of ${at}`)
    }
    const { operations } = (await town.as(who, OPERATIONS)).data
    const over = CENTRES.filter((at) => owed[who]?.[at]?.includes('PLACES'))
    const there = await Promise.all(over.map(lostIn))
    cells += 1
    if ((operations !== null) !== over.length > 0) wrong.push(`${who} reads operations`)
    if (operations && operations.failedTotal !== there.reduce((sum, rows) => sum + rows, 0)) wrong.push(`${who} failed`)
    const titles = new Set((operations?.failed ?? []).map(({ title }: { title: string }) => title))
    if ([...titles].some((title) => !over.some((at) => title === `消息${at}`)))
      wrong.push(`${who} reads of another centre`)
  }
}

/** What is stored, as far as a command could change it; each change that is made leaves a line. */
async function stored(): Promise<string> {
  const { centres, units, people, personRoles, deputies, halls, windows, categories, adminChanges } = town.db.schema
  const tables = [centres, units, people, personRoles, deputies, halls, windows, categories, adminChanges]
  const rows = tables.map((table) => town.db.read.select({ rows: count() }).from(table))
  return JSON.stringify(await Promise.all(rows))
}

it('whoever sees to it does it there, and nobody else anything, while the three are held apart', async () => {
  await compareAll(APART, { places: 'systemAdmin', people: 'securityAdmin' })
  expect(wrong.splice(0).slice(0, 10)).toEqual([])
}, 240_000)

it('the same where the centre administrator sees to all of it', async () => {
  const { personRoles } = town.db.schema
  const three = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const
  await town.db.write((tx) => tx.delete(personRoles).where(inArray(personRoles.role, [...three])))
  await compareAll(TOGETHER, { places: 'admin', people: 'admin' })
  console.info(`matrix of administration: ${cells} cells, ${wrong.length} wrong`)
  expect(wrong.splice(0).slice(0, 10)).toEqual([])
}, 240_000)

it('a visitor is asked to sign in, and reads nothing', async () => {
  const input = { centre: '330199', name: '局' }
  const answer = await town.as(null, ADMINISTER, { command: 'UNIT_ADD', input, key: town.newKey() })
  expect(answer.errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
  expect((await town.as(null, SEEN)).data.administeredCentres).toEqual([])
  expect((await town.as(null, ONE, { division: '330199' })).data.administeredCentre).toBeNull()
})
