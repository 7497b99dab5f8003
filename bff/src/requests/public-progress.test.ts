import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type App, buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../db/open.ts'
import { loadPersisted } from '../graphql/persisted.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { LOOK_UPS } from './look-up.ts'

const LOOK_UP = `query($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) { __typename
  ... on PublicProgress { number title statusWord headline lamp { colour word remaining } dueAt dueRows { text } leadUnitName }
  ... on Refusal { code } } }`

type Filed = Awaited<ReturnType<typeof fileOne>>

let town: TestApp
let filed: Filed
beforeEach(async () => {
  town = await openTestApp()
  filed = await fileOne(town)
})
afterEach(() => town.close())

/** Another process on the same database. */
async function otherProcess(graphql: Config['graphql'] = 'open'): Promise<App> {
  const db = await openDatabase(town.config.databaseUrl)
  return buildApp({ config: { ...town.config, graphql }, clock: town.services.clock, db, logger: false })
}

const [LOOK_UP_ID = ''] = [...loadPersisted()].find(([, text]) => text.startsWith('query LookUpRequest(')) ?? []

describe.each(['open', 'persisted'] as const)('progress by number and code, %s documents', (graphql) => {
  let app: App
  beforeEach(async () => {
    app = graphql === 'open' ? town.app : await otherProcess(graphql)
  })
  afterEach(async () => {
    if (app !== town.app) await app.close()
  })

  const asked = async ({ number, lookupCode: code }: Pick<Filed, 'number' | 'lookupCode'>, who: string | null = null) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: who ? { authorization: `Bearer ${await town.tokenOf(who)}` } : {},
      payload: { ...(graphql === 'open' ? { query: LOOK_UP } : { id: LOOK_UP_ID }), variables: { number, code } },
    })
  const lookUp = async (...of: Parameters<typeof asked>) => (await asked(...of)).json().data.lookUpRequest

  it('is never older than an event, though another process recorded it', async () => {
    expect((await lookUp(filed)).statusWord).toBe('已提交')
    const other = await otherProcess()
    const answer = await other.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await town.tokenOf('officer')}` },
      payload: {
        query: 'mutation($on: On!) { acceptRequest(on: $on) { __typename } }',
        variables: { on: { id: filed.id, version: 1, key: town.newKey() } },
      },
    })
    expect(answer.json().data.acceptRequest.__typename).toBe('ActionDone')
    const after = await lookUp(filed)
    await other.close()
    expect(after).toMatchObject({ statusWord: '已受理', headline: expect.stringContaining('已受理') })
  })

  it('is nobody else’s: the code is checked each time, and every number has its own', async () => {
    const second = await fileOne(town, { description: '道路占用审批三个月没有答复，影响开业，请协调。' })
    const [one, two] = [await lookUp(filed), await lookUp(second)]
    expect([one.number, two.number]).toEqual([filed.number, second.number])
    expect(one.title).not.toBe(two.title)
    const foreign = {
      number: filed.number,
      lookupCode: second.lookupCode === filed.lookupCode ? 'x' : second.lookupCode,
    }
    expect(await lookUp(foreign)).toMatchObject({ __typename: 'Refusal', code: 'NOT_FOUND' })
    expect(await lookUp(filed)).toEqual(one)
  })

  it('speaks to requesters and of them to staff, whoever came first', async () => {
    expect((await lookUp(filed)).headline).toContain('告知您')
    expect((await lookUp(filed, 'officer')).headline).toContain('告知申请人')
    expect((await lookUp(filed)).headline).toContain('告知您')
  })

  it('follows the clock to the millisecond', async () => {
    await take(town, 'officer', 'dispatchRequest', filed.id)
    const { dueAt } = await lookUp(filed)
    const at = async (now: number) => {
      town.time.now = now
      return (await lookUp(filed)).lamp
    }
    expect(await at(dueAt - 30_500)).toMatchObject({ colour: 'AMBER', remaining: '还剩 1 分钟' })
    expect(await at(dueAt)).toMatchObject({ colour: 'AMBER' })
    expect(await at(dueAt + 1)).toMatchObject({ colour: 'RED', remaining: '已超 1 分钟' })
  })

  it('takes up another name of the unit and another calendar at once', async () => {
    await take(town, 'officer', 'dispatchRequest', filed.id)
    const { dueRows } = await lookUp(filed)
    const { units } = town.db.schema
    await town.db.write((tx) => tx.update(units).set({ name: '住房和城乡建设局' }).where(eq(units.id, 'housing')))
    expect((await lookUp(filed)).leadUnitName).toBe('住房和城乡建设局')
    const closed = { date: '2026-11-23', kind: 'HOLIDAY', name: '台风停工', source: 'CLOSURE' } as const
    app.services.calendar.current = createCalendar([...SHIPPED_DAYS, closed])
    const after = (await lookUp(filed)).dueRows
    expect(after).not.toEqual(dueRows)
    expect(JSON.stringify(after)).toContain('台风停工')
  })

  it('counts wrong codes as ever, and says so in the same way', async () => {
    await lookUp(filed)
    const wrong = { ...filed, lookupCode: 'wrong' }
    for (let tries = 0; tries < LOOK_UPS.fromBlock; tries += 1) await lookUp(wrong)
    const answer = await asked(wrong)
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '900'])
    expect(answer.json()).toMatchObject({
      data: null,
      errors: [{ path: ['lookUpRequest'], extensions: { code: 'RATE_LIMITED' } }],
    })
    expect((await asked(filed)).statusCode).toBe(200)
  })

  it('refuses variables of a wrong type, and an answer is told to be data', async () => {
    const answer = await asked({ number: filed.number, lookupCode: 7 as unknown as string })
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST'])
    const right = await asked(filed)
    expect(right.headers['content-type']).toBe('application/json; charset=utf-8')
  })
})
