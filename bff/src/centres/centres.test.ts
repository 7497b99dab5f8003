import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOfWindow } from '../halls/halls.store.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { FRIDAY, openTestApp, type TestApp } from '../testing/test-app.ts'
import { openTestDatabase } from '../testing/test-database.ts'
import { ensureFirstCentre, loadCentres } from './centres.store.ts'

const FILE = `mutation ($input: FileRequestInput!) { fileRequest(input: $input) {
  ... on Filed { request { number } firstStep }
  ... on Refusal { code field }
} }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const file = async (more: object = {}) => {
  const input = {
    ...{ key: town.newKey(), description: '产线备案材料被退回两次。', intakeReasons: ['STUCK'] },
    ...{ contactName: '陈经理', contactPhone: '19900000001', noticeVersion: '1' },
    ...more,
  }
  return (await town.as('owner', FILE, { input })).data.fileRequest
}
const stored = async (number: string) => {
  const { requests } = town.db.schema
  return (await town.db.read.select().from(requests).where(eq(requests.number, number)))[0]
}
const messagesTo = async (who: string) =>
  (await town.as(who, '{ messages { items { title } } }')).data.messages.items.length

describe('where a request is filed', () => {
  it('is the first centre where there is one, and nobody is asked', async () => {
    const { request, firstStep } = await file()
    expect(request.number).toMatch(/^QH330199-261120-/)
    expect(firstStep).toMatch(/^云溪县兜底专窗/)
    const { viewer, centres } = (await town.as('owner', '{ viewer { choosesCentre } centres { id } }')).data
    expect([viewer.choosesCentre, centres]).toEqual([false, [{ id: 'centre' }]])
  })

  it('is as chosen: its numbers, its desk, its officers', async () => {
    await fillCrowd(town.db, FRIDAY)
    const { request, firstStep } = await file({ centreId: 'neighbour' })
    expect(request.number).toMatch(/^QH330198-261120-0001-/)
    expect(firstStep).toMatch(/^邻县兜底专窗/)
    expect((await stored(request.number))?.centreId).toBe('neighbour')
    expect([await messagesTo('otherOfficer'), await messagesTo('officer')]).toEqual([1, 0])
    // The other series goes on by itself.
    expect((await file()).request.number).toMatch(/^QH330199-261120-0001-/)
    expect([await messagesTo('otherOfficer'), await messagesTo('officer')]).toEqual([1, 1])
  })

  it('is, of a client that says nothing, where the enterprise is registered, or else the first', async () => {
    await fillCrowd(town.db, FRIDAY)
    const enterprise = (creditCode: string) => ({ enterprise: { name: '某企业', creditCode } })
    const { request } = await file(enterprise('91330198MA2QH0014N'))
    expect(request?.number).toMatch(/^QH330198-/)
    expect((await file(enterprise('914403001922038216'))).request.number).toMatch(/^QH330199-/)
    const { units } = town.db.schema
    await town.db.write((tx) => tx.update(units).set({ leads: false }).where(eq(units.centreId, 'centre')))
    await town.db.write((tx) =>
      tx.insert(units).values({ id: 'u', name: '局', division: '330100', centreId: 'city', leads: true }),
    )
    expect(await file()).toEqual({ code: 'CENTRE_REQUIRED', field: 'centreId' })
  })

  it('is where the scanned window stands, whatever else is said', async () => {
    await fillCrowd(town.db, FRIDAY)
    const windowCode = codeOfWindow(town.config, { id: 'WN', keyVersion: '1' })
    const { request } = await file({ windowCode, centreId: 'centre' })
    expect((await stored(request.number))?.centreId).toBe('neighbour')
  })

  it('is refused where there is nobody to hand it to, and nothing is stored', async () => {
    await fillCrowd(town.db, FRIDAY)
    for (const centreId of ['city', 'none', '']) {
      expect(await file({ centreId })).toEqual({ code: 'CENTRE_UNKNOWN', field: 'centreId' })
    }
    expect(await town.db.read.select().from(town.db.schema.requests)).toEqual([])
    expect(await town.db.read.select().from(town.db.schema.numbers)).toEqual([])
  })
})

it('the first centre is made once, by whichever process, and a later name in the environment changes nothing', async () => {
  const { db, drop } = await openTestDatabase()
  const of = (division: string, desk: string) => ensureFirstCentre(db, { division, desk, now: FRIDAY })
  await Promise.all([of('330199', '云溪县兜底专窗'), of('330199', '云溪县兜底专窗')])
  await of('110101', '别处兜底专窗')
  const { all, first } = await loadCentres(db.read, db.schema)
  expect(all).toHaveLength(1)
  expect(first).toMatchObject({ id: 'centre', name: '云溪县', division: '330199', desk: '云溪县兜底专窗' })
  await drop()
})
