import type { GetSignInCode, SignInCode } from './contract'

const parameters = [
  ['dt_code', 'dingtalk'],
  ['wx_code', 'wechat'],
] as const

/** What this tab has sent along when it asked for a code. */
const STATE = 'qihu.state'

/**
 * The code that the address of this page carries, if this very tab has asked for it: whoever sends somebody a link with a
 * code of his own would otherwise read what is filed there. Either way it is taken out, since it must not stay in the
 * history or in a link that is shared.
 */
const fromAddress = (): SignInCode | null => {
  const url = new URL(window.location.href)
  const given = parameters.flatMap(([name, provider]) => {
    const code = url.searchParams.get(name)
    return code ? [{ provider, code }] : []
  })
  if (given.length === 0) return null
  const state = url.searchParams.get('state')
  for (const [name] of parameters) url.searchParams.delete(name)
  url.searchParams.delete('state')
  window.history.replaceState(window.history.state, '', url)
  const asked = window.sessionStorage.getItem(STATE)
  window.sessionStorage.removeItem(STATE)
  return asked && asked === state ? (given[0] ?? null) : null
}

/** Read once, before the router keeps the address. */
let carried = fromAddress()

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

export const signInCode: GetSignInCode = async () => {
  const code = carried
  carried = null
  return code ?? (await fromDingTalk())
}
