import type { GetSignInCode, SignInCode } from './contract'

const parameters = [
  ['dt_code', 'dingtalk'],
  ['wx_code', 'wechat'],
] as const

/** A code in the address works once, and must not stay in the history or a shared link. */
const fromAddress = (): SignInCode | null => {
  const url = new URL(window.location.href)
  for (const [name, provider] of parameters) {
    const code = url.searchParams.get(name)
    if (!code) continue
    url.searchParams.delete(name)
    window.history.replaceState(window.history.state, '', url)
    return { provider, code }
  }
  return null
}

const corporation = () => {
  const query = new URLSearchParams(window.location.search)
  return query.get('corpId') ?? query.get('corpid') ?? DINGTALK_CORP_ID
}

const fromDingTalk = async (): Promise<SignInCode | null> => {
  const corpId = corporation()
  if (!corpId || !/DingTalk/i.test(navigator.userAgent)) return null
  const { requestAuthCode$ } = await import(
    /* webpackChunkName: "dingtalk" */ 'dingtalk-jsapi/api/runtime/permission/requestAuthCode'
  )
  const { code } = await requestAuthCode$({ corpId })
  return { provider: 'dingtalk', code }
}

export const signInCode: GetSignInCode = async () => fromAddress() ?? (await fromDingTalk())
