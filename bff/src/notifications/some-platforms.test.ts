import { eq } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import type { PlatformConfig } from '../config.ts'
import { servedLives } from '../lives.ts'
import { fileOne, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { OUTCOMES } from './also-sent.ts'
import { holdingBack } from './held-back.ts'
import { createNotifier } from './notifications.worker.ts'
import { DEMO_TEMPLATE_IDS } from './templates.ts'

/** An installation that does without some of the platforms. */

let town: TestApp
afterEach(() => town.close())

type Text = { readonly phone: string; readonly text: string }
const SMS: PlatformConfig['sms'] = { url: 'http://127.0.0.1:9/send', secret: 's' }
const DINGTALK: PlatformConfig['dingTalk'] = {
  ...{ oapiBase: 'http://127.0.0.1:9', apiBase: 'http://127.0.0.1:9', appKey: 'k', appSecret: 's' },
  ...{ agentId: 1, corpId: 'c' },
}

/** Everybody's texts, in their order; what goes elsewhere is not there. */
async function openWith(platforms: PlatformConfig, dry = false): Promise<{ texts: Text[]; send(): Promise<void> }> {
  town = await openTestApp({ demo: false, platforms, dry })
  const { db, services, config } = town
  const texts: Text[] = []
  const gateway = {
    send: async ({ phone, text }: Text) => {
      texts.push({ phone, text })
      return { accepted: true, messageId: String(texts.length) }
    },
  }
  if (platforms.sms) Object.assign(services.platforms.sms, gateway)
  const { people } = db.schema
  const numbers = { officer: '19900000601', handler: '19900000602', head: '19900000603' }
  await db.write(async (tx) => {
    for (const [key, phone] of Object.entries(numbers))
      await tx
        .update(people)
        .set({ phone })
        .where(eq(people.id, `p-${key}`))
  })
  const notifier = createNotifier({
    ...services,
    platforms: dry ? holdingBack(services.platforms) : services.platforms,
    templates: DEMO_TEMPLATE_IDS,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    random: () => 0.5,
    quietHours: dry,
    dry,
    sleep: async () => {},
    lives: servedLives,
    config,
  })
  return {
    texts,
    send: async () => {
      for (let round = 0; round < 5; round += 1) await notifier.runOnce()
    },
  }
}

it('with texts alone staff are told by text, with the way to their page, and so are requesters who are in WeChat', async () => {
  const { texts, send } = await openWith({ wechat: null, dingTalk: null, sms: SMS })
  const { id } = await fileOne(town)
  await send()
  const to = (phone: string) => texts.filter((each) => each.phone === phone).map(({ text }) => text)
  expect(to('19900000601')).toEqual([expect.stringContaining(`/staff/request/request?id=${id}`)])
  expect(to('19900000001')).toHaveLength(1)
  expect(to('19900000001')[0]).not.toContain('/staff/')
  await take(town, 'officer', 'dispatchRequest', id)
  await send()
  expect(to('19900000602')).toEqual([expect.stringContaining('/staff/request/request')])
  const rows = await town.db.read.select().from(town.db.schema.outbox)
  expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['SMS']))
})

it('a text to staff goes to the number that is theirs alone, and not once they are no longer asked', async () => {
  const { texts, send } = await openWith({ wechat: null, dingTalk: null, sms: SMS })
  const { id } = await fileOne(town)
  await send()
  await take(town, 'officer', 'dispatchRequest', id)
  // His number is gone before the text is: the one given with the request is another person's.
  const { people, personRoles } = town.db.schema
  await town.db.write((tx) => tx.update(people).set({ phone: null }).where(eq(people.id, 'p-handler')))
  await send()
  expect(texts.filter(({ text }) => text.includes('/staff/')).map(({ phone }) => phone)).toEqual(['19900000601'])
  texts.length = 0
  await take(town, 'handler', 'signRequest', id)
  const other = await fileOne(town, { description: '另外一件事情也没有办成，请帮忙协调处理。' })
  await town.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, 'p-officer')))
  await send()
  expect(texts.filter(({ phone }) => phone === '19900000601')).toEqual([])
  expect(other.id).not.toBe(id)
})

it('a text to staff says nothing of whether the requester was reached', async () => {
  const { send } = await openWith({ wechat: null, dingTalk: null, sms: SMS })
  const { id } = await fileOne(town)
  await resolveOne(town, id)
  Object.assign(town.services.platforms.sms, {
    send: async ({ text }: Text) => ({ accepted: !text.includes('/staff/'), messageId: 'x' }),
  })
  for (let day = 0; day < 3; day += 1) {
    await send()
    town.time.now += 86_400_000
  }
  const { requests } = town.db.schema
  const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
  expect(row?.state.unreachedAt).toBeNull()
})

it('without texts staff are told in DingTalk, requesters in the app, and no code is sent', async () => {
  await openWith({ wechat: null, dingTalk: DINGTALK, sms: null })
  await fileOne(town)
  const rows = await town.db.read.select().from(town.db.schema.outbox)
  expect(rows.map(({ channel }) => channel)).toEqual(['DINGTALK', 'DINGTALK'])
  const asked = 'mutation { sendPhoneCode(phone: "19900000009") { __typename ... on Refusal { code } } }'
  expect((await town.as(null, asked)).data.sendPhoneCode).toEqual({ __typename: 'Refusal', code: 'PLATFORM_DOWN' })
})

it('a sign-in by a platform that is not there is refused as one that is away', async () => {
  await openWith({ wechat: null, dingTalk: null, sms: SMS })
  for (const provider of ['WeChat', 'DingTalk']) {
    const asked = `mutation { it: signInWith${provider}(code: "a-code-that-looks-right") { ... on Refusal { code } } }`
    expect((await town.as(null, asked)).data.it.code).toBe('PLATFORM_DOWN')
  }
})

it('a dry installation tells nobody anything, shows what would have gone, and sends none of it later', async () => {
  const { texts, send } = await openWith({ wechat: null, dingTalk: null, sms: SMS }, true)
  const { id } = await fileOne(town)
  await send()
  await take(town, 'officer', 'dispatchRequest', id)
  // At night, when a requester's text would wait for the morning.
  town.time.now += 12 * 3_600_000
  await send()
  expect(texts).toEqual([])
  const rows = await town.db.read.select().from(town.db.schema.outbox)
  expect(new Set(rows.map(({ state, outcome }) => `${state} ${outcome}`))).toEqual(
    new Set([`OBSOLETE ${OUTCOMES.HELD_BACK}`]),
  )
  const asked = '{ operations { dry failedTotal held { word why title to } checks { name level } } }'
  const { operations } = (await town.as('admin', asked)).data
  expect(operations).toMatchObject({ dry: true, failedTotal: 0 })
  expect(operations.held).toHaveLength(rows.length)
  expect(operations.held).toContainEqual(
    expect.objectContaining({ word: '短信', why: '试运行，没有发出', to: '林专员' }),
  )
  expect(operations.checks).toContainEqual({ name: 'CONFIGURATION', level: 'NOTE' })
  // Whoever signs in by telephone still gets his code, or nobody could.
  const code = 'mutation { sendPhoneCode(phone: "19900000009") { __typename } }'
  expect((await town.as(null, code)).data.sendPhoneCode.__typename).not.toBe('Refusal')
  expect(texts).toHaveLength(1)
})

it('an installation that is not dry holds nothing back (control)', async () => {
  const { texts, send } = await openWith({ wechat: null, dingTalk: null, sms: SMS })
  await fileOne(town)
  await send()
  expect(texts.length).toBeGreaterThan(0)
  const { operations } = (await town.as('admin', '{ operations { dry held { id } } }')).data
  expect(operations).toEqual({ dry: false, held: [] })
})
