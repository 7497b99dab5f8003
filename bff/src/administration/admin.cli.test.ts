import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { addPeople, findByIdentity } from '../people/people.store.ts'
import { findSession, openSession } from '../people/sessions.ts'
import { FRIDAY } from '../testing/test-app.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { adminCommand } from './admin.cli.ts'

let test: TestDatabase
let dir: string
beforeEach(async () => {
  test = await openTestDatabase()
  dir = mkdtempSync(path.join(tmpdir(), 'qihu-admin-'))
})
afterEach(async () => {
  await test.drop()
  rmSync(dir, { recursive: true, force: true })
})

/** A line as it is typed, with single quotes around what has blanks in it. */
async function admin(line: string): Promise<{ code: number; out: string; err: string }> {
  const args = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const out: string[] = []
  const err: string[] = []
  const env = {
    DATABASE_URL: test.url,
    DATA_DIR: dir,
    DIVISION: '330199',
    DESK: '云溪县兜底专窗',
    DEMO: '1',
    INIT_CWD: dir,
  }
  const code = await adminCommand(args, env, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  })
  return { code, out: out.join(''), err: err.join('') }
}
async function done(line: string): Promise<string> {
  const { code, out, err } = await admin(line)
  expect([line, code, err]).toEqual([line, 0, ''])
  return out
}
const rowsOf = async (name: string) =>
  (await done(`list ${name}`))
    .trim()
    .split('\n')
    .map((row) => row.split('\t'))

const COUNTY = [
  'create --name 方主任 --dingtalk d-fang',
  "centre add --division 330198 --name 澄江县 --why '二期接入'",
  'unit add --centre 330198 --name 澄江县兜底专窗 --not-leading',
  'unit add --centre 330198 --name 住建局 --phone 0571-00000011',
  'unit add --centre 330198 --name 市场监管局',
  'staff add --centre 330198 --name 林专员 --role 兜底办专员 --unit 澄江县兜底专窗 --dingtalk d-lin',
  'staff add --centre 330198 --name 王工 --role 经办 --unit 住建局 --dingtalk d-wang',
  'staff add --centre 330198 --name 李局 --role UNIT_HEAD --unit 住建局 --dingtalk d-li --title 局长',
  'staff add --centre 330198 --name 赵工 --role UNIT_HANDLER --unit 市场监管局 --dingtalk d-zhao',
  "staff add --centre 330198 --name 吴组长 --role SMILE_TEAM --phone '199 0000 0105' --dingtalk d-wu",
  'staff add --centre 330198 --name 管理员 --role CENTRE_ADMIN --dingtalk d-admin',
  "hall add --centre 330198 --name 澄江县政务服务中心 --address '澄江县一号路 1 号' --phone 0571-00000010",
  "window add --centre 330198 --hall 澄江县政务服务中心 --name 兜底专窗 --services '说明流程；受理办不成的事'",
  'window add --centre 330198 --hall 澄江县政务服务中心 --name 企业专窗',
]

describe('from an empty database', () => {
  it('a second county is set up without SQL, and a request goes through it from its window to the answer', async () => {
    for (const line of COUNTY) await done(line)
    const windows = await rowsOf('windows')
    expect(windows.map(([hall, name, state]) => [hall, name, state])).toEqual([
      ['澄江县政务服务中心', '企业专窗', '在用'],
      ['澄江县政务服务中心', '兜底专窗', '在用'],
    ])
    const poster = path.join(dir, 'poster.html')
    await done(`window poster --window ${windows[1]?.[3]} --out poster.html`)
    const page = readFileSync(poster, 'utf8')
    const scene = /\/s\/w\.([\w.-]+)/.exec(page)?.[1] ?? ''
    expect(page).toContain('受理办不成的事')

    const config = { ...readConfig({ DEMO: '1', DATABASE_URL: test.url, DATA_DIR: dir }), graphql: 'open' as const }
    const { db } = await openTestDatabaseAgain()
    const app = await buildApp({ config, clock: { now: () => FRIDAY }, db, logger: false, load: null })
    const tokens = new Map<string, string>()
    for (const who of ['d-lin', 'd-wang', 'd-fang']) {
      const person = await findByIdentity(db.read, db.schema, 'DINGTALK', who)
      if (!person) throw new Error(who)
      tokens.set(who, await db.write((tx) => openSession(tx, db.schema, person, 'DINGTALK', FRIDAY)))
    }
    const citizen = await db.write(async (tx) => {
      const person = { id: 'p-citizen', name: '陈经理', phone: '19900000001', title: '', staff: false, demoKey: null }
      await tx.insert(db.schema.people).values({ ...person, createdAt: 1, formerRoles: ['CITIZEN'] })
      return openSession(tx, db.schema, { ...person, createdAt: 1 }, 'H5', FRIDAY)
    })
    tokens.set('citizen', citizen)
    const ask = async (who: string, query: string, variables: object = {}) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(who)}` },
        payload: JSON.stringify({ query, variables }),
      })
      return answer.json().data
    }
    const on = (version: number) => ({ id: filed.id, version, key: `key-${version}-00000000` })
    const { request: filed } = (
      await ask(
        'citizen',
        `mutation ($input: FileRequestInput!) { fileRequest(input: $input) { ... on Filed { request { id number } } ... on Refusal { code } } }`,
        {
          input: {
            ...{ key: 'key-file-0000', description: '消防验收跑了三次都说材料不全。', intakeReasons: ['STUCK'] },
            ...{ contactName: '陈经理', contactPhone: '19900000001', noticeVersion: '1', windowCode: `w=${scene}` },
          },
        },
      )
    ).fileRequest
    expect(filed.number).toMatch(/^QH330198-/)
    const { units } = await ask('d-lin', '{ units { id name } }')
    expect(units.map(({ name }: { name: string }) => name).toSorted()).toEqual(['住建局', '市场监管局'])
    const housing = units.find(({ name }: { name: string }) => name === '住建局').id
    const GRADING = '{ tier: SIMPLE, urgency: NORMAL, category: "FIRE_SAFETY", cause: OTHER }'
    await ask(
      'd-lin',
      `mutation ($on: On!) { dispatchRequest(on: $on, leadUnitId: "${housing}", grading: ${GRADING}) { __typename } }`,
      { on: on(1) },
    )
    const queue = '{ queue(tab: NOW) { items { id version stage } } }'
    const [waiting] = (await ask('d-wang', queue)).queue.items
    expect(waiting).toMatchObject({ id: filed.id, stage: 'DISPATCHED' })
    await ask('d-wang', `mutation ($on: On!) { signRequest(on: $on) { __typename } }`, { on: on(waiting.version) })
    const answered = await ask(
      'd-wang',
      `mutation ($on: On!) { resolveRequest(on: $on, resolution: SOLVED, text: "已办好") { ... on ActionDone { request { stage } } } }`,
      { on: on(waiting.version + 1) },
    )
    expect(answered.resolveRequest.request.stage).toBe('RESOLVED')
    // The administrator of the first county is a stranger here.
    expect((await ask('d-fang', `{ request(id: "${filed.id}") { id } }`)).request).toBeNull()
    await app.close()
  })

  it('everything is written down: what, when, by whom and why', async () => {
    for (const line of COUNTY.slice(0, 6)) await done(line)
    const changes = await rowsOf('changes')
    expect(changes).toHaveLength(6)
    expect(changes.map(([, what]) => what).toSorted()).toEqual(
      ['新增人员（中心管理员）', '新增人员（兜底办专员）', '新增中心', '新增单位', '新增单位', '新增单位'].toSorted(),
    )
    expect(changes.find(([, what]) => what === '新增中心')?.slice(2)).toEqual([
      expect.stringMatching(/县$/),
      '命令行',
      '二期接入',
    ])
    expect(changes.map(([, , of]) => of)).toContain('林专员')
    // Names and numbers of people stand in their rows alone, which can be erased.
    const kept = await test.db.read.select().from(test.db.schema.adminChanges)
    expect(kept).toHaveLength(6)
    expect(JSON.stringify(kept)).not.toMatch(/林专员|d-lin/)
  })
})

/** As another process sees it. */
async function openTestDatabaseAgain() {
  const { openDatabase } = await import('../db/open.ts')
  return { db: await openDatabase(test.url) }
}

describe('what cannot be', () => {
  const told = async (line: string) => {
    const before = JSON.stringify(await everything())
    const { code, out, err } = await admin(line)
    expect([code, out]).toEqual([1, ''])
    expect(JSON.stringify(await everything())).toBe(before)
    return err.replace(/^没有改动：/, '').trim()
  }
  const everything = async () => {
    const { read, schema } = test.db
    const { centres, units, people, personRoles, halls, windows, adminChanges } = schema
    return Promise.all(
      [centres, units, people, personRoles, halls, windows, adminChanges].map((table) => read.select().from(table)),
    )
  }
  beforeEach(async () => {
    for (const line of COUNTY) await done(line)
  })

  it.each([
    ['a ring of divisions', 'centre change --centre 330199 --under 330199', /云溪县.*不能又做它的上级/],
    ['a division twice', 'centre add --division 330198 --name 某县', /330198 已由澄江县使用/],
    ['a code that is none', 'centre add --division 33019 --name 某县', /六位数字/],
    ['an unknown level', 'centre add --division 330197 --name 某县 --level PARISH', /层级 PARISH 认不出.*COUNTY/],
    ['a number that is printed', 'centre change --centre 330198 --division 330197', /不能改/],
    [
      'an unknown centre',
      'unit add --centre 110101 --name 某局',
      /没有区划代码为 110101 的中心。已有：.*330198 澄江县/,
    ],
    ['two units of one name', 'unit add --centre 330198 --name 住建局', /已有“住建局”/],
    ['the name of another unit', 'unit change --centre 330198 --unit 住建局 --name 市场监管局', /已有“市场监管局”/],
    ['a name of nothing that can be seen', "unit add --centre 330198 --name '\u200b '", /请写单位名称/],
    [
      'a misspelt role',
      'staff add --centre 330198 --name 某 --role UNIT_HANDELR --unit 住建局 --dingtalk x',
      /UNIT_HANDELR 不能授予或认不出.*UNIT_HANDLER（经办）/,
    ],
    [
      'a role nobody may be given',
      'staff add --centre 330198 --name 某 --role CITIZEN --dingtalk x',
      /CITIZEN 不能授予/,
    ],
    ['a handler of nothing', 'staff add --centre 330198 --name 某 --role 经办 --dingtalk x', /属于一个单位/],
    [
      'a handler of the desk',
      'staff add --centre 330198 --name 某 --role 经办 --unit 澄江县兜底专窗 --dingtalk x',
      /不接办诉求/,
    ],
    [
      'a unit of another centre',
      'staff add --centre 330199 --name 某 --role 经办 --unit 住建局 --dingtalk x',
      /没有“住建局”/,
    ],
    ['somebody without a door', 'staff add --centre 330198 --name 某 --role LEADER', /请写钉钉 userid 或手机号/],
    ['a door of somebody else', 'staff add --centre 330198 --name 某 --role LEADER --dingtalk d-wang', /已是王工的/],
    [
      'a number of somebody else',
      'staff add --centre 330198 --name 某 --role LEADER --dingtalk x --phone 19900000105',
      /已是吴组长的/,
    ],
    [
      'a number that is none',
      'staff add --centre 330198 --name 某 --role LEADER --dingtalk x --phone 1990000',
      /11 位/,
    ],
    ['a post twice', 'post add --centre 330198 --person d-wang --role 经办 --unit 住建局', /王工已有这个职务/],
    ['the end of a post that nobody holds', 'post end --centre 330198 --person d-wang --role LEADER', /没有这个职务/],
    [
      'the last administrator',
      'post end --centre 330198 --person d-admin --role CENTRE_ADMIN',
      /澄江县唯一的中心管理员/,
    ],
    ['somebody unknown', 'post add --centre 330198 --person d-none --role LEADER', /没有找到工作人员 d-none/],
    ['a hall without an address', 'hall add --centre 330198 --name 某厅 --phone 1', /请写地址/],
    [
      'a window of an unknown hall',
      'window add --centre 330198 --hall 某厅 --name 某窗',
      /没有“某厅”.*澄江县政务服务中心/,
    ],
    [
      'two windows of one name',
      'window add --centre 330198 --hall 澄江县政务服务中心 --name 企业专窗',
      /已有“企业专窗”/,
    ],
    ['an unknown window', 'window revoke --window none', /没有编号为 none 的窗口/],
    ['nothing at all', 'unit change --centre 330198 --unit 住建局', /没有写要改什么/],
    ['something left out', 'unit change --centre 330198', /请写单位。（--unit）/],
  ])('%s is refused with the remedy, and nothing is changed', async (_, line, words) => {
    expect(await told(line)).toMatch(words)
  })

  it('both administrators at once leave one of them', async () => {
    await done('staff add --centre 330198 --name 第二位 --role CENTRE_ADMIN --dingtalk d-second')
    const ends = await Promise.all(
      ['d-admin', 'd-second'].map((who) => admin(`post end --centre 330198 --person ${who} --role CENTRE_ADMIN`)),
    )
    expect(ends.map(({ code }) => code).toSorted()).toEqual([0, 1])
    const names = await Promise.all(['一', '一'].map((name) => admin(`unit add --centre 330198 --name 第${name}局`)))
    expect(names.map(({ code }) => code).toSorted()).toEqual([0, 1])
  })

  it('a first administrator of no division', async () => {
    const env = { DATABASE_URL: `file:${path.join(dir, 'none.sqlite')}`, DATA_DIR: dir }
    const said: string[] = []
    const output = { out: () => {}, err: (text: string) => void said.push(text) }
    const create = ['create', '--name', '方主任', '--dingtalk', 'd']
    expect(await adminCommand(create, env, output)).toBe(1)
    expect(said.join('')).toMatch(/写 DIVISION/)
    expect(await adminCommand(create, { ...env, DIVISION: '330111' }, output)).toBe(1)
    expect(said.join('')).toMatch(/请写专窗名称（--desk/)
    // What was refused has left no centre of a wrong name behind.
    expect(await adminCommand(create.slice(0, 1), { ...env, DIVISION: '330111', DESK: '错区兜底专窗' }, output)).toBe(1)
    expect(await adminCommand([...create, '--desk', '某区兜底专窗'], { ...env, DIVISION: '330111' }, output)).toBe(0)
    const out: string[] = []
    await adminCommand(['list', 'centres'], env, { ...output, out: (text) => void out.push(text) })
    expect(out.join('')).toBe('330111\t某区\t县（市、区）\t某区兜底专窗\n')
  })

  it('a centre before the first one', async () => {
    const none = await openTestDatabase()
    const said: string[] = []
    const args = ['centre', 'add', '--division', '330198', '--name', '澄江县']
    const env = { DATABASE_URL: none.url, DATA_DIR: dir }
    const output = { out: () => {}, err: (text: string) => void said.push(text) }
    expect([await adminCommand(args, env, output), said.join('')]).toEqual([1, expect.stringMatching(/先运行 create/)])
    await none.drop()
  })

  it('an office for the account of a requester', async () => {
    const { db } = test
    const person = { id: 'p-citizen', name: '陈经理', phone: '19900000001', title: '', demoKey: null, createdAt: 1 }
    await db.write((tx) => addPeople(tx, db.schema, [{ ...person, staff: false, roles: ['CITIZEN'], unitId: null }]))
    expect(await told('post add --centre 330198 --person p-citizen --role LEADER')).toMatch(/申请人的账号/)
  })

  it('a ring over several divisions', async () => {
    await done('centre add --division 330100 --name 溪州市 --level CITY')
    await done('centre change --centre 330198 --under 330100')
    expect(await told('centre change --centre 330100 --under 330198')).toMatch(/澄江县在溪州市之下/)
  })

  it('an unknown command or option shows what there is', async () => {
    for (const line of ['', 'unit remove', 'unit add --colour red', 'list everything']) {
      const { code, err } = await admin(line)
      expect([code, /用法：npm run admin/.test(err)]).toEqual([2, true])
    }
    expect((await admin('--help')).out).toMatch(/第一次使用/)
  })
})

describe('somebody who leaves a post', () => {
  it('is a stranger at once, and out of his sessions with the last one', async () => {
    for (const line of COUNTY) await done(line)
    await done('post add --centre 330198 --person d-wang --role UNIT_HEAD --unit 市场监管局')
    const { db } = test
    const person = await findByIdentity(db.read, db.schema, 'DINGTALK', 'd-wang')
    if (!person) throw new Error('nobody')
    const token = await db.write((tx) => openSession(tx, db.schema, person, 'DINGTALK', FRIDAY))
    const posts = async () => (await findSession(db, token, FRIDAY))?.actor.posts.map(({ role }) => role)
    expect(await posts()).toEqual(['UNIT_HANDLER', 'UNIT_HEAD'])
    await done('post end --centre 330198 --person d-wang --role 经办 --unit 住建局 --why 调动')
    expect(await posts()).toEqual(['UNIT_HEAD'])
    await done('post end --centre 330198 --person d-wang --role UNIT_HEAD --unit 市场监管局')
    expect(await posts()).toBeUndefined()
    const [row] = await db.read.select().from(db.schema.people).where(eq(db.schema.people.id, person.id))
    expect([row?.staff, row?.formerRoles, row?.formerUnitId]).toEqual([false, [], null])
  })
})

describe('the code of a window', () => {
  it('is another after it was renewed, and none after it was revoked', async () => {
    for (const line of COUNTY) await done(line)
    const [, , , id] = (await rowsOf('windows'))[0] ?? []
    const linkOf = async () => /https?:\S+/.exec(await done(`window poster --window ${id} --out p.html`))?.[0]
    const first = await linkOf()
    await done(`window renew --window ${id} --days 0`)
    const second = await linkOf()
    expect(second).not.toBe(first)
    expect((await admin(`window poster --window ${id} --out none/p.html`)).err).toMatch(/写不进去（ENOENT）/)
    await done(`window revoke --window ${id} --why 撤窗`)
    expect((await admin(`window poster --window ${id} --out p.html`)).err).toMatch(/已经停用/)
    expect((await rowsOf('windows')).map((row) => row[2])).toEqual(['已停用', '在用'])
  })
})

describe('tables on the machine itself', () => {
  it('are tried first, taken, and written in both formats', async () => {
    for (const line of COUNTY) await done(line)
    writeFileSync(path.join(dir, 'staff.csv'), '姓名,角色,单位,手机号\n钱工,经办,住建局,19900000401\n')
    const line = 'import staff --centre 330198 --file staff.csv'
    const before = (await rowsOf('staff')).length
    expect(await done(`${line} --dry-run`)).toMatch(/第 2 行\t新增\t钱工 经办.*\n可以导入：新增 1 行。还没有写入。/s)
    expect(await rowsOf('staff')).toHaveLength(before)
    expect(await done(`${line} --why 补录`)).toMatch(/开通码 \S+.*\n已导入：新增 1 行。/s)
    expect(await rowsOf('staff')).toHaveLength(before + 1)
    for (const file of ['out.xlsx', 'out.csv']) {
      await done(`export staff --centre 330198 --out ${file}`)
      expect(await done(`import staff --centre 330198 --file ${file} --dry-run`)).toMatch(
        /\d+ 行都和现有的一样，不用导入。/,
      )
    }
  })

  it('change nothing where a row is wrong, and say which and how to go on', async () => {
    for (const line of COUNTY) await done(line)
    writeFileSync(path.join(dir, 'units.csv'), '单位名称,联系电话\n新局,1\n,2\n')
    const { code, err } = await admin('import units --centre 330198 --file units.csv')
    expect(code).toBe(1)
    expect(err).toMatch(/第 3 行\t有误.*全部没有写入，改好后再导入。/s)
    expect((await rowsOf('units')).flat()).not.toContain('新局')
    for (const [line, words] of [
      ['import units --centre 330198 --file none.csv', '读不了（ENOENT）'],
      ['import units --centre 330198', '请写导入哪个文件'],
      ['export units --centre 330198', '请写保存到哪个文件'],
      ['import units --centre 339999 --file units.csv', '339999'],
    ] as const) {
      const answer = await admin(line)
      expect([answer.code, answer.err], line).toEqual([1, expect.stringContaining(words)])
    }
    expect((await admin('import roles --centre 330198 --file units.csv')).code).toBe(2)
  })

  it('are alone in being tried: whatever else is refused the option, and is not done', async () => {
    for (const line of COUNTY) await done(line)
    const before = await rowsOf('units')
    for (const option of ['--dry-run', '--file units.csv']) {
      const tried = await admin(`unit add --centre 330198 --name 新局 ${option}`)
      expect([tried.code, tried.err]).toEqual([2, expect.stringContaining('只有导入的命令有。没有改动。')])
    }
    expect(await rowsOf('units')).toEqual(before)
  })

  it('move somebody to another unit, and let a successor take over', async () => {
    for (const line of COUNTY) await done(line)
    await done('staff add --centre 330198 --name 钱工 --role 经办 --unit 住建局 --dingtalk d-qian')
    const moved = await done('post move --centre 330198 --person d-qian --role 经办 --unit 住建局 --to 市场监管局')
    expect(moved).toBe('钱工已调到新单位，要重新登录。\n')
    expect((await rowsOf('staff')).flat()).toContain('经办 市场监管局')
    const wrong = await admin('staff end --centre 330198 --person d-qian --successor nobody')
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/没有找到工作人员 nobody.*（--successor）/)])
  })
})
