import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PlatformConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { createAlerts } from './alerts.ts'
import { createPulse } from './pulse.ts'

/** Whoever runs the installation is told what has to be mended, by each way there is. */

const BOTH: PlatformConfig = {
  wechat: null,
  dingTalk: {
    ...{ oapiBase: 'http://127.0.0.1:9', apiBase: 'http://127.0.0.1:9', appKey: 'k', appSecret: 's' },
    ...{ agentId: 1, corpId: 'c' },
  },
  sms: { url: 'http://127.0.0.1:9/send', secret: 's' },
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let town: TestApp
const cards: { markdown: string; userIds: readonly string[]; url: string }[] = []
const texts: { phone: string; text: string; id: string }[] = []
let dingTalkIsAway = false
beforeEach(async () => {
  const real = { demo: false, production: true, graphql: 'persisted', publicBase: 'https://qihu.example' } as const
  town = await openTestApp({ ...real, platforms: BOTH })
  dingTalkIsAway = false
  cards.length = 0
  texts.length = 0
  Object.assign(town.services.platforms.dingTalk, {
    tryCredentials: async () => {},
    sendWorkNotice: async (card: (typeof cards)[number]) => {
      if (dingTalkIsAway) throw new Error('away')
      cards.push(card)
      return { taskId: '1' }
    },
  })
  Object.assign(town.services.platforms.sms, {
    send: async (text: (typeof texts)[number]) => {
      texts.push(text)
      return { accepted: true, messageId: 'x' }
    },
  })
  const { people, identities } = town.db.schema
  await town.db.write(async (tx) => {
    await tx.update(people).set({ phone: '19900000777' }).where(eq(people.id, 'p-admin'))
    await tx.insert(identities).values({ provider: 'DINGTALK', subject: 'd-admin', personId: 'p-admin' })
  })
})
afterEach(() => town.close())

const log = { error: () => {}, warn: () => {} }
const alertsOf = (db: Database = town.db) => createAlerts({ ...town.services, db, log })
/** All but what is named goes well: loops beat, a backup was made. */
async function allWellBut(...bad: string[]) {
  const { beats } = town.db.schema
  for (const name of ['SWEEP', 'WORKER', 'BACKUP'] as const) {
    const at = bad.includes(name) ? town.time.now - 48 * HOUR : town.time.now
    await town.db.write(async (tx) => {
      await tx.delete(beats).where(eq(beats.name, name))
      await tx.insert(beats).values({ name, at })
    })
  }
}
/** What this machine itself lacks in a test is told as well, and is not what these tests are about. */
const about = (word: string) => ({
  cards: cards.filter(({ markdown }) => markdown.includes(word)),
  texts: texts.filter(({ text }) => text.includes(word)),
})

it('what lasts is told once by DingTalk, by text and in the app, and again after some hours', async () => {
  const alerts = alertsOf()
  await allWellBut('BACKUP')
  await alerts.look()
  // Once may be a moment's trouble.
  expect(about('备份')).toEqual({ cards: [], texts: [] })
  await alerts.look()
  expect(about('备份').cards).toEqual([
    expect.objectContaining({ userIds: ['d-admin'], url: 'https://qihu.example/admin/operations/operations' }),
  ])
  expect(about('备份').texts).toEqual([expect.objectContaining({ phone: '19900000777' })])
  for (const { text } of texts) expect(text.length).toBeLessThanOrEqual(70)
  const { messages } = town.db.schema
  const inApp = await town.db.read.select().from(messages).where(eq(messages.kind, 'ALERT'))
  expect(inApp.filter(({ body }) => body.includes('备份')).map(({ personId }) => personId)).toEqual(['p-admin'])
  await alerts.look()
  expect(about('备份').texts).toHaveLength(1)
  town.time.now += 5 * HOUR
  await allWellBut('BACKUP')
  await alerts.look()
  expect(about('备份').texts).toHaveLength(2)
})

it('of two processes one tells, and what was mended is told of anew when it is bad again', async () => {
  const [one, other] = [alertsOf(), alertsOf()]
  await allWellBut('SWEEP')
  for (let round = 0; round < 3; round += 1) {
    await one.look()
    await other.look()
  }
  expect(about('期限推进').texts).toHaveLength(1)
  await allWellBut()
  await one.look()
  await other.look()
  expect(one.levels().get('SWEEP')).toBe('GOOD')
  // Within the hours in which one thing is told once.
  town.time.now += 30 * MINUTE
  await allWellBut('SWEEP')
  for (let round = 0; round < 3; round += 1) {
    await one.look()
    await other.look()
  }
  expect(about('期限推进').texts).toHaveLength(2)
})

it('one way that fails keeps no other from it', async () => {
  dingTalkIsAway = true
  const alerts = alertsOf()
  await allWellBut('WORKER')
  await alerts.look()
  await alerts.look()
  expect(about('消息发送').texts).toHaveLength(1)
})

it('what nobody could be told is told as soon as one of the ways works', async () => {
  const alerts = alertsOf()
  const { sms } = town.services.platforms
  const works = sms.send
  await allWellBut('WORKER')
  await alerts.look()
  dingTalkIsAway = true
  Object.assign(sms, { send: async () => Promise.reject(new Error('away')) })
  const { people } = town.db.schema
  // In the app alone: that counts, as he may be looking.
  await alerts.look()
  expect(texts).toEqual([])
  await town.db.write((tx) => tx.update(people).set({ phone: '19900000778' }).where(eq(people.id, 'p-admin')))
  Object.assign(sms, { send: works })
  town.time.now += 5 * HOUR
  await allWellBut('WORKER')
  await alerts.look()
  expect(about('消息发送').texts).toEqual([expect.objectContaining({ phone: '19900000778' })])
})

it('a platform that did not answer once is tried anew before anybody is told', async () => {
  let calls = 0
  Object.assign(town.services.platforms.dingTalk, {
    tryCredentials: async () => {
      calls += 1
      if (calls === 1)
        throw new PlatformError({ platform: 'dingtalk', call: 'accessToken', code: 'TIMEOUT', errorClass: 'TRANSIENT' })
    },
  })
  const alerts = alertsOf()
  await allWellBut()
  await alerts.look()
  expect(alerts.levels().get('DINGTALK')).toBe('BAD')
  town.time.now += 5 * MINUTE
  await allWellBut()
  await alerts.look()
  expect([calls, alerts.levels().get('DINGTALK')]).toEqual([2, 'GOOD'])
  expect(about('钉钉')).toEqual({ cards: [], texts: [] })
})

it('those are told who see to the places of the first centre, and no administrator of another', async () => {
  const { people, personRoles } = town.db.schema
  await town.db.write(async (tx) => {
    for (const [id, phone, role, centreId] of [
      ['p-sys', '19900000781', 'SYSTEM_ADMIN', 'centre'],
      ['p-far', '19900000782', 'CENTRE_ADMIN', 'elsewhere'],
    ] as const) {
      await tx.insert(people).values({ id, name: id, title: '', phone, formerRoles: [], staff: true, createdAt: 0 })
      await tx.insert(personRoles).values({ personId: id, role, centreId })
    }
  })
  const alerts = alertsOf()
  await allWellBut('BACKUP')
  await alerts.look()
  await alerts.look()
  // The centre's administrator no longer sees to places, since somebody else was given that.
  expect(about('备份').texts.map(({ phone }) => phone)).toEqual(['19900000781'])
})

it('that there is no database is told to those who were known', async () => {
  let away = false
  const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
  const broken: Database = {
    ...town.db,
    get read() {
      if (away) throw gone
      return town.db.read
    },
    write: (command) => (away ? Promise.reject(gone) : town.db.write(command)),
  }
  const alerts = alertsOf(broken)
  await allWellBut()
  await alerts.look()
  away = true
  await alerts.look()
  await alerts.look()
  expect(about('数据库').texts).toEqual([expect.objectContaining({ phone: '19900000777' })])
  expect(about('数据库').cards).toHaveLength(1)
  await alerts.look()
  expect(about('数据库').texts).toHaveLength(1)
})

it('a demo tells nobody, and shows what it found as a figure', async () => {
  const alerts = createAlerts({ ...town.services, config: { ...town.config, production: false }, log })
  await allWellBut('SWEEP')
  await alerts.look()
  await alerts.look()
  expect(texts).toEqual([])
  expect(alerts.levels().get('SWEEP')).toBe('BAD')
})

it('a loop that beats is well a moment later', async () => {
  const pulse = createPulse({ db: town.db, clock: town.services.clock })
  pulse.beat('SWEEP')()
  await pulse.flush()
  const alerts = alertsOf()
  await alerts.look()
  expect(alerts.levels().get('SWEEP')).toBe('GOOD')
})
