import type { NoticeChannel } from '../db/schema.ts'
import { createDingTalk, type DingTalk, type DingTalkConfig } from './dingtalk.client.ts'
import { PlatformError, type PlatformName } from './platform-error.ts'
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

/** Hosts and credentials; the same shape for the real hosts and for the simulator. Null: the installation does without. */
export type PlatformHosts = {
  readonly wechat: (Readonly<Omit<WeChatConfig, Shared>> & { readonly state: WeChatConfig['miniprogramState'] }) | null
  readonly dingTalk: Readonly<Omit<DingTalkConfig, Shared>> | null
  readonly sms: Readonly<Omit<SmsConfig, Shared>> | null
}

/** By which channels anything can be sent at all. */
export const channelsOf = ({ wechat, dingTalk, sms }: PlatformHosts): ReadonlySet<NoticeChannel> =>
  new Set([
    ...(wechat ? (['WECHAT'] as const) : []),
    ...(dingTalk ? (['DINGTALK'] as const) : []),
    ...(sms ? (['SMS'] as const) : []),
  ])

/** Whatever is asked of a platform that is not set up ends as with a wrong secret: an operator has to mend it. */
const unasked = (platform: PlatformName, call: string) => async (): Promise<never> => {
  throw new PlatformError({ platform, call, code: 'NOT_SET_UP', errorClass: 'CONFIG' })
}
const NO_WECHAT: WeChat = {
  tryCredentials: unasked('wechat', 'stableToken'),
  codeToSession: unasked('wechat', 'codeToSession'),
  phoneNumber: unasked('wechat', 'phoneNumber'),
  sendSubscribeMessage: unasked('wechat', 'sendSubscribeMessage'),
  unlimitedCode: unasked('wechat', 'unlimitedCode'),
}
const NO_DINGTALK: DingTalk = {
  corpId: '',
  tryCredentials: unasked('dingtalk', 'accessToken'),
  departmentsBelow: unasked('dingtalk', 'departmentsBelow'),
  membersOf: unasked('dingtalk', 'membersOf'),
  userByAuthCode: unasked('dingtalk', 'userByAuthCode'),
  sendWorkNotice: unasked('dingtalk', 'sendWorkNotice'),
  workNoticeResult: unasked('dingtalk', 'workNoticeResult'),
}
const NO_TEXTS: Sms = { send: unasked('sms', 'send') }

/** Everything the process says to the outside goes through these three clients. */
export const createPlatforms = (
  hosts: PlatformHosts,
  shared: { tokens: TokenStore; now: () => number; fetch?: Fetch; timeoutMs?: number },
): Platforms => ({
  wechat: hosts.wechat ? createWeChat({ ...hosts.wechat, ...shared, miniprogramState: hosts.wechat.state }) : NO_WECHAT,
  dingTalk: hosts.dingTalk ? createDingTalk({ ...hosts.dingTalk, ...shared }) : NO_DINGTALK,
  sms: hosts.sms ? createSms({ ...hosts.sms, ...shared }) : NO_TEXTS,
})
