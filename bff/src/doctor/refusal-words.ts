import type { PlatformError } from '../platforms/platform-error.ts'
import type { Tried } from './trials.ts'

type Refusal = { readonly level: 'NOTE' | 'BAD'; readonly text: string; readonly next: string }

const NAMES: Readonly<Record<Tried, string>> = { WECHAT: '微信', DINGTALK: '钉钉' }
const HOSTS: Readonly<Record<Tried, string>> = {
  WECHAT: 'WX_API_BASE（默认 api.weixin.qq.com）',
  DINGTALK: 'DT_OAPI_BASE（默认 oapi.dingtalk.com）',
}
const OF_CREDENTIALS: Readonly<Record<Tried, string>> = {
  WECHAT: '请核对 WX_APP_ID 和 WX_APP_SECRET：后者重置过的话，要改成新的。',
  DINGTALK: '请核对 DT_APP_KEY 和 DT_APP_SECRET：后者重置过的话，要改成新的。',
}

/** What is to be mended where, by the platform's own code. */
const REMEDIES: Readonly<Record<Tried, Readonly<Record<string, string>>>> = {
  WECHAT: {
    40013: 'AppID 不对：请核对 WX_APP_ID。',
    40001: 'AppSecret 不对：请核对 WX_APP_SECRET，重置过的话改成新的。',
    40125: 'AppSecret 不对：请核对 WX_APP_SECRET，重置过的话改成新的。',
    40243: 'AppSecret 已被冻结：请在微信公众平台解冻。',
    40164: '本机的出口地址不在 IP 白名单里：请在微信公众平台“开发管理”里加上。',
    89503: '本机的出口地址要由小程序管理员在手机上确认：请他确认后再试。',
    89506: '小程序管理员拒绝过本机的出口地址：一天后再试，并请他确认。',
    89507: '小程序管理员拒绝过本机的出口地址：一小时后再试，并请他确认。',
    50004: '接口已被封禁：请看微信公众平台的站内信。',
    50007: '账号已被冻结：请看微信公众平台的站内信。',
  },
  DINGTALK: {
    40089: '请核对 DT_APP_KEY 和 DT_APP_SECRET：后者重置过的话，要改成新的。',
    60011: '应用没有这项权限：请在钉钉开放平台的“权限管理”里申请。',
    60020: '本机的出口地址不在应用的服务器出口 IP 里：请在钉钉开放平台加上。',
  },
}

/** What a platform has against this service, and what mends it. */
export function refusalWords(platform: Tried, { code, errorClass }: PlatformError): Refusal {
  const name = NAMES[platform]
  if (/^(HTTP_|NOT_JSON|THROTTLED|NO_TOKEN|TOKEN$)/.test(code)) {
    return {
      level: 'BAD',
      text: `那个地址的回答不像${name}的（${code}），或${name}暂时不让本机调用。`,
      next: `请核对 ${HOSTS[platform]} 和中间的代理；地址没有问题的，几分钟后再查。`,
    }
  }
  switch (errorClass) {
    case 'MINUTE_QUOTA':
    case 'DAY_QUOTA':
      return {
        level: 'NOTE',
        text: `${name}的调用次数用完了（${code}）。`,
        next: '到了下一个周期会自动恢复；经常如此，请提高配额。',
      }
    case 'TRANSIENT':
    case 'UNKNOWN_OUTCOME':
      return { level: 'BAD', text: `连不上${name}（${code}）。`, next: `请看本机能否访问 ${HOSTS[platform]}。` }
    default: {
      if (code === 'CERTIFICATE') {
        return { level: 'BAD', text: `${name}的证书不被信任。`, next: '请看中间的网关，或本机的根证书和时钟。' }
      }
      return {
        level: 'BAD',
        text: `${name}拒绝了这个服务（代码 ${code}）。`,
        next: REMEDIES[platform][code] ?? OF_CREDENTIALS[platform],
      }
    }
  }
}
