import { afterEach, beforeEach, expect, test } from 'vitest'
import { failureOf, owner, startTown, type Town } from '../simulator/simulator.fixture.ts'
import { smsSignature } from './sms.client.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.close())

const text = { phone: '19900000001', text: '验证码 123456', id: 'sms-1' }

test('the signature is HMAC-SHA256 over timestamp, newline and body', () => {
  // printf '1700000000000\n{"a":1}' | openssl dgst -sha256 -hmac key
  expect(smsSignature('key', '1700000000000', '{"a":1}')).toBe(
    '0ba55bba671f2e2bac1b652aa8dce32c31c73c0c33fdff83432255dfd831456b',
  )
})

test('a text reaches the phone with that number', async () => {
  const answer = await town.sms().send(text)
  expect(answer.accepted).toBe(true)
  expect(town.state.inbox(owner).map(({ id, content }) => ({ id, content }))).toEqual([
    { id: answer.messageId, content: { channel: 'sms', phone: text.phone, text: text.text } },
  ])
})

test('one id is one text, however often it is sent', async () => {
  await town.admin('/faults', { match: '/sms/send', cut: true })
  const client = town.sms()
  expect((await failureOf(client.send(text))).errorClass).toBe('TRANSIENT')
  const again = await client.send(text)
  expect(await client.send(text)).toEqual(again)
  expect(town.state.inbox(owner)).toHaveLength(1)
})

test('a wrong signature or an old timestamp is refused', async () => {
  const expected = { platform: 'sms', code: 'HTTP_401', errorClass: 'CONFIG' }
  expect(await failureOf(town.sms({ secret: 'wrong' }).send(text))).toMatchObject(expected)
  const late = town.sms({ now: () => town.state.wallNow() - 300_001 })
  expect(await failureOf(late.send(text))).toMatchObject(expected)
  expect(town.state.outbox).toEqual([])
})

test('a changed body no longer matches its signature', async () => {
  const timestamp = String(town.state.wallNow())
  const signature = smsSignature('sms-secret-for-tests', timestamp, JSON.stringify(text))
  const response = await fetch(town.hosts.sms.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature },
    body: JSON.stringify({ ...text, phone: '19900000002' }),
  })
  expect(response.status).toBe(401)
})

test('a number that is none is bad input, and the error does not repeat it', async () => {
  const failure = await failureOf(town.sms().send({ ...text, phone: '12345' }))
  expect(failure).toMatchObject({ code: 'HTTP_400', errorClass: 'INPUT' })
  expect(failure.message).not.toContain('12345')
})
