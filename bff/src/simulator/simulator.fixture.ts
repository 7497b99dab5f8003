import { createDingTalk } from '../platforms/dingtalk.client.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import type { Fetch } from '../platforms/platform-http.ts'
import { createSms } from '../platforms/sms.client.ts'
import { memoryTokenStore } from '../platforms/token-store.fixture.ts'
import { createWeChat } from '../platforms/wechat.client.ts'
import type { SimulatorOptions } from './simulator.plugin.ts'
import { startSimulator } from './simulator.server.ts'
import { createSimulatorState } from './simulator-state.ts'

export const owner = { key: 'owner', name: '企业主甲', phone: '199 0000 0001', openid: 'o-owner', unionid: 'u-owner' }
export const officer = { key: 'officer', name: '办理员乙', phone: '199 0000 0002', dingtalkUserId: 'd-officer' }
export const progress = {
  id: 'tmpl-progress',
  title: '诉求进度通知',
  kind: 'one-time' as const,
  fields: { thing1: '诉求', phrase2: '进度', time3: '时间' },
}
const credentials = {
  wechat: { appId: 'wx-test', appSecret: 'wx-secret-for-tests' },
  dingTalk: { appKey: 'dt-test', appSecret: 'dt-secret-for-tests', agentId: 1001 },
  sms: { secret: 'sms-secret-for-tests' },
}

/** Repeats the same numbers for the same seed. */
const seeded = (seed: number) => {
  let value = seed
  return () => {
    value = (value * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return value / 4_294_967_296
  }
}

/** A running simulator with two people, and our clients pointed at it on its virtual clock. */
export const startTown = async (extra: Partial<SimulatorOptions> = {}) => {
  const start = Date.parse('2026-03-02T02:00:00Z')
  const state = createSimulatorState({
    now: () => start,
    random: seeded(7),
    people: [owner, officer],
    templates: [progress],
  })
  const server = await startSimulator({ state, ...credentials, pages: ['pages/request/request'], ...extra })
  const { hosts, mountUrl } = server
  const { now } = state

  const admin = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(`${mountUrl}/__sim${path}`, { method: 'POST', body: JSON.stringify(body) })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(`simulator refused ${path}: ${JSON.stringify(answer)}`)
    return answer
  }
  const weChat = (more: { fetch?: Fetch; timeoutMs?: number; appSecret?: string; apiBase?: string } = {}) =>
    createWeChat({
      apiBase: hosts.wechat.apiBase,
      ...credentials.wechat,
      tokens: memoryTokenStore(),
      now,
      miniprogramState: 'trial',
      ...more,
    })
  const dingTalk = (more: { timeoutMs?: number; appSecret?: string; tokenFrom?: 'oapi' | 'api' } = {}) =>
    createDingTalk({
      ...hosts.dingTalk,
      ...credentials.dingTalk,
      corpId: 'ding-test',
      tokens: memoryTokenStore(),
      now,
      ...more,
    })
  const sms = (more: { secret?: string; now?: () => number; timeoutMs?: number } = {}) =>
    createSms({ ...hosts.sms, ...credentials.sms, now: () => start, ...more })

  return {
    ...server,
    state,
    admin,
    weChat,
    dingTalk,
    sms,
    callsTo: (path: string) => state.calls.get(`/sim${path}`) ?? 0,
    weChatCode: async () => String((await admin('/wx/login', { openid: owner.openid })).js_code),
    dingTalkCode: async () => String((await admin('/dt/authcode', { userid: officer.dingtalkUserId })).code),
  }
}

export type Town = Awaited<ReturnType<typeof startTown>>

/** The PlatformError this work ends in; anything else fails the test. */
export const failureOf = async (work: Promise<unknown>): Promise<PlatformError> => {
  const outcome = await work.then(
    () => 'no error',
    (error: unknown) => error,
  )
  if (outcome instanceof PlatformError) return outcome
  throw new Error('expected a PlatformError', { cause: outcome })
}
