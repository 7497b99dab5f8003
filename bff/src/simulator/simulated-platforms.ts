import { WECHAT_TEMPLATE, type WeChatTemplate } from '@qihu/shared'
import type { PlatformConfig } from '../config.ts'
import { simulatorHosts } from './simulator.plugin.ts'

/** Credentials that only the simulator accepts. */
const WECHAT = { appId: 'wx-simulated', appSecret: 'simulated-wechat-secret' } as const
const DINGTALK = { appKey: 'dt-simulated', appSecret: 'simulated-dingtalk-secret', agentId: 330199 } as const
const SMS = { secret: 'simulated-sms-secret' } as const

export const SIMULATED_CREDENTIALS = { wechat: WECHAT, dingTalk: DINGTALK, sms: SMS } as const

/** The same shape as real hosts and credentials, pointed at the simulator mounted at `mountUrl`. */
export function simulatedPlatforms(mountUrl: string): PlatformConfig {
  const hosts = simulatorHosts(mountUrl)
  const templates = Object.fromEntries(
    WECHAT_TEMPLATE.values.map((name) => [name, `tmpl-${name.toLowerCase()}`]),
  ) as Record<WeChatTemplate, string>
  return {
    wechat: { ...hosts.wechat, ...WECHAT, state: 'developer', templates },
    dingTalk: { ...hosts.dingTalk, ...DINGTALK, corpId: 'ding-simulated' },
    sms: { ...hosts.sms, ...SMS },
  }
}
