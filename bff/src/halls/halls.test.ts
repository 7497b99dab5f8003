import { parseSceneCode, sceneLinkPath } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { codeOfWindow, windowOfCode } from './halls.store.ts'

const SCAN = `query ($code: String!) { scanLanding(code: $code) {
  __typename
  ... on ScanLanding { scene: code window { id name services hall { name open hours } } }
  ... on Refusal { code message next }
} }`
const FILE = `mutation ($input: FileRequestInput!) { fileRequest(input: $input) {
  __typename
  ... on Filed { request { id channel windowName } }
  ... on Refusal { code field }
} }`

let town: TestApp
let code: string

beforeAll(async () => {
  town = await openTestApp()
})
afterAll(() => town.close())
beforeEach(async () => {
  await setWindow({ keyVersion: '1', revokedAt: null })
  code = codeOfWindow(town.config, { id: 'W1', keyVersion: '1' })
})

const setWindow = (values: { keyVersion?: string; revokedAt?: number | null }) => {
  const { windows } = town.db.schema
  return town.db.write(async (tx) => {
    await tx.update(windows).set(values).where(eq(windows.id, 'W1'))
  })
}
const scan = async (text: string) => (await town.as(null, SCAN, { code: text })).data.scanLanding
const fileFrom = async (windowCode: string) => {
  const input = {
    key: town.newKey(),
    description: '培训学校换证卡在消防意见，两边都要对方先出。',
    intakeReasons: ['STUCK'],
    contactName: '陈经理',
    contactPhone: '19900000001',
    windowCode,
    noticeVersion: '1',
  }
  return (await town.as('owner', FILE, { input })).data.fileRequest
}
const linkOf = (scene: string) => {
  const parsed = parseSceneCode(scene)
  if (!parsed) throw new Error('not a scene')
  return `${town.config.publicBase}${sceneLinkPath(parsed)}`
}

describe('a scanned code', () => {
  test('opens its window and hall without a session', async () => {
    expect(await scan(code)).toEqual({
      __typename: 'ScanLanding',
      scene: code,
      window: {
        id: 'W1',
        name: '“办不成事”兜底专窗',
        services: ['说明流程、材料和时限', '受理办不成的事', '帮助填写和代办'],
        hall: { name: '云溪县政务服务中心', open: true, hours: '开放至 12:00' },
      },
    })
  })

  test('goes on opening its window while SECRET is being changed, and not after', async () => {
    const { secret } = town.config
    const set = (values: { secret: string; formerSecret: string | null }) => Object.assign(town.config, values)
    set({ secret: 'x'.repeat(40), formerSecret: null })
    expect((await scan(code)).code).toBe('SCAN_UNKNOWN')
    set({ secret: 'x'.repeat(40), formerSecret: secret })
    expect((await scan(code)).scene).not.toBe(code)
    // What is printed now is of the new one, which stays when the former is forgotten.
    const { scene } = await scan(code)
    set({ secret: 'x'.repeat(40), formerSecret: null })
    expect((await scan(scene)).window.id).toBe('W1')
  })

  test('is read as scene, as encoded scene and as link', async () => {
    for (const text of [code, encodeURIComponent(code), linkOf(code)]) {
      expect((await scan(text)).window.id).toBe('W1')
    }
  })

  test('is refused with one changed character anywhere, ten thousand times', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.='
    const accepted: string[] = []
    for (let turn = 0; turn < 10_000; turn += 1) {
      const place = turn % code.length
      const other = alphabet[Math.floor(turn / code.length) % alphabet.length]
      const second = turn >= code.length * alphabet.length ? turn % 7 : null
      let changed = `${code.slice(0, place)}${other}${code.slice(place + 1)}`
      if (second !== null) changed = `${changed.slice(0, second + 8)}x${changed.slice(second + 9)}`
      if (changed === code) continue
      if (await windowOfCode(town.db.read, town.db.schema, town.config, changed, town.time.now)) accepted.push(changed)
    }
    expect(accepted).toEqual([])
  })

  test('signed with another secret is refused', async () => {
    const foreign = codeOfWindow({ secret: 'another secret of at least 32 characters' }, { id: 'W1', keyVersion: '1' })
    expect(await scan(foreign)).toMatchObject({ __typename: 'Refusal', code: 'SCAN_UNKNOWN' })
  })

  test('of an older key version is refused after the window was given a new one', async () => {
    await setWindow({ keyVersion: '2' })
    expect(await scan(code)).toMatchObject({ code: 'SCAN_UNKNOWN' })
    expect((await scan(codeOfWindow(town.config, { id: 'W1', keyVersion: '2' }))).window.id).toBe('W1')
  })

  test('of a revoked window is refused at the scan and when filing', async () => {
    await setWindow({ revokedAt: town.time.now })
    expect(await scan(code)).toMatchObject({ code: 'SCAN_UNKNOWN' })
    expect(await fileFrom(code)).toEqual({ __typename: 'Refusal', code: 'SCAN_UNKNOWN', field: 'windowCode' })
  })

  test('names window and channel of the request that is filed from it', async () => {
    const filed = await fileFrom(code)
    expect(filed.request).toMatchObject({ channel: 'WINDOW_CODE', windowName: '“办不成事”兜底专窗' })
  })
})

describe('the link of a code', () => {
  test('leads to the page that resolves it', async () => {
    const answer = await town.app.inject({ url: new URL(linkOf(code)).pathname })
    expect(answer.statusCode).toBe(302)
    expect(answer.headers.location).toBe(`/pages/scan/scan?code=${encodeURIComponent(code)}`)
  })

  test.each([
    ['of another form', '/s/hello', 'hello'],
    ['with a line break and markup', '/s/%0d%0aset-cookie:x%3Cb%3E', '\r\nset-cookie:x<b>'],
    ['that is far too long', `/s/${'a'.repeat(90)}`, 'a'.repeat(64)],
  ])('%s goes to the same page, which refuses it', async (_, url, text) => {
    const answer = await town.app.inject({ url })
    expect(answer.statusCode).toBe(302)
    const target = new URL(String(answer.headers.location), 'http://here')
    expect(target.pathname).toBe('/pages/scan/scan')
    expect(target.searchParams.get('code')).toBe(text)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await scan(text)).toMatchObject({ code: 'SCAN_UNKNOWN' })
  })
})

describe('the poster of a window', () => {
  test('shows hall, window, what it does and the link of its code, and runs no script', async () => {
    const answer = await town.app.inject({ url: '/halls/windows/W1/poster' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    for (const part of ['云溪县政务服务中心', '“办不成事”兜底专窗', '帮助填写和代办', linkOf(code), '<svg']) {
      expect(answer.body).toContain(part)
    }
    expect(answer.body).not.toContain('<script')
  })

  test('of a revoked or unknown window does not exist', async () => {
    await setWindow({ revokedAt: town.time.now })
    expect((await town.app.inject({ url: '/halls/windows/W1/poster' })).statusCode).toBe(404)
    expect((await town.app.inject({ url: '/halls/windows/none/poster' })).statusCode).toBe(404)
  })
})
