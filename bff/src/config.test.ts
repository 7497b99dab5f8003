import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

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
    expect(readConfig({ DEMO: '1', HOST: '0.0.0.0', PORT: '3100' })).toMatchObject({ ownBase: 'http://127.0.0.1:3100' })
  })

  it('takes a full production environment', () => {
    expect(readConfig(REAL)).toMatchObject({ production: true, demo: false, platforms: { wechat: { appId: 'wx1' } } })
  })

  it.each([
    ['the role picker in production', { ...REAL, DEMO: '1' }, /DEMO=1/],
    ['open documents in production', { ...REAL, GRAPHQL: 'open' }, /GRAPHQL=open/],
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

  it('names everything that is missing at once', () => {
    expect(() => readConfig({ SECRET: 'x'.repeat(32) })).toThrow(/WX_APP_ID[\s\S]*DT_APP_KEY[\s\S]*SMS_URL/)
  })
})
