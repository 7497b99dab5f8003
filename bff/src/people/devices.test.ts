import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { kindOfDevice } from './devices.ts'
import { findPerson } from './people.store.ts'
import { IDLE_MS, openSession } from './sessions.ts'

const DEVICES = '{ devices { id text signedInAt seenAt here } }'
const END = 'mutation ($id: ID) { endDevices(id: $id) }'
const ADMINISTER = `mutation ($input: AdminInput!, $key: Key!) {
  administer(command: STAFF_SIGNOUT, input: $input, key: $key) { __typename ... on AdminDone { message } ... on AdminFault { message field } }
}`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const signIn = (who: string, channel: 'WECHAT' | 'DINGTALK' | 'H5', device: string | null = null) =>
  town.db.write(async (tx) => {
    const person = await findPerson(tx, town.db.schema, `p-${who}`)
    if (!person) throw new Error(who)
    return openSession(tx, town.db.schema, person, channel, town.time.now, device)
  })
const seenBy = async (token: string) => (await town.send({ query: DEVICES }, token)).data.devices
const end = async (token: string, id: string | null = null) =>
  (await town.send({ query: END, variables: { id } }, token)).data.endDevices
const isIn = async (token: string) => (await town.send({ query: '{ viewer { id } }' }, token)).data.viewer !== null

describe('where somebody is signed in', () => {
  it('is listed for himself, this device first and then the newest', async () => {
    const phone = await signIn('officer', 'DINGTALK', '安卓设备')
    town.time.now += 60_000
    const desk = await signIn('officer', 'H5', 'Windows 电脑')
    town.time.now += 60_000
    await signIn('officer', 'H5')
    await signIn('head', 'H5', 'iPhone')
    expect((await seenBy(phone)).map(({ text, here }: { text: string; here: boolean }) => [text, here])).toEqual([
      ['钉钉，安卓设备', true],
      ['浏览器', false],
      ['浏览器，Windows 电脑', false],
    ])
    expect((await seenBy(desk))[0]).toMatchObject({ text: '浏览器，Windows 电脑', here: true, seenAt: null })
    expect((await town.as(null, DEVICES)).data.devices).toEqual([])
  })

  it('holds nothing that is over: neither what ended, nor staff who touched nothing for two hours', async () => {
    await signIn('officer', 'DINGTALK')
    const citizen = await signIn('owner', 'WECHAT')
    town.time.now += IDLE_MS + 1
    const now = await signIn('officer', 'H5')
    expect(await seenBy(now)).toHaveLength(1)
    await signIn('owner', 'H5')
    expect(await seenBy(citizen)).toHaveLength(2)
    town.time.now += 30 * 86_400_000 - 1
    expect(await seenBy(await signIn('owner', 'H5'))).toHaveLength(2)
  })

  it('is ended one by one, or all but this one, and never somebody else’s', async () => {
    const [mine, lost, other] = [
      await signIn('officer', 'H5'),
      await signIn('officer', 'H5'),
      await signIn('head', 'H5'),
    ]
    const third = await signIn('officer', 'H5')
    const [{ id: hers }] = await seenBy(other)
    const [here, ...others] = await seenBy(mine)
    expect(await end(mine, hers)).toBe(0)
    expect(await end(mine, here.id)).toBe(0)
    for (const wrong of ['', '%', '________________', `${here.id}0`]) expect(await end(mine, wrong)).toBe(0)
    expect(await end(mine, others[0].id)).toBe(1)
    expect([await isIn(lost), await isIn(third)].filter(Boolean)).toHaveLength(1)
    expect(await end(mine)).toBe(1)
    expect([await isIn(mine), await isIn(lost), await isIn(third), await isIn(other)]).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect((await town.as(null, END)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
  })

  it('is noted at signing in, by the kind of the device alone', async () => {
    const answer = await town.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Secret/1.0' },
      payload: { query: 'mutation { signInAsDemoPerson(key: "officer") { ... on SignedIn { token } } }' },
    })
    const { token } = JSON.parse(answer.body).data.signInAsDemoPerson
    expect((await seenBy(token))[0].text).toMatch(/，Windows 电脑$/)
    expect(JSON.stringify(await town.db.read.select().from(town.db.schema.sessions))).not.toContain('Secret')
  })

  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger', 'iPhone'],
    ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X)', 'iPad'],
    ['Mozilla/5.0 (Linux; Android 15; V2309A) AppleWebKit', '安卓设备'],
    ['Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb', '鸿蒙设备'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'Mac 电脑'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'Linux 电脑'],
    ['curl/8', null],
    [undefined, null],
  ])('%s is %s', (agent, kind) => {
    expect(kindOfDevice(agent)).toBe(kind)
  })
})

describe('an administrator', () => {
  const say = async (who: string, person: string) =>
    (await town.as(who, ADMINISTER, { input: { centre: '330199', person }, key: town.newKey() })).data.administer

  it('ends all of somebody who lost a device, which stands in the record', async () => {
    const token = await signIn('handler', 'H5')
    expect(await say('admin', 'p-handler')).toEqual({
      __typename: 'AdminDone',
      message: '王工在所有设备上都已退出登录。手机丢了的，还要在钉钉里停用那台手机，或重新发开通码。',
    })
    expect(await isIn(token)).toBe(false)
    const { adminChanges } = town.db.schema
    const [change] = await town.db.read.select().from(adminChanges).where(eq(adminChanges.subjectId, 'p-handler'))
    expect(change).toMatchObject({ subject: 'PERSON', deed: 'SIGNED_OUT', byPersonId: 'p-admin' })
  })

  it('of nobody else than the staff of the centre', async () => {
    const token = await signIn('owner', 'WECHAT')
    expect(await say('admin', 'p-owner')).toMatchObject({ __typename: 'AdminFault', field: 'person' })
    expect(await isIn(token)).toBe(true)
  })
})
