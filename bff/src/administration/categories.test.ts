import { CATEGORY } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCategories } from '../centres/categories.store.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { adminCommand } from './admin.cli.ts'

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) { __typename ... on AdminDone { id message } ... on AdminFault { message field } } }`
const CATEGORIES = `query ($division: String!) { administeredCentre(division: $division) {
  categories { id name offered about mayEnd mayRestore } changes { items { what of } } } }`
const OFFERED = 'query ($of: ID!) { categories(of: $of) { id name } }'
const SEEN = 'query ($of: ID!) { request(id: $of) { category categoryWord history { what } } }'

const TAKE = `mutation ($file: String!, $dry: Boolean!) { takeTable(centre: "330199", table: CATEGORIES, file: $file, dry: $dry) { __typename
  ... on TableTaken { written message rows { deed called message } } ... on AdminFault { message } } }`
const TABLE = `mutation { tableFile(centre: "330199", table: CATEGORIES, format: CSV) { ... on TableFile { base64 } } }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
  await fillCrowd(town.db, town.time.now)
})
afterEach(() => town.close())

type One = { id: string; name: string; offered: boolean; about: string; mayEnd: boolean; mayRestore: boolean }
const does = async (command: string, input: object, centre = '330199', who = 'systemAdmin') =>
  (await town.as(who, ADMINISTER, { command, input: { centre, ...input }, key: town.newKey() })).data.administer
const allOf = async (division = '330199'): Promise<One[]> =>
  (await town.as('systemAdmin', CATEGORIES, { division })).data.administeredCentre.categories
const oneOf = async (name: string, division?: string) => (await allOf(division)).find((each) => each.name === name)
const offeredTo = async (who: string, of: string): Promise<{ id: string; name: string }[]> =>
  (await town.as(who, OFFERED, { of })).data.categories
const graded = (category: string) =>
  `grading: { tier: SIMPLE, urgency: NORMAL, category: "${category}", cause: OTHER }, leadUnitId: "housing"`

describe('what requests are sorted by', () => {
  it('are the shipped ones to begin with, the rest last', async () => {
    const all = await allOf()
    expect(all.map(({ id }) => id)).toEqual([...CATEGORY.values])
    expect(all.at(-1)).toMatchObject({ id: 'OTHER', about: '系统自带', mayEnd: false, mayRestore: false })
    const { id } = await fileOne(town)
    expect((await offeredTo('officer', id)).map(({ name }) => name)).toEqual(Object.values(CATEGORY.words))
  })

  it('can be added to: an officer sorts by one, and its name stands in the request and in its history', async () => {
    const added = await does('CATEGORY_ADD', { name: '跨境电商' })
    expect(added).toMatchObject({ message: '已新增类别：跨境电商。下级中心也可以选。' })
    const { id } = await fileOne(town)
    const offered = await offeredTo('officer', id)
    expect(offered.slice(-2)).toEqual([
      { id: added.id, name: '跨境电商' },
      { id: 'OTHER', name: '其他' },
    ])
    await take(town, 'officer', 'dispatchRequest', id, { args: graded(added.id) })
    const { request } = (await town.as('officer', SEEN, { of: id })).data
    expect(request).toMatchObject({ category: added.id, categoryWord: '跨境电商' })
    expect(request.history.map(({ what }: { what: string }) => what)).toContain('定级：简单、一般、跨境电商')

    await does('CATEGORY_CHANGE', { category: '跨境电商', name: '跨境贸易' })
    await does('CATEGORY_END', { category: '跨境贸易' })
    const later = (await town.as('officer', SEEN, { of: id })).data.request
    expect(later.categoryWord).toBe('跨境贸易')
    expect(later.history.map(({ what }: { what: string }) => what)).toContain('定级：简单、一般、跨境贸易')
  })

  it('are taken from whoever uses one no longer offered, with a word on it, and nothing is done', async () => {
    const { id } = await fileOne(town)
    await does('CATEGORY_END', { category: '税务' })
    expect((await offeredTo('officer', id)).map(({ id: each }) => each)).not.toContain('TAX')
    for (const category of ['TAX', 'no-such-thing', '']) {
      const refused = await take(town, 'officer', 'dispatchRequest', id, { args: graded(category) })
      expect(refused).toMatchObject({
        code: category === '' ? 'CHOICE_REQUIRED' : 'CATEGORY_UNKNOWN',
        field: 'category',
      })
    }
    expect(await oneOf('税务')).toMatchObject({
      ...{ offered: false, about: '系统自带，本中心停用', mayEnd: false, mayRestore: true },
    })
    await does('CATEGORY_RESTORE', { category: 'TAX' })
    expect(await oneOf('税务')).toMatchObject({ offered: true, about: '系统自带', mayEnd: true, mayRestore: false })
    expect(await take(town, 'officer', 'dispatchRequest', id, { args: graded('TAX') })).toMatchObject({
      __typename: 'ActionDone',
    })
    expect(await town.db.read.select().from(town.db.schema.categories)).toEqual([])
  })

  it('hold below a centre and not beside it, until one below says otherwise', async () => {
    await does('CATEGORY_ADD', { name: '港航物流' }, '330100')
    await does('CATEGORY_CHANGE', { category: '消防', name: '消防安全' }, '330100')
    await does('CATEGORY_END', { category: '融资' }, '330100')
    const below = await allOf('330198')
    expect(below.find(({ name }) => name === '港航物流')?.about).toMatch(/增加$/)
    expect(below.find(({ id }) => id === 'FIRE_SAFETY')).toMatchObject({ name: '消防安全', mayRestore: false })
    expect(below.find(({ id }) => id === 'FINANCING')?.offered).toBe(false)
    expect((await allOf()).map(({ id }) => id)).toEqual([...CATEGORY.values])

    await does('CATEGORY_CHANGE', { category: '消防安全', name: '消防审验' }, '330198')
    await does('CATEGORY_END', { category: '港航物流' }, '330198')
    expect(await oneOf('消防审验', '330198')).toMatchObject({ mayRestore: true })
    expect(await oneOf('港航物流', '330100')).toMatchObject({ offered: true })
    expect(await does('CATEGORY_RESTORE', { category: 'FINANCING' }, '330198')).toMatchObject({
      message: expect.stringMatching(/^“融资”由.*停用，请联系那里的管理员。$/),
    })
    await does('CATEGORY_RESTORE', { category: '消防审验' }, '330198')
    expect(await oneOf('消防安全', '330198')).toBeDefined()
  })

  it('follow those above in what one below has not said', async () => {
    await does('CATEGORY_CHANGE', { category: '税务', name: '税费' }, '330198')
    await does('CATEGORY_END', { category: '融资' }, '330198')
    await does('CATEGORY_END', { category: '税务' }, '330100')
    await does('CATEGORY_CHANGE', { category: '融资', name: '融资贷款' }, '330100')
    const below = await allOf('330198')
    expect(below.find(({ id }) => id === 'TAX')).toMatchObject({ name: '税费', offered: false, mayRestore: true })
    expect(below.find(({ id }) => id === 'FINANCING')).toMatchObject({ name: '融资贷款', offered: false })
  })

  it('keep their names where a centre comes under another, and never meet one of the same name there', async () => {
    const { id: added } = await does('CATEGORY_ADD', { name: '港航物流' }, '330100')
    const { centres } = town.db.schema
    const moved = (under: string) => does('CENTRE_CHANGE', { under }, '330198')
    expect(await moved('')).toMatchObject({ __typename: 'AdminDone' })
    expect((await allOf('330198')).map(({ id }) => id)).not.toContain(added)
    const categories = await loadCategories(town.db.read, town.db.schema)
    expect(categories.nameOf('neighbour', added)).toBe('港航物流')
    await does('CATEGORY_ADD', { name: '港航物流' }, '330198')
    expect(await moved('330100')).toMatchObject({
      message: expect.stringContaining('都有“港航物流”这个类别'),
      field: 'under',
    })
    const [row] = await town.db.read.select().from(centres).where(eq(centres.id, 'neighbour'))
    expect(row?.parentId).toBeNull()
  })

  it.each([
    ['CATEGORY_ADD', { name: ' ' }, '请写类别名称', 'name'],
    ['CATEGORY_ADD', { name: '一二三四五六七八九十一二三' }, '最多 12 个字，超出 1 个', 'name'],
    ['CATEGORY_ADD', { name: '税务' }, '已有“税务”这个类别。请换一个名称', 'name'],
    ['CATEGORY_CHANGE', { category: '税务', name: '消防' }, '已有“消防”', 'name'],
    ['CATEGORY_CHANGE', { category: '税务', name: '税务' }, '没有改动', 'name'],
    ['CATEGORY_CHANGE', { category: '税物', name: '税费' }, '没有“税物”这个类别。现有：市场准入、', 'category'],
    ['CATEGORY_END', { category: '其他' }, '不能停用', 'category'],
    ['CATEGORY_END', {}, '请写类别', 'category'],
    ['CATEGORY_RESTORE', { category: '税务' }, '没有要恢复的', 'category'],
  ])('%s %j is refused, and said why', async (command, input, fault, field) => {
    expect(await does(command, input)).toMatchObject({
      __typename: 'AdminFault',
      message: expect.stringContaining(fault),
      field,
    })
    expect(await town.db.read.select().from(town.db.schema.categories)).toEqual([])
  })

  it('are never two of one name, neither above nor below nor out of a restored one', async () => {
    await does('CATEGORY_ADD', { name: '港航物流' }, '330198')
    expect(await does('CATEGORY_ADD', { name: '港航物流' }, '330100')).toMatchObject({
      message: expect.stringContaining('已有“港航物流”'),
    })
    await does('CATEGORY_CHANGE', { category: '税务', name: '税费' })
    await does('CATEGORY_ADD', { name: '税务' })
    expect(await does('CATEGORY_RESTORE', { category: '税费' })).toMatchObject({
      message: expect.stringContaining('已有“税务”'),
    })
    expect(await oneOf('税费')).toBeDefined()
  })

  it('are changed by whoever sees to places there, and stand in the record of changes', async () => {
    expect(await does('CATEGORY_END', { category: '税务' }, '330199', 'officer')).toMatchObject({
      __typename: 'AdminFault',
    })
    await does('CATEGORY_CHANGE', { category: '税务', name: '税费' })
    town.time.now += 1_000
    await does('CATEGORY_END', { category: '税费' })
    town.time.now += 1_000
    await does('CATEGORY_RESTORE', { category: '税费' })
    const { data } = await town.as('auditAdmin', CATEGORIES, { division: '330199' })
    expect(data.administeredCentre.changes.items).toEqual([
      { what: '恢复类别', of: '税务' },
      { what: '停用类别', of: '税费' },
      { what: '修改类别（原名税务）', of: '税费' },
    ])
  })

  it('are a table: what is written out is true when it is taken again, and says new ones, other names and what is left out', async () => {
    const written = async () => {
      const { data } = await town.as('systemAdmin', TABLE)
      return Buffer.from(data.tableFile.base64, 'base64').toString()
    }
    const take = async (text: string, dry = false) =>
      (await town.as('systemAdmin', TAKE, { file: Buffer.from(text).toString('base64'), dry })).data.takeTable
    const first = await written()
    expect(first).toContain('"税务","是","TAX"')
    expect(await take(first)).toMatchObject({ message: '12 行都和现有的一样，不用导入。' })
    const changed = '类别,是否使用,编号\n跨境电商,,\n税费,是,TAX\n融资,否,\n'
    expect(await take(changed, true)).toMatchObject({ message: '可以导入：新增 1 行，修改 2 行。还没有写入。' })
    expect((await allOf()).map(({ name }) => name)).not.toContain('跨境电商')
    expect(await take(changed)).toMatchObject({ written: true })
    const again = await written()
    expect(again).toMatch(/"税费","是","TAX"[\s\S]*"融资","否","FINANCING"[\s\S]*"跨境电商","是",/)
    expect(await take(again)).toMatchObject({ message: '13 行都和现有的一样，不用导入。' })

    // Called otherwise and left out here: back, it has the name that the table says.
    await does('CATEGORY_END', { category: 'TAX' })
    expect(await take('类别,是否使用,编号\n税费,是,TAX\n')).toMatchObject({ written: true })
    expect(await oneOf('税费')).toMatchObject({ id: 'TAX', offered: true })
    for (const wrong of ['没有的类,否,', '税务,也许,TAX', '其他,否,OTHER', '税务,,NONE']) {
      const { written: stored, rows } = await take(`类别,是否使用,编号\n${wrong}\n`)
      expect([wrong, stored, rows[0].deed]).toEqual([wrong, false, 'FAULT'])
    }
    const twice = await take('类别,是否使用,编号\n税收,,TAX\n税金,,TAX\n')
    expect(twice.rows[1]).toMatchObject({ deed: 'FAULT', message: expect.stringContaining('有几行') })
  })

  it('can be administered by commands too', async () => {
    const said: string[] = []
    const to = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
    const run = (...args: string[]) =>
      adminCommand(args, { DATABASE_URL: town.config.databaseUrl, DATA_DIR: town.config.dataDir }, to)
    expect(await run('category', 'add', '--centre', '330199', '--name', '跨境电商')).toBe(0)
    expect(await run('category', 'end', '--centre', '330199', '--category', '税务')).toBe(0)
    expect(await run('list', 'categories', '--centre', '330199')).toBe(0)
    expect(said.join('')).toMatch(/税务\t已停用\t系统自带，本中心停用\tTAX/)
    expect(said.join('')).toMatch(/跨境电商\t在用\t本中心增加/)
  })

  it('stay with a request of which the centre has said more since', async () => {
    const { categories } = town.db.schema
    const { id: added } = await does('CATEGORY_ADD', { name: '跨境电商' })
    const { id } = await fileOne(town)
    await take(town, 'officer', 'dispatchRequest', id, { args: graded(added) })
    // As a release before this one would read it, or one in which it was taken away by hand.
    await town.db.write((tx) => tx.delete(categories).where(eq(categories.category, added)))
    expect((await town.as('officer', SEEN, { of: id })).data.request.categoryWord).toBe('其他')
  })
})
