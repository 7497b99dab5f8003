import { createDingTalk, type DingTalk, type DingTalkConfig } from './dingtalk.client.ts'
import type { Fetch } from './platform-http.ts'
import type { TokenStore } from './platform-token.ts'
import { createSms, type Sms, type SmsConfig } from './sms.client.ts'
import { createWeChat, type WeChat, type WeChatConfig } from './wechat.client.ts'

export type Platforms = {
  readonly wechat: WeChat
  readonly dingTalk: DingTalk
  readonly sms: Sms
}

type Shared = 'tokens' | 'now' | 'fetch' | 'timeoutMs' | 'miniprogramState'

/** Hosts and credentials; the same shape for the real hosts and for the simulator. */
export type PlatformHosts = {
  readonly wechat: Readonly<Omit<WeChatConfig, Shared>> & { readonly state: WeChatConfig['miniprogramState'] }
  readonly dingTalk: Readonly<Omit<DingTalkConfig, Shared>>
  readonly sms: Readonly<Omit<SmsConfig, Shared>>
}

/** Everything the process says to the outside goes through these three clients. */
export const createPlatforms = (
  hosts: PlatformHosts,
  shared: { tokens: TokenStore; now: () => number; fetch?: Fetch; timeoutMs?: number },
): Platforms => ({
  wechat: createWeChat({ ...hosts.wechat, ...shared, miniprogramState: hosts.wechat.state }),
  dingTalk: createDingTalk({ ...hosts.dingTalk, ...shared }),
  sms: createSms({ ...hosts.sms, ...shared }),
})
