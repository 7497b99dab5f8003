import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type DingTalkLimits, standardDingTalkLimits } from './dingtalk-limits.ts'
import { phonePages } from './phone-pages.ts'
import { simulatedDingTalk } from './simulated-dingtalk.ts'
import { simulatedSms } from './simulated-sms.ts'
import { simulatedWeChat } from './simulated-wechat.ts'
import { simulatorAdmin } from './simulator-admin.ts'
import { createFaults } from './simulator-faults.ts'
import type { SimulatorState } from './simulator-state.ts'

export interface SimulatorOptions {
  state: SimulatorState
  /** The credentials it accepts; our clients carry the same. */
  wechat: { appId: string; appSecret: string }
  dingTalk: { appKey: string; appSecret: string; agentId: number }
  sms: { secret: string }
  /** Pages of the released mini-program; left out, every page exists. */
  pages?: readonly string[]
  /** Base of the H5 pages, e.g. `https://demo.example/h5`; left out, the origin the browser asked. */
  publicBase?: string
  dingTalkLimits?: Partial<DingTalkLimits>
  /** False lets through what is only remembered about the platforms, not documented (extra template keys). Default true. */
  strict?: boolean
}

/** Addresses of the virtual hosts, given where the simulator is mounted, e.g. `http://127.0.0.1:3000/sim`. */
export const simulatorHosts = (mountUrl: string) => ({
  wechat: { apiBase: `${mountUrl}/wx` },
  dingTalk: { oapiBase: `${mountUrl}/dt-oapi`, apiBase: `${mountUrl}/dt-api` },
  sms: { url: `${mountUrl}/sms/send` },
})

/**
 * WeChat, DingTalk and a text-message gateway in one plugin, with a page for each person's phone. Register it under
 * a prefix. It signs anyone in who asks, so it belongs to tests and the demo, never beside real credentials.
 */
export const simulator: FastifyPluginAsync<SimulatorOptions> = async (app, options) => {
  const { state } = options
  const faults = createFaults(state)
  const origin = (request: FastifyRequest) => `${request.protocol}://${request.host}`
  const h5Base = (request: FastifyRequest) => (options.publicBase ?? origin(request)).replace(/\/+$/, '')

  // The hosts judge malformed bodies themselves and answer with their own codes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  await app.register(simulatedWeChat, {
    prefix: '/wx',
    state,
    faults,
    appId: options.wechat.appId,
    appSecret: options.wechat.appSecret,
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    strict: options.strict ?? true,
    h5Base,
  })
  await app.register(simulatedDingTalk, {
    state,
    faults,
    appKey: options.dingTalk.appKey,
    appSecret: options.dingTalk.appSecret,
    agentId: options.dingTalk.agentId,
    limits: { ...standardDingTalkLimits, ...options.dingTalkLimits },
  })
  await app.register(simulatedSms, { prefix: '/sms', state, faults, secret: options.sms.secret })
  await app.register(simulatorAdmin, { prefix: '/__sim', state, faults })
  await app.register(phonePages, { state, mount: app.prefix.replace(/\/+$/, ''), h5Base, origin })
}
