import { NOTICE_VERSION, PRIVACY_NOTICE } from '@qihu/shared/privacy-notice'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CentreTexts, loadTexts } from '../centres/texts.store.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { adminCommand } from './admin.cli.ts'

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) { __typename ... on AdminDone { id message } ... on AdminFault { message field } } }`
const TEXTS = `query ($division: String!) { administeredCentre(division: $division) {
  texts { kind word about text from { name } versions { version text } } changes { items { what by } } } }`
const WORDS = `query ($centreId: ID, $windowCode: String) { filingWords(centreId: $centreId, windowCode: $windowCode) { hints privacy noticeVersion } }`

const OFFICE = '个人信息由云溪县政务服务局负责，电话 0571-00000001。'
let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
  await fillCrowd(town.db, town.time.now)
})
afterEach(() => town.close())

const says = async (kind: string, text: string, centre = '330199', who = 'systemAdmin') =>
  (await town.as(who, ADMINISTER, { command: 'TEXT_CHANGE', input: { centre, kind, text }, key: town.newKey() })).data
    .administer
const textsOf = async (division = '330199', who = 'systemAdmin') =>
  (await town.as(who, TEXTS, { division })).data.administeredCentre.texts as {
    kind: string
    text: string
    from: { name: string } | null
    versions: { version: number; text: string }[]
  }[]
const textOf = async (kind: string, division = '330199') => (await textsOf(division)).find((each) => each.kind === kind)
const words = async (variables: object = {}) => (await town.as(null, WORDS, variables)).data.filingWords
const messagesOf = async (who: string): Promise<string[]> =>
  (await town.as(who, '{ messages(first: 50) { items { text } } }')).data.messages.items.map(
    ({ text }: { text: string }) => text,
  )

describe('what a centre says in words of its own', () => {
  it('stands beside the program’s lines where a request is filed, and the filing names the version', async () => {
    expect(await words()).toEqual({ hints: [], privacy: [...PRIVACY_NOTICE], noticeVersion: NOTICE_VERSION })
    expect(await says('PRIVACY', OFFICE)).toMatchObject({ message: '已保存第 1 版，一分钟内在各处生效。' })
    await says('个人信息保护说明', `${OFFICE}\n也可以到窗口问。`)
    await says('FILING', '急事请打 0571-00000001。')
    expect(await words()).toEqual({
      hints: ['急事请打 0571-00000001。'],
      privacy: [...PRIVACY_NOTICE, OFFICE, '也可以到窗口问。'],
      noticeVersion: `${NOTICE_VERSION}/330199-2`,
    })
    expect((await textOf('PRIVACY'))?.versions).toEqual([
      { version: 2, text: `${OFFICE}\n也可以到窗口问。` },
      { version: 1, text: OFFICE },
    ])
    const mine = await town.as('owner', '{ viewer { id } myData { notice } }')
    expect(mine.data.myData.notice).toEqual([...PRIVACY_NOTICE, OFFICE, '也可以到窗口问。'])
  })

  it('is said around the sentence that tells a requester what happened, and to nobody of the staff', async () => {
    await says('ACCEPTED', '您好，{原文}编号 {编号}，由{专窗}跟进。')
    await says('DATE_MOVED', '{原文}请谅解。')
    const { id, number } = await fileOne(town)
    await take(town, 'officer', 'acceptRequest', id)
    const told = (await messagesOf('owner')).find((text) => text.startsWith('您好'))
    expect(told).toMatch(/^您好，“艺术培训场所消防.*”.*受理.*编号 /)
    expect(told).toContain(`编号 ${number}，由`)
    expect(told).toContain('跟进。')
    await take(town, 'officer', 'dispatchRequest', id)
    const closure = { centre: '330199', from: '2026-11-23', name: '台风', document: '7 号' }
    await town.as('systemAdmin', ADMINISTER, { command: 'CLOSURE_ADD', input: closure, key: town.newKey() })
    const about = expect.stringContaining('工作日安排有更新')
    expect(await messagesOf('owner')).toEqual(
      expect.arrayContaining([expect.stringMatching(/工作日安排有更新.*请谅解。$/)]),
    )
    expect(await messagesOf('handler')).toEqual(expect.arrayContaining([about]))
    expect((await messagesOf('handler')).filter((text) => text.includes('请谅解'))).toEqual([])
  })

  it('holds below it too, until one below says something itself; taken back it is the program’s again', async () => {
    const there = {
      centreId: (await town.as('otherAdmin', '{ administeredCentres { id } }')).data.administeredCentres[0].id,
    }
    await says('FILING', '全市统一：急事请打 12345。', '330100')
    expect((await words(there)).hints).toEqual(['全市统一：急事请打 12345。'])
    expect((await words()).hints).toEqual([])
    const inherited = { text: '全市统一：急事请打 12345。', from: { name: expect.any(String) }, versions: [] }
    expect(await textOf('FILING', '330198')).toMatchObject(inherited)
    await says('FILING', '县里的：急事请打 0571-00000001。', '330198')
    expect((await words(there)).hints).toEqual(['县里的：急事请打 0571-00000001。'])
    expect(await says('FILING', ' ', '330198')).toMatchObject({ message: expect.stringContaining('已恢复系统的文字') })
    expect((await words(there)).hints).toEqual(['全市统一：急事请打 12345。'])
    await says('FILING', '', '330100')
    expect((await words(there)).hints).toEqual([])
  })

  it('is seen by another process within its minute', async () => {
    const other = new CentreTexts()
    await loadTexts(town.db, other)
    await says('FILING', '急事请打 0571-00000001。')
    expect(other.of('centre', 'FILING')).toBeNull()
    await loadTexts(town.db, other)
    expect(other.of('centre', 'FILING')?.version).toBe(1)
  })

  it.each([
    ['ACCEPTED', '诉求已受理。', '要写一次 {原文}', 'text'],
    ['PRIVACY', '由局里负责。', '联系电话（个人信息保护法第十七条）', 'text'],
    ['FILING', '', '没有改动', 'text'],
    ['FILLING', '好', '没有“FILLING”这段文字。可以改：PRIVACY（个人信息保护说明）', 'kind'],
    ['', '好', '请写改哪段文字', 'kind'],
  ])('%s %j is refused, and said why', async (kind, text, fault, field) => {
    expect(await says(kind, text)).toMatchObject({
      __typename: 'AdminFault',
      message: expect.stringContaining(fault),
      field,
    })
    expect(await town.db.read.select().from(town.db.schema.centreTexts)).toEqual([])
  })

  it('does not leave a gap where the desk has no telephone', async () => {
    const fault = { message: expect.stringContaining('还没有写专窗电话'), field: 'text' }
    expect(await says('ACCEPTED', '{原文}请打{专窗电话}。', '330198')).toMatchObject(fault)
    expect(await says('ACCEPTED', '{原文}请打{专窗电话}。')).toMatchObject({ __typename: 'AdminDone' })
  })

  it('says the telephone of the centre above where the desk below has none, and nothing of its own where neither has', async () => {
    const { centres } = town.db.schema
    const set = (id: string, phone: string | null) =>
      town.db.write((tx) => tx.update(centres).set({ phone }).where(eq(centres.id, id)))
    const said = async () => {
      await loadTexts(town.db, town.services.texts)
      return town.services.texts.message('neighbour', 'ACCEPTED', 'QH1', '已受理。')
    }
    await set('city', '0571-12345')
    await says('ACCEPTED', '{原文}急事请打 {专窗电话}。', '330100')
    expect(await said()).toBe('已受理。急事请打 0571-12345。')
    await set('neighbour', '0571-00000002')
    expect(await said()).toBe('已受理。急事请打 0571-00000002。')
    for (const id of ['city', 'neighbour']) await set(id, null)
    expect(await said()).toBe('已受理。')
  })

  it('is changed by whoever sees to places there, and stands in the record of changes', async () => {
    expect(await says('FILING', '好', '330199', 'officer')).toMatchObject({ __typename: 'AdminFault' })
    await says('FILING', '好')
    const { data } = await town.as('auditAdmin', TEXTS, { division: '330199' })
    expect(data.administeredCentre.changes.items[0]).toMatchObject({ what: '修改文字（提诉求页面的提示，第 1 版）' })
  })

  it('is changed by two at once into two versions, of which the second is in force', async () => {
    await Promise.all([says('FILING', '甲'), says('FILING', '乙')])
    const own = await textOf('FILING')
    expect(own?.versions.map(({ version }) => version)).toEqual([2, 1])
    expect(own?.text).toBe(own?.versions[0]?.text)
    const { centreTexts } = town.db.schema
    const rows = await town.db.read.select().from(centreTexts)
    expect(rows.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1)
  })

  it('is changed and listed by command', async () => {
    const said: string[] = []
    const output = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
    const env = { DATABASE_URL: town.config.databaseUrl, DATA_DIR: town.config.dataDir }
    const change = ['text', 'change', '--centre', '330199', '--kind', 'CLOSED', '--text', '{原文}谢谢。']
    expect(await adminCommand(change, env, output)).toBe(0)
    const lines = ['text', 'change', '--centre', '330199', '--kind', 'FILING', '--text', '一\\n二']
    expect(await adminCommand(lines, env, output)).toBe(0)
    expect(await textOf('FILING')).toMatchObject({ versions: [{ text: '一\n二' }] })
    expect(await adminCommand(['list', 'texts'], env, output)).toBe(0)
    expect(said.join('')).toMatch(/已保存第 1 版[\s\S]*消息：已结束[\s\S]*\{原文\}谢谢。/)
  })
})
