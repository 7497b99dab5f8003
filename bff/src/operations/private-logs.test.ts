import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FILE, fileOne, filing, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { loggedError } from './logged-error.ts'

const PHONE = '19912345678'
const NAME = '诸葛金丝雀'
const TEXT = '金丝雀唱了一句只有它知道的话，请帮忙协调办理。'
const ID_NUMBER = '330199199001011234'

let app: TestApp
let lines: string
beforeEach(async () => {
  lines = ''
  const write = (line: string) => {
    lines += line
  }
  app = await openTestApp({ logLevel: 'trace' }, { write })
})
afterEach(() => app.close())

const silent = () => {
  expect(lines).toContain('request completed')
  for (const canary of [PHONE, NAME, TEXT, ID_NUMBER]) expect(lines).not.toContain(canary)
}

const canary = (more: object = {}) =>
  filing(app.newKey(), { description: TEXT, contactName: NAME, contactPhone: PHONE, ...more })

/** A database that answers every query as its driver does when it refuses a row: by quoting it. */
function refuseRows(): () => void {
  const broken = app.db as { read: unknown; write: unknown }
  const { read, write } = broken
  const refuse = () => {
    const driver = Object.assign(new Error(`Key (phone)=(${PHONE}) already exists: ${NAME}`), {
      code: '22P02',
      detail: `Key (phone)=(${PHONE}) ${TEXT}`,
    })
    throw Object.assign(new Error(`Failed query: insert\nparams: ${PHONE},${NAME},${TEXT}`, { cause: driver }), {
      query: 'insert into contacts values ($1)',
      params: [PHONE, NAME, TEXT, ID_NUMBER],
    })
  }
  broken.read = { select: refuse }
  broken.write = async () => refuse()
  return () => Object.assign(broken, { read, write })
}

describe('nothing of a person stands in the log', () => {
  it('when a request goes its way and is refused on it', async () => {
    const { id } = await fileOne(app, canary())
    await take(app, 'officer', 'dispatchRequest', id)
    await take(app, 'market', 'addProgress', id, { text: TEXT })
    await take(app, 'handler', 'signRequest', id)
    await take(app, 'handler', 'addProgress', id, { text: `${TEXT}${ID_NUMBER}` })
    silent()
  })

  it('when variables are of a wrong type or hold what no keyboard writes', async () => {
    const numeric = await app.as('owner', FILE, { input: canary({ contactPhone: Number(PHONE) }) })
    expect([numeric.status, numeric.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST'])
    const nul = await app.as('owner', FILE, { input: canary({ contactName: `${NAME}\u0000` }) })
    expect(nul.data.fileRequest.__typename).toBe('Filed')
    silent()
  })

  it('when the database refuses a row and quotes it', async () => {
    const token = await app.tokenOf('owner')
    const mend = refuseRows()
    const filed = await app.send({ query: FILE, variables: { input: canary() } }, token)
    const metrics = await app.app.inject({ method: 'GET', url: `/metrics?phone=${PHONE}` })
    const upload = await app.app.inject({
      method: 'POST',
      url: '/attachments',
      headers: { authorization: `Bearer ${token}` },
    })
    mend()
    expect([filed.status, metrics.statusCode, upload.statusCode]).toEqual([500, 500, 500])
    for (const answer of [JSON.stringify(filed), metrics.body, upload.body]) {
      expect(answer).toContain('INTERNAL')
      expect(answer).not.toMatch(/Failed query|Key \(|insert/)
      for (const mark of [PHONE, NAME, TEXT, ID_NUMBER]) expect(answer).not.toContain(mark)
    }
    silent()
    expect(lines).toContain('"message":"22P02"')
    expect(lines).toContain('private-logs.test.ts')
    expect(lines).not.toContain(token)
  })

  it('when a body is no JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await app.app.inject({ method: 'POST', url: '/graphql', headers, payload: `{"a": ${PHONE}${NAME}` })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.code).toBe('BAD_REQUEST')
    silent()
  })
})

it('a line of a message that looks like a frame is not logged', () => {
  const error = new Error(`bad\n    at ${PHONE} (x.ts:1:1)`)
  expect(loggedError(error).stack).not.toContain(PHONE)
  expect(loggedError(error).stack).toContain('private-logs.test.ts')
})
