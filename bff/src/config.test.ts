import { describe, expect, it } from 'vitest'
import { readConfig, readDataConfig } from './config.ts'

const REAL = {
  NODE_ENV: 'production',
  SECRET: 'x'.repeat(32),
  PUBLIC_BASE: 'https://qihu.example',
  WX_APP_ID: 'wx1',
  WX_APP_SECRET: 's',
  WX_TEMPLATE_INTAKE: 'a',
  WX_TEMPLATE_PROGRESS: 'b',
  WX_TEMPLATE_ANSWER: 'c',
  DT_APP_KEY: 'k',
  DT_APP_SECRET: 's',
  DT_AGENT_ID: '1',
  DT_CORP_ID: 'c',
  SMS_URL: 'https://sms.example/send',
  SMS_SECRET: 's',
}

describe('configuration', () => {
  it('is complete with nothing but demo mode', () => {
    expect(readConfig({ DEMO: '1' })).toMatchObject({ demo: true, graphql: 'persisted', host: '127.0.0.1', port: 3000 })
  })

  it('can be served to others and still reaches itself', () => {
    expect(readConfig({ DEMO: 'open', HOST: '0.0.0.0', PORT: '3100' })).toMatchObject({
      ownBase: 'http://127.0.0.1:3100',
    })
  })

  it('takes a full production environment', () => {
    expect(readConfig(REAL)).toMatchObject({ production: true, demo: false, platforms: { wechat: { appId: 'wx1' } } })
  })

  it.each([
    ['the role picker in production', { ...REAL, DEMO: '1' }, /DEMO=1/],
    ['an environment that is none', { ...REAL, NODE_ENV: 'prod' }, /NODE_ENV 只能写 production/],
    ['the same in another case', { ...REAL, NODE_ENV: 'Production' }, /NODE_ENV/],
    ['the demo beside real credentials', { ...REAL, NODE_ENV: '', DEMO: '1' }, /DEMO.*WX_APP_SECRET、DT_APP_SECRET/],
    ['the demo beside one of them', { DEMO: '1', SMS_SECRET: 's' }, /SMS_SECRET/],
    ['the demo off this machine', { DEMO: '1', HOST: '0.0.0.0' }, /DEMO=1.*HOST/],
    ['the demo on a network of its own', { DEMO: '1', HOST: '192.168.1.5' }, /DEMO=open/],
    ['a demo that is none', { DEMO: 'true' }, /DEMO 只能写/],
    [
      'the secret of the guide to operations',
      { ...REAL, SECRET: 'put-at-least-thirty-two-random-characters-here' },
      /SECRET 是文档里的样例/,
    ],
    ['the secret of the demo', { ...REAL, SECRET: 'demo-secret-for-this-machine-only' }, /SECRET 是文档里的样例/],
    ['texts in plain', { ...REAL, SMS_URL: 'http://sms.example/send' }, /SMS_URL 要写 https/],
    ['WeChat in plain', { ...REAL, WX_API_BASE: 'http://gateway.example' }, /WX_API_BASE 要写 https/],
    ['DingTalk in plain', { ...REAL, DT_OAPI_BASE: 'http://10.0.0.1' }, /DT_OAPI_BASE 要写 https/],
    ['an address that is none', { ...REAL, DT_API_BASE: 'api.dingtalk.com' }, /DT_API_BASE 要写 https/],
    ['a limit that is none', { ...REAL, FILINGS_A_DAY: '0' }, /FILINGS_A_DAY/],
    ['a quota that is none', { ...REAL, DT_MONTHLY_CALLS: 'many' }, /DT_MONTHLY_CALLS/],
    ['open documents in production', { ...REAL, GRAPHQL: 'open' }, /GRAPHQL=open/],
    ['a former secret that is the present one', { ...REAL, FORMER_SECRET: REAL.SECRET }, /FORMER_SECRET/],
    ['a short secret', { ...REAL, SECRET: 'short' }, /SECRET/],
    ['a plain public address in production', { ...REAL, PUBLIC_BASE: 'http://qihu.example' }, /PUBLIC_BASE/],
    ['a port that is none', { DEMO: '1', PORT: '99999' }, /PORT/],
    ['a database of another kind', { DEMO: '1', DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    ['a database file without a name', { DEMO: '1', DATABASE_URL: 'file:' }, /DATABASE_URL/],
    ['a division that is none', { DEMO: '1', DIVISION: '云溪' }, /DIVISION/],
    ['a log level that is none', { DEMO: '1', LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    ['an agent that is no number', { ...REAL, DT_AGENT_ID: 'abc' }, /DT_AGENT_ID/],
    ['a pause before the end that is none', { DEMO: '1', DRAIN_SECONDS: '5s' }, /DRAIN_SECONDS/],
    ['a pause without end', { DEMO: '1', DRAIN_SECONDS: '9999' }, /DRAIN_SECONDS/],
    ['an unknown deadline profile', { DEMO: '1', DEADLINE_PROFILE: 'mine' }, /QT-135/],
    ['a deadline profile that every object seems to have', { DEMO: '1', DEADLINE_PROFILE: 'toString' }, /QT-135/],
  ])('refuses %s', (_, env, message) => {
    expect(() => readConfig(env)).toThrow(message)
  })

  it('goes on answering for a while before it ends where others can take over', () => {
    expect(readConfig(REAL).drainSeconds).toBe(0)
    expect(readConfig({ ...REAL, DATABASE_URL: 'postgres://x' }).drainSeconds).toBe(5)
    expect(readConfig({ ...REAL, DATABASE_URL: 'postgres://x', DRAIN_SECONDS: '0' }).drainSeconds).toBe(0)
    expect(readConfig({ DEMO: '1', DRAIN_SECONDS: '12' }).drainSeconds).toBe(12)
  })

  it('lets a gateway on this very machine go without TLS', () => {
    const { platforms } = readConfig({ ...REAL, SMS_URL: 'http://127.0.0.1:8080/send' })
    expect(platforms?.sms?.url).toBe('http://127.0.0.1:8080/send')
  })

  it('does without any platform but one by which staff can sign in, and takes each of them whole or not at all', () => {
    const { WX_APP_ID, WX_APP_SECRET, WX_TEMPLATE_INTAKE, WX_TEMPLATE_PROGRESS, WX_TEMPLATE_ANSWER, ...noWeChat } = REAL
    expect(readConfig(noWeChat).platforms).toMatchObject({ wechat: null, dingTalk: { appKey: 'k' } })
    const { DT_APP_KEY, DT_APP_SECRET, DT_AGENT_ID, DT_CORP_ID, ...textsAlone } = noWeChat
    // How many calls there are a month says nothing of whether there are any.
    expect(readConfig({ ...textsAlone, DT_MONTHLY_CALLS: '500', WX_STATE: 'trial' }).platforms).toMatchObject({
      wechat: null,
      dingTalk: null,
      sms: { secret: 's' },
    })
    const { SMS_URL, SMS_SECRET, ...none } = textsAlone
    expect(() => readConfig(none)).toThrow(/SMS_URL、SMS_SECRET.*至少要配一样/)
    expect(() => readConfig({ ...textsAlone, WX_APP_ID })).toThrow(/WX_APP_SECRET 没有写：同一平台/)
  })

  it('is read for commands without what only the service needs', () => {
    expect(readDataConfig({ ...REAL, DATABASE_URL: 'file:/x/y.sqlite' })).toMatchObject({
      databaseUrl: 'file:/x/y.sqlite',
    })
    expect(() => readDataConfig({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL/)
  })

  it('names everything that is missing at once', () => {
    const some = { SECRET: 'x'.repeat(32), WX_APP_SECRET: 's', DT_APP_SECRET: 's', SMS_SECRET: 's' }
    expect(() => readConfig(some)).toThrow(/WX_TEMPLATE_ANSWER[\s\S]*WX_APP_ID[\s\S]*DT_APP_KEY[\s\S]*SMS_URL/)
  })
})
