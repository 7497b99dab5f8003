import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteBackup } from '../backup/backup.ts'
import type { PlatformConfig } from '../config.ts'
import { createNotifier } from '../notifications/notifications.worker.ts'
import { DEMO_TEMPLATE_IDS } from '../notifications/templates.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { fileOne } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { doctorCommand } from './doctor.cli.ts'
import { createPulse } from './pulse.ts'

const OPERATIONS = `{ operations {
  checks { name title level text next } countedSince failedTotal
  channels { channel word open sent delivered failed waiting oldestAt }
  failed { id at word why number title to }
} }`
const RESEND = `mutation ($id: String!, $key: Key!) { administer(command: NOTICE_RESEND, input: { notice: $id }, key: $key) {
  __typename ... on AdminDone { message } ... on AdminFault { message field }
} }`
const MINUTE = 60_000
const DAY = 86_400_000

let town: TestApp
afterEach(() => town.close())

type Check = { name: string; title: string; level: string; text: string; next: string | null }
const operations = async (who = 'admin') => (await town.as(who, OPERATIONS)).data.operations
const check = async (name: string): Promise<Check> =>
  (await operations()).checks.find((each: Check) => each.name === name)
const pulse = () => createPulse({ db: town.db, clock: town.services.clock })
async function beatAll() {
  const beating = pulse()
  beating.beat('SWEEP')()
  beating.beat('WORKER')()
  await beating.flush()
}

describe('what is looked at', () => {
  beforeEach(async () => {
    town = await openTestApp()
  })

  it('is read by whoever sees to places, and by nobody else', async () => {
    expect((await operations()).checks.map(({ name }: Check) => name)).toContain('DATABASE')
    for (const who of ['owner', 'officer', 'leader']) expect(await operations(who)).toBeNull()
    expect((await town.as(null, OPERATIONS)).data.operations).toBeNull()
  })

  it('tells loops that come round from those that stand still, in whichever process', async () => {
    expect(await check('SWEEP')).toMatchObject({ level: 'BAD', text: '还没有运行过。' })
    await beatAll()
    expect(await check('SWEEP')).toMatchObject({ level: 'GOOD', next: null })
    expect(await check('WORKER')).toMatchObject({ level: 'GOOD' })
    town.time.now += 3 * MINUTE
    expect(await check('SWEEP')).toMatchObject({ level: 'BAD', text: expect.stringContaining('3 分钟前') })
    // Of two processes one is enough, and the one that is behind takes nothing back.
    const [late, own] = [pulse(), pulse()]
    own.beat('SWEEP')()
    late.beat('SWEEP')()
    await own.flush()
    await late.flush()
    expect(await check('SWEEP')).toMatchObject({ level: 'GOOD' })
    expect(await check('WORKER')).toMatchObject({ level: 'BAD' })
  })

  it('a clock that was ahead and was put right leaves nothing behind', async () => {
    const day = 24 * 60 * MINUTE
    town.time.now += day
    await beatAll()
    town.time.now -= day
    expect(await check('CLOCK')).toMatchObject({ level: 'BAD' })
    expect((await check('SWEEP')).level).not.toBe('GOOD')
    await beatAll()
    // The database server of PostgreSQL has a clock of its own.
    if (town.db.engine === 'sqlite') expect(await check('CLOCK')).toMatchObject({ level: 'GOOD' })
    expect(await check('SWEEP')).toMatchObject({ level: 'GOOD' })
  })

  it('finds what was due and was not done, though the loop comes round', async () => {
    const { id } = await fileOne(town)
    const { requests } = town.db.schema
    await town.db.write((tx) => tx.update(requests).set({ wakeAt: town.time.now }).where(eq(requests.id, id)))
    town.time.now += 20 * MINUTE
    await beatAll()
    expect(await check('SWEEP')).toMatchObject({ level: 'BAD', text: expect.stringContaining('20 分钟前') })
  })

  it('finds a clock that was set back', async () => {
    await fileOne(town)
    // On PostgreSQL the server has a clock of its own, which nobody sets by hand.
    if (town.db.engine === 'sqlite') expect(await check('CLOCK')).toMatchObject({ level: 'GOOD' })
    town.time.now -= 30 * MINUTE
    expect(await check('CLOCK')).toMatchObject({ level: 'BAD', text: expect.stringContaining('晚 30 分钟') })
  })

  it('compares its clock with the database server’s, where that has one of its own', async () => {
    town.time.now = Date.now()
    if (town.db.engine === 'sqlite') {
      expect(await check('CLOCK')).toMatchObject({
        level: 'GOOD',
        text: expect.stringContaining('和数据库里的记录相符'),
      })
      return
    }
    expect(await check('CLOCK')).toMatchObject({ level: 'GOOD', text: expect.stringContaining('相差 0.') })
    town.time.now += 5 * MINUTE
    expect(await check('CLOCK')).toMatchObject({ level: 'BAD', text: expect.stringMatching(/相差 (299|300|301) 秒/) })
  })

  it('knows when the last backup was made, also one that was made beside the service', async () => {
    const { url } = town.config.databaseUrl ? { url: town.config.databaseUrl } : { url: '' }
    expect(await check('BACKUP')).toMatchObject({ level: 'NOTE', text: '还没有记录到备份。' })
    await noteBackup(url, town.time.now - DAY)
    expect(await check('BACKUP')).toMatchObject({ level: 'GOOD' })
    await noteBackup(url, town.time.now - 2 * DAY)
    expect(await check('BACKUP')).toMatchObject({ level: 'BAD', next: expect.stringContaining('npm run backup') })
  })

  it('says that the next year’s days off are missing once they are published, and before only how far they reach', async () => {
    expect(await check('DAYS_OFF')).toMatchObject({ level: 'NOTE', text: expect.stringContaining('2027 年的还没有') })
    town.time.now = Date.parse('2026-06-01T09:00:00+08:00')
    expect(await check('DAYS_OFF')).toMatchObject({ level: 'GOOD' })
    town.time.now = Date.parse('2027-03-01T09:00:00+08:00')
    expect(await check('DAYS_OFF')).toMatchObject({ level: 'BAD', text: expect.stringContaining('2027 年') })
  })
})

describe('credentials of platforms', () => {
  beforeEach(async () => {
    town = await openTestApp()
  })
  const refuse = (code: string, errorClass: PlatformError['errorClass']) => {
    let calls = 0
    Object.assign(town.services.platforms.wechat, {
      tryCredentials: async () => {
        calls += 1
        throw new PlatformError({ platform: 'wechat', call: 'stableToken', code, errorClass })
      },
    })
    return () => calls
  }

  it('are tried with the platform, and what it took is not tried again at once', async () => {
    expect(await check('WECHAT')).toMatchObject({ level: 'GOOD' })
    expect(await check('DINGTALK')).toMatchObject({ level: 'GOOD' })
    const calls = refuse('40125', 'CONFIG')
    expect(await check('WECHAT')).toMatchObject({ level: 'GOOD' })
    expect(calls()).toBe(0)
    town.time.now += 61 * MINUTE
    expect(await check('WECHAT')).toMatchObject({ level: 'BAD', next: expect.stringContaining('WX_APP_SECRET') })
    expect(await check('WECHAT')).toMatchObject({ level: 'BAD' })
    expect(calls()).toBe(1)
  })

  it.each([
    ['40013', 'CONFIG', 'BAD', 'WX_APP_ID'],
    ['40164', 'CONFIG', 'BAD', 'IP 白名单'],
    ['50002', 'CONFIG', 'BAD', 'WX_APP_SECRET'],
    ['CERTIFICATE', 'CONFIG', 'BAD', '根证书'],
    ['TIMEOUT', 'TRANSIENT', 'BAD', 'api.weixin.qq.com'],
    ['45009', 'DAY_QUOTA', 'NOTE', '自动恢复'],
  ] as const)('refused with %s name the remedy', async (code, errorClass, level, remedy) => {
    refuse(code, errorClass)
    expect(await check('WECHAT')).toMatchObject({ level, next: expect.stringContaining(remedy) })
  })
})

describe('texts that people sign in with', () => {
  const SMS: PlatformConfig['sms'] = { url: 'http://127.0.0.1:9/send', secret: 's' }
  const ask = (phone: string) => town.as(null, `mutation { sendPhoneCode(phone: "${phone}") { __typename } }`)

  it('show that the gateway is down before a notice does, until one goes out; one number that takes none does not', async () => {
    town = await openTestApp({ demo: false, platforms: { wechat: null, dingTalk: null, sms: SMS } })
    const { db, services } = town
    const watching = createPulse({ db, clock: services.clock, doors: services.doors })
    const says = async (phone: string, send: () => Promise<object>) => {
      Object.assign(services.platforms.sms, { send })
      await ask(phone)
      await watching.flush()
      town.time.now += MINUTE
      return check('SMS')
    }
    const works = async () => ({ accepted: true, messageId: 'x' })
    const refuses = async () => ({ accepted: false, messageId: 'x' })
    const away = async () => {
      throw new PlatformError({ platform: 'sms', call: 'send', code: 'HTTP_401', errorClass: 'CONFIG' })
    }
    expect(await says('19900000701', works)).toMatchObject({ level: 'GOOD' })
    expect(await says('19900000702', refuses)).toMatchObject({ level: 'NOTE', text: expect.stringContaining('被拒收') })
    expect(await says('19900000703', away)).toMatchObject({ level: 'BAD', text: expect.stringContaining('登录不了') })
    expect(await says('19900000704', works)).toMatchObject({ level: 'GOOD' })
  })
})

describe('a notice that did not arrive', () => {
  const SMS: PlatformConfig['sms'] = { url: 'http://127.0.0.1:9/send', secret: 's' }
  type Text = { phone: string; text: string; id: string }
  const sent: Text[] = []
  let refused = true

  beforeEach(async () => {
    town = await openTestApp({ demo: false, platforms: { wechat: null, dingTalk: null, sms: SMS } })
    sent.length = 0
    refused = true
    Object.assign(town.services.platforms.sms, {
      send: async (text: Text) => {
        sent.push(text)
        return { accepted: !refused, messageId: 'x' }
      },
    })
  })
  const deliver = async () => {
    const log = { info: () => {}, warn: () => {}, error: () => {} }
    const fixed = { templates: DEMO_TEMPLATE_IDS, random: () => 0.5, quietHours: false, sleep: async () => {} }
    const notifier = createNotifier({ ...town.services, ...fixed, log })
    for (let round = 0; round < 3; round += 1) await notifier.runOnce()
  }
  /** Refused, and refused once more the next morning where it asks something. */
  const lose = async () => {
    await fileOne(town)
    await deliver()
    town.time.now += DAY
    await deliver()
  }

  it('is read and sent again under an id that the gateway has not seen, and stands in the record', async () => {
    await lose()
    const { failed, failedTotal, checks } = await operations()
    expect(failedTotal).toBe(failed.length)
    expect(failed.length).toBeGreaterThan(0)
    expect(checks.find(({ name }: Check) => name === 'NOTICES')).toMatchObject({ level: 'NOTE' })
    const [first] = failed
    expect(first).toMatchObject({
      word: '短信',
      why: '被拒收',
      to: '申请人',
      number: expect.stringContaining('330199-'),
    })
    expect(first.title).not.toBe('')
    // What it says is of the request, which administrators do not see.
    expect(JSON.stringify(failed)).not.toContain('消防')
    const before = new Set(sent.map(({ id }) => id))
    refused = false
    const again = (await town.as('admin', RESEND, { id: first.id, key: town.newKey() })).data.administer
    expect(again).toMatchObject({ __typename: 'AdminDone' })
    sent.length = 0
    await deliver()
    expect(sent).toHaveLength(1)
    expect(before.has(sent[0]?.id ?? '')).toBe(false)
    expect((await operations()).failedTotal).toBe(failedTotal - 1)
    const record = `{ administeredCentre(division: "330199") { changes { items { what by } } } }`
    const { items } = (await town.as('admin', record)).data.administeredCentre.changes
    expect(items[0]).toEqual({ what: '重新发送消息', by: '管理员' })
    // What has arrived is not sent a second time.
    const twice = (await town.as('admin', RESEND, { id: first.id, key: town.newKey() })).data.administer
    expect(twice).toMatchObject({ __typename: 'AdminFault', field: 'notice' })
  })

  it('to somebody of the staff in a matter of his own does not name him', async () => {
    await fileOne(town, { enterpriseId: null }, town.newKey(), 'officer')
    for (let day = 0; day < 2; day += 1) {
      await deliver()
      town.time.now += DAY
    }
    const { requests, outbox } = town.db.schema
    const [own] = await town.db.read
      .select({ id: requests.id })
      .from(requests)
      .where(eq(requests.requesterId, 'p-officer'))
    const rows = await town.db.read
      .select()
      .from(outbox)
      .where(eq(outbox.thingId, own?.id ?? ''))
    const his = rows
      .filter(({ personId, state }) => personId === 'p-officer' && state === 'FAILED')
      .map(({ id }) => String(id))
    expect(his.length).toBeGreaterThan(0)
    const { failed } = await operations()
    for (const id of his) expect(failed.find((each: { id: string }) => each.id === id)).toMatchObject({ to: '申请人' })
  })

  it('one number that takes nothing, and texts that wait for the morning, say nothing of the gateway', async () => {
    await lose()
    expect(await check('SMS')).toMatchObject({ level: 'GOOD' })
    for (let more = 0; more < 3; more += 1) await fileOne(town)
    await lose()
    expect(await check('SMS')).toMatchObject({ level: 'BAD', next: expect.stringContaining('SMS_SECRET') })
  })

  it('that is refused once more is there again, and goes under another id each time', async () => {
    await lose()
    const [first] = (await operations()).failed
    for (let time = 0; time < 2; time += 1) {
      town.time.now += MINUTE
      await town.as('admin', RESEND, { id: first.id, key: town.newKey() })
      await deliver()
      town.time.now += DAY
      await deliver()
      expect((await operations()).failed.map(({ id }: { id: string }) => id)).toContain(first.id)
    }
    const message = sent.filter(({ id }) => id.startsWith(sent[0]?.id.slice(0, 36) ?? '-'))
    expect(new Set(message.map(({ id }) => id)).size).toBe(message.length)
  })

  it.each([['0'], ['99999'], ['x'], ['1e3']])('of which there is none (%s) is named', async (id) => {
    const answer = (await town.as('admin', RESEND, { id, key: town.newKey() })).data.administer
    expect(answer).toMatchObject({ __typename: 'AdminFault', field: 'notice', message: expect.stringContaining(id) })
  })

  it('platforms that are not there are named with what takes their place', async () => {
    expect(await check('WECHAT')).toMatchObject({ level: 'NOTE', text: expect.stringContaining('用短信通知') })
    expect(await check('DINGTALK')).toMatchObject({ level: 'NOTE', text: expect.stringContaining('动态码') })
    const { channels } = await operations()
    expect(channels.map(({ channel, open }: { channel: string; open: boolean }) => [channel, open])).toEqual([
      ['WECHAT', false],
      ['DINGTALK', false],
      ['SMS', true],
    ])
  })
})

describe('the doctor', () => {
  let dir: string
  beforeEach(async () => {
    town = await openTestApp()
    dir = mkdtempSync(path.join(tmpdir(), 'qihu-doctor-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  async function doctor(args: string[], env: NodeJS.ProcessEnv = {}) {
    const [out, err]: [string[], string[]] = [[], []]
    const all = { DEMO: '1', DATABASE_URL: town.config.databaseUrl, DATA_DIR: town.config.dataDir, ...env }
    const world = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
    const code = await doctorCommand(args, all, { ...world, clock: town.services.clock })
    return { code, out: out.join(''), err: err.join('') }
  }

  it('says what the page says, from beside the service', async () => {
    await fileOne(town)
    await beatAll()
    const page = (await operations()).checks as Check[]
    const { out, code } = await doctor(['--json'])
    const own = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Check)
    // The demo's platforms are within the service; how long a write takes, how far apart two clocks are and what is left of a
    // disk is something else each time.
    const said = (checks: Check[]) =>
      checks
        .filter(({ name }) => name !== 'WECHAT' && name !== 'DINGTALK')
        .map((each) => ({ ...each, text: each.text.replace(/[\d.]+ (毫秒|秒|GB)/g, 'N $1') }))
    expect(said(own).filter(({ name }) => name !== 'SMS')).toEqual(said(page).filter(({ name }) => name !== 'SMS'))
    expect(code).toBe(page.some(({ level }) => level === 'BAD') ? 1 : 0)
  })

  it('answers with 1 where something is to be mended, the worst first, each with its remedy', async () => {
    const { code, out } = await doctor([])
    expect(code).toBe(1)
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^\[要处理\]/)
    expect(lines[lines.findIndex((line) => line.startsWith('[要处理] 期限推进')) + 1]).toMatch(/^ {4}请/)
    expect(out).toMatch(/\[正常\] .*数据库/)
  })

  it('names what is wrong with a configuration, and looks at the rest', async () => {
    const { code, out } = await doctor([], { DEMO: '', SECRET: 'short' })
    expect(code).toBe(1)
    expect(out).toContain('SECRET 至少要 32 个字符')
    expect(out).toContain('微信：配置改正后才能查')
    expect(out).toMatch(/\[正常\] .*数据库/)
  })

  it('says of a database that is empty that there is nothing to keep yet', async () => {
    const { DatabaseSync } = await import('node:sqlite')
    new DatabaseSync(`${dir}/new.sqlite`).exec('CREATE TABLE other (id)')
    const { out } = await doctor([], { DATABASE_URL: `file:${dir}/new.sqlite` })
    expect(out).toContain('还没有结构')
    expect(out).not.toContain('备份，再启动')
  })

  it('says that it is the database of another place, and not of one that is meant', async () => {
    const of = (DIVISION: string) => doctor([], { NODE_ENV: 'production', DEMO: '', DIVISION })
    expect((await of('330111')).out).toContain(
      '[要处理] 数据库：库里第一个中心的区划是 330199，DIVISION 写的是 330111。',
    )
    expect((await of('330199')).out).not.toContain('DIVISION 写的是')
  })

  it('makes no database where there is none', async () => {
    const { code, out } = await doctor([], { DATABASE_URL: `file:${dir}/none.sqlite` })
    expect(code).toBe(1)
    expect(out).toContain('没有文件')
    expect(out).toContain('时钟：数据库打不开')
  })

  it('notes where nobody is named who is responsible for personal data', async () => {
    const all = async () => (await doctor([], { NODE_ENV: 'production', DEMO: '' })).out
    expect(await all()).toMatch(/\[注意\] 个人信息保护说明：云溪县没有写明个人信息由哪个单位负责/)
    const said = {
      id: '1',
      centreId: 'centre',
      kind: 'PRIVACY' as const,
      version: 1,
      text: '由县政务服务局负责，电话 12345。',
    }
    await town.db.write((tx) =>
      tx.insert(town.db.schema.centreTexts).values({ ...said, createdAt: 1, replacedAt: null }),
    )
    expect(await all()).not.toContain('没有写明个人信息')
  })

  it('sees that the SECRET is another one, and what a change still waits for', async () => {
    const { secondFactors } = town.db.schema
    const sealed = Buffer.alloc(40).toString('base64')
    await town.db.write((tx) => tx.insert(secondFactors).values({ personId: 'p-head', sealed, confirmedAt: 1 }))
    const said = async (env: object) => (await doctor([], env as NodeJS.ProcessEnv)).out
    expect(await said({})).toContain('[要处理] 密钥：SECRET 和原来的不一样：1 位工作人员的动态码打不开')
    await town.db.write((tx) => tx.delete(secondFactors))
    expect(await said({ FORMER_SECRET: 'y'.repeat(40) })).toContain('[注意] 密钥：正在更换：动态码都已换到新密钥。')
  })

  it('explains itself, and what it does not know', async () => {
    expect(await doctor(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('用法') })
    expect(await doctor(['--wrong'])).toMatchObject({ code: 2, err: expect.stringContaining('--wrong') })
  })
})
