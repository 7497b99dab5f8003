import { localDate } from '@qihu/shared'
import { noticeText, WHOLE_2027 } from '@qihu/shared/time/whole-year.fixture'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { writeCells } from './table-files.ts'

const TAKE = `mutation ($file: String!, $dry: Boolean!, $centre: String!, $why: String) {
  takeTable(centre: $centre, table: DAYS, file: $file, dry: $dry, why: $why) { __typename
    ... on TableTaken { written message rows { line deed called message } } ... on AdminFault { message field } } }`
const FILE = `mutation ($centre: String!, $format: TableFormat!) {
  tableFile(centre: $centre, table: DAYS, format: $format) { __typename ... on TableFile { name base64 } ... on AdminFault { message } } }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
  await fillCrowd(town.db, town.time.now)
})
afterEach(() => town.close())

const bring = async (file: string | Buffer, more: object = {}, who = 'systemAdmin') => {
  const variables = { file: Buffer.from(file).toString('base64'), dry: false, centre: '330199', ...more }
  return (await town.as(who, TAKE, variables)).data.takeTable
}
const fileOf = async (format = 'CSV', centre = '330199', who = 'systemAdmin') =>
  (await town.as(who, FILE, { centre, format })).data.tableFile
const days = () => town.db.read.select().from(town.db.schema.calendarDays)
const changes = async () => {
  const record = '{ administeredCentre(division: "330199") { daysOff changes { items { what by why } } } }'
  return (await town.as('auditAdmin', record)).data.administeredCentre
}
const dueOf = async (id: string) => {
  const { requests } = town.db.schema
  const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
  return localDate(row?.state.dueAt ?? 0)
}

describe('days off of the country, brought by a page', () => {
  it('are shown first and not stored, then stored with who and why, and move limits at once', async () => {
    const { id } = await fileOne(town)
    const args =
      'grading: { tier: COMPLEX, urgency: NORMAL, category: "FIRE_SAFETY", cause: LEGACY }, leadUnitId: "housing"'
    await take(town, 'officer', 'dispatchRequest', id, { args })
    expect(await dueOf(id)).toBe('2026-11-27')
    const file = '日期,类型,名称\n2026-11-23,放假,补休\n'
    const shown = {
      written: false,
      rows: [{ line: 2, deed: 'ADDED', called: '2026-11-23', message: '放假 补休' }],
    }
    expect(await bring(file, { dry: true })).toMatchObject({
      ...shown,
      message: expect.stringContaining('可以导入：1 天有变化'),
    })
    expect([await days(), await dueOf(id)]).toEqual([[], '2026-11-27'])
    expect((await changes()).changes.items).toEqual([])
    const done = await bring(file, { why: '国办发明电〔2026〕1 号' })
    expect(done).toMatchObject({
      written: true,
      message: expect.stringContaining('已导入：1 天有变化，0 天没有变化。重新计算了 1 件诉求的期限'),
    })
    expect(await dueOf(id)).toBe('2026-11-30')
    expect((await changes()).changes.items).toEqual([
      { what: '修改放假安排（2026-11-23，1 天）', by: expect.stringMatching(/./), why: '国办发明电〔2026〕1 号' },
    ])
    // And taken back by a line that says so.
    expect(await bring('2026-11-23,平日,')).toMatchObject({
      rows: [{ deed: 'CHANGED', message: '平日（原为：放假 补休）' }],
    })
    expect(await dueOf(id)).toBe('2026-11-27')
  })

  it('are whole or not, and that is said before and after', async () => {
    expect(await bring('2027-01-01,放假,元旦', { dry: true })).toMatchObject({
      message: expect.stringContaining('2027 年还缺：春节、清明、劳动节、端午、中秋、国庆'),
    })
    const whole = await bring(noticeText(WHOLE_2027))
    expect(whole).toMatchObject({ written: true, message: expect.stringContaining('放假安排已知到 2027 年。') })
    expect((await changes()).daysOff).toBe('全国放假安排已知到 2027 年。')
    expect(await bring(noticeText(WHOLE_2027))).toMatchObject({
      rows: [],
      message: `${WHOLE_2027.length} 天都和现有的一样，不用导入。`,
    })
  })

  it.each(['CSV', 'XLSX'])('are written as %s, and taken again without a change', async (format) => {
    await bring(noticeText(WHOLE_2027))
    const { name, base64 } = await fileOf(format)
    expect(name).toBe(`放假安排-330199.${format.toLowerCase()}`)
    expect(await bring(Buffer.from(base64, 'base64'))).toMatchObject({ __typename: 'TableTaken', rows: [] })
  })

  it('come from a spreadsheet as well, in which dates are dates', async () => {
    const file = await writeCells(
      [
        ['日期', '类型', '名称'],
        ['2027-01-01', '放假', '元旦'],
        ['2027/2/20', '上班', '春节'],
      ],
      'XLSX',
    )
    expect((await bring(file)).rows).toEqual([
      { line: 2, deed: 'ADDED', called: '2027-01-01', message: '放假 元旦' },
      { line: 3, deed: 'ADDED', called: '2027-02-20', message: '上班 春节' },
    ])
  })

  it.each([
    ['2027-13-01,放假,元旦', { line: 1, deed: 'FAULT', message: expect.stringContaining('不是真实日期') }],
    ['', { line: 0, deed: 'FAULT', called: '整个文件', message: expect.stringContaining('可以用') }],
  ])('%j is refused line by line, and nothing is stored', async (file, row) => {
    const answer = await bring(file)
    expect(answer).toMatchObject({ written: false, message: expect.stringContaining('全部没有写入'), rows: [row] })
    expect(await days()).toEqual([])
  })

  it.each([
    ['officer', '330199'],
    ['securityAdmin', '330199'],
    ['otherAdmin', '330199'],
    ['otherAdmin', '330198'],
    ['cityAdmin', '330100'],
  ])('are nothing that %s enters at %s', async (who, centre) => {
    const answer = await bring('2027-01-01,放假,元旦', { centre }, who)
    expect(answer).toMatchObject({ __typename: 'AdminFault', message: expect.stringMatching(/管理/) })
    expect((await fileOf('CSV', centre, who)).__typename).toBe('AdminFault')
    expect(await days()).toEqual([])
  })

  it('are nothing that is no text', async () => {
    expect(await bring(Buffer.from([0x50, 0x4b, 3, 4, 0xff]))).toMatchObject({
      __typename: 'AdminFault',
      field: 'file',
    })
    expect(await bring(Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x34]))).toMatchObject({
      __typename: 'AdminFault',
    })
  })
})
