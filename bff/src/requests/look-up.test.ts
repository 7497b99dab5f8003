import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileOne } from '../testing/loop.fixture.ts'
import { type Asker, openTestApp, type TestApp } from '../testing/test-app.ts'
import { LOOK_UPS } from './look-up.ts'

const LOOK_UP = `query($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) {
  __typename ... on PublicProgress { number } ... on Refusal { code } } }`
const HOLDER = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)

let town: TestApp
let filed: Awaited<ReturnType<typeof fileOne>>
beforeEach(async () => {
  town = await openTestApp()
  filed = await fileOne(town)
})
afterEach(() => town.close())

/** PublicProgress, NOT_FOUND or RATE_LIMITED. */
async function tried(asker: Asker, code: string, number = filed.number): Promise<string> {
  const { data, errors } = await town.from(asker, LOOK_UP, { number, code })
  return data?.lookUpRequest?.code ?? data?.lookUpRequest?.__typename ?? errors?.[0]?.extensions.code ?? ''
}
const counted = async (answers: Promise<string>[]) => {
  const all = await Promise.all(answers)
  return Object.fromEntries([...new Set(all)].map((word) => [word, all.filter((each) => each === word).length]))
}

describe('wrong tries', () => {
  it('from the addresses of one /64 are those of one household, however many come at once', async () => {
    const answers = await counted(
      Array.from({ length: 100 }, (_, n) => tried({ ip: `2001:db8:7:8::${n.toString(16)}` }, `${n}`)),
    )
    expect(answers).toEqual({ NOT_FOUND: LOOK_UPS.fromBlock, RATE_LIMITED: 100 - LOOK_UPS.fromBlock })
    expect(await tried({ ip: '2001:db8:99::1' }, 'wrong')).toBe('NOT_FOUND')
  })

  it('lock nobody behind the same address out of his own code', async () => {
    const county = { ip: '203.0.113.1' }
    await counted(Array.from({ length: 50 }, (_, n) => tried(county, `${n}`)))
    expect(await tried(county, 'wrong')).toBe('RATE_LIMITED')
    expect(await tried(county, filed.lookupCode)).toBe('PublicProgress')
    const second = await fileOne(town)
    expect(await tried({ ...county, device: OTHER }, second.lookupCode, second.number)).toBe('PublicProgress')
  })

  it('of one number end for strangers, though each comes from an address of its own', async () => {
    await spendNumber(LOOK_UPS.ofNumber - 1)
    expect(await tried({ ip: '198.51.100.1' }, 'wrong')).toBe('NOT_FOUND')
    expect(await tried({ ip: '198.51.100.2' }, 'wrong')).toBe('RATE_LIMITED')
    expect(await tried({ ip: '198.51.100.3' }, filed.lookupCode)).toBe('RATE_LIMITED')
  })

  it('of strangers do not end it for a device that has opened it before, nor for the one who filed it', async () => {
    expect(await tried({ ip: '198.51.100.1', device: HOLDER }, filed.lookupCode)).toBe('PublicProgress')
    await spendNumber(LOOK_UPS.ofNumber)
    expect(await tried({ ip: '198.51.100.2', device: OTHER }, filed.lookupCode)).toBe('RATE_LIMITED')
    expect(await tried({ ip: '203.0.113.9', device: HOLDER }, filed.lookupCode)).toBe('PublicProgress')
    const own = await town.as('owner', LOOK_UP, { number: filed.number, code: filed.lookupCode })
    expect(own.data.lookUpRequest.number).toBe(filed.number)
  })
})

describe('a code of six digits from before', () => {
  const SHORT = '271828'
  beforeEach(() => setCode(SHORT))

  it('is judged ten times a day for strangers, also when all come at the same moment from everywhere', async () => {
    const answers = await counted(
      Array.from({ length: 60 }, (_, n) => tried({ ip: `198.51.${n >> 8}.${n & 255}` }, `${100_000 + n}`)),
    )
    expect(answers).toEqual({ NOT_FOUND: 10, RATE_LIMITED: 50 })
    expect(await tried({ ip: '203.0.113.1' }, SHORT)).toBe('RATE_LIMITED')
    town.time.now += 24 * 3_600_000
    expect(await tried({ ip: '203.0.113.1' }, SHORT)).toBe('PublicProgress')
  })

  it('costs its holder nothing when it is right, however often', async () => {
    for (let n = 0; n < 30; n += 1) expect(await tried({ ip: '203.0.113.1' }, SHORT)).toBe('PublicProgress')
  })

  it('goes on opening on the device that has opened it once', async () => {
    expect(await tried({ ip: '203.0.113.1', device: HOLDER }, SHORT)).toBe('PublicProgress')
    await counted(Array.from({ length: 50 }, (_, n) => tried({ ip: `198.51.100.${n}` }, `${n}`)))
    expect(await tried({ ip: '203.0.113.77', device: HOLDER }, SHORT)).toBe('PublicProgress')
    expect(await tried({ ip: '203.0.113.77', device: OTHER }, SHORT)).toBe('RATE_LIMITED')
  })
})

async function setCode(lookupCode: string): Promise<void> {
  const { requests } = town.db.schema
  await town.db.write((tx) => tx.update(requests).set({ lookupCode }).where(eq(requests.id, filed.id)))
}

async function spendNumber(count: number): Promise<void> {
  const { counters } = town.db.schema
  const row = { key: `look-up:${filed.number}`, count, until: town.time.now + 3_600_000 }
  await town.db.write((tx) => tx.insert(counters).values(row))
}
