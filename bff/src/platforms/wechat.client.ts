import { type ErrorClass, msToNextMinute, msToShanghaiMidnight, PlatformError } from './platform-error.ts'
import {
  asRecord,
  asText,
  callHttp,
  defaultTimeoutMs,
  type Fetch,
  type HttpAnswer,
  joinUrl,
  readJson,
} from './platform-http.ts'
import { type TokenStore, tokenSource, withToken } from './platform-token.ts'
import { weChatClasses } from './wechat-codes.ts'

export interface WeChatConfig {
  /** `https://api.weixin.qq.com`, or the simulator's `/wx`. */
  apiBase: string
  appId: string
  appSecret: string
  tokens: TokenStore
  /** Epoch milliseconds. */
  now: () => number
  /** Which build of the mini-program a message opens. */
  miniprogramState: 'developer' | 'trial' | 'formal'
  fetch?: Fetch
  timeoutMs?: number
}

export interface SubscribeMessage {
  openId: string
  templateId: string
  /** Path with query and no leading slash; left out, a tap opens nothing. */
  page?: string
  /** Template key to value; values must pass `checkTemplateValue`. */
  data: Record<string, string>
}

export interface UnlimitedCode {
  /** At most 32 characters of `0-9A-Za-z!#$&'()*+,/:;=?@-._~`. */
  scene: string
  /** Path without leading slash and without query. */
  page: string
  envVersion: 'release' | 'trial' | 'develop'
  /** Pixels, 280 to 1280. */
  width: number
  /** False lets a page through that is not in the released version yet. */
  checkPath?: boolean
}

export interface WeChat {
  /** Asks for a token anew. Throws what WeChat has against the credentials, or against this address. */
  tryCredentials(): Promise<void>
  codeToSession(code: string): Promise<{ openId: string; unionId?: string }>
  phoneNumber(code: string): Promise<{ phone: string; countryCode: string }>
  /** Resolves when WeChat accepted the message, which is not delivery. A timeout is UNKNOWN_OUTCOME: do not resend. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<{ msgId?: string }>
  /** The image bytes: JPEG from WeChat, PNG from the simulator. */
  unlimitedCode(code: UnlimitedCode): Promise<Buffer>
}

const openBrace = 0x7b

type CallShape = { call: string; repeatable: boolean; now: () => number; classes?: Record<number, ErrorClass> }

const readAnswer = (answer: HttpAnswer, shape: CallShape) => {
  const { call, repeatable, now } = shape
  const lost = repeatable ? 'TRANSIENT' : 'UNKNOWN_OUTCOME'
  if (answer.status >= 400)
    throw new PlatformError({ platform: 'wechat', call, code: `HTTP_${answer.status}`, errorClass: 'CONFIG' })
  const body = readJson(answer.body)
  if (body === null) throw new PlatformError({ platform: 'wechat', call, code: 'NOT_JSON', errorClass: lost })
  const errcode = Number(body.errcode ?? 0)
  if (errcode === 0) return body

  const errmsg = asText(body.errmsg) ?? ''
  const rid = /rid: ?([0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})/.exec(errmsg)?.[1]
  const field = errcode === 47003 ? /data\.([a-z_]+\d+)/.exec(errmsg)?.[1] : undefined
  const known = shape.classes?.[errcode] ?? weChatClasses[errcode] ?? 'CONFIG'
  // "System busy" says nothing about how far a send came.
  const errorClass = errcode === -1 ? lost : known
  const wait =
    errorClass === 'MINUTE_QUOTA'
      ? { retryAfterMs: msToNextMinute(now()) }
      : errorClass === 'DAY_QUOTA'
        ? { retryAfterMs: msToShanghaiMidnight(now()) }
        : errcode === 43108
          ? { retryAfterMs: 1000 }
          : {}
  throw new PlatformError({
    platform: 'wechat',
    call,
    code: String(errcode),
    errorClass,
    ...wait,
    ...(rid === undefined ? {} : { rid }),
    ...(field === undefined ? {} : { field }),
  })
}

const missing = (call: string, what: string) =>
  new PlatformError({ platform: 'wechat', call, code: `NO_${what}`, errorClass: 'TRANSIENT' })

/** Lets the callers of one key run one after another. */
const oneAtATime = () => {
  const tails = new Map<string, Promise<unknown>>()
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const run = (tails.get(key) ?? Promise.resolve()).then(work)
    const tail = run
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    tails.set(key, tail)
    return run
  }
}

/** Server calls of the WeChat mini-program platform. Every failure is a PlatformError. */
export const createWeChat = (config: WeChatConfig): WeChat => {
  const { apiBase, appId, appSecret, now, miniprogramState } = config
  const fetch = config.fetch ?? globalThis.fetch
  const timeoutMs = config.timeoutMs ?? defaultTimeoutMs
  const perPerson = oneAtATime()

  const http = (call: string, method: 'GET' | 'POST', url: string, body?: unknown, repeatable = true) =>
    callHttp(fetch, {
      platform: 'wechat',
      call,
      method,
      url,
      timeoutMs,
      repeatable,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  const source = tokenSource({
    name: `wechat:${appId}`,
    store: config.tokens,
    now,
    fetchToken: async () => {
      const call = 'stableToken'
      const answer = await http(call, 'POST', joinUrl(apiBase, '/cgi-bin/stable_token'), {
        grant_type: 'client_credential',
        appid: appId,
        secret: appSecret,
        force_refresh: false,
      })
      // Here 40001 speaks of the secret, not of a token.
      const body = readAnswer(answer, { call, repeatable: true, now, classes: { 40001: 'CONFIG' } })
      const token = asText(body.access_token)
      const expiresInSeconds = Number(body.expires_in)
      if (token === undefined || !Number.isFinite(expiresInSeconds)) throw missing(call, 'TOKEN')
      return { token, expiresInSeconds }
    },
  })

  const post = <T>(call: string, path: string, body: unknown, read: (answer: HttpAnswer) => T, repeatable = true) =>
    withToken(source, async (token) =>
      read(await http(call, 'POST', joinUrl(apiBase, path, { access_token: token }), body, repeatable)),
    )

  return {
    tryCredentials: async () => void (await source.renew()),

    codeToSession: async (code) => {
      const call = 'codeToSession'
      const url = joinUrl(apiBase, '/sns/jscode2session', {
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const body = readAnswer(await http(call, 'GET', url), { call, repeatable: true, now })
      const openId = asText(body.openid)
      if (openId === undefined) throw missing(call, 'OPENID')
      const unionId = asText(body.unionid)
      return { openId, ...(unionId === undefined ? {} : { unionId }) }
    },

    phoneNumber: async (code) => {
      const call = 'phoneNumber'
      const body = await post(call, '/wxa/business/getuserphonenumber', { code }, (answer) =>
        readAnswer(answer, { call, repeatable: true, now }),
      )
      const info = asRecord(body.phone_info)
      const phone = asText(info.purePhoneNumber)
      if (phone === undefined) throw missing(call, 'PHONE')
      // Documented as text, shown as a number in the official sample.
      return { phone, countryCode: String(info.countryCode ?? '86') }
    },

    sendSubscribeMessage: ({ openId, templateId, page, data }) =>
      perPerson(openId, async () => {
        const call = 'sendSubscribeMessage'
        const message = {
          touser: openId,
          template_id: templateId,
          ...(page === undefined ? {} : { page }),
          data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
          miniprogram_state: miniprogramState,
          lang: 'zh_CN',
        }
        const read = (answer: HttpAnswer) => readAnswer(answer, { call, repeatable: false, now })
        const body = await post(call, '/cgi-bin/message/subscribe/send', message, read, false)
        return body.msgid === undefined ? {} : { msgId: String(body.msgid) }
      }),

    unlimitedCode: async ({ scene, page, envVersion, width, checkPath = true }) => {
      const call = 'unlimitedCode'
      const request = { scene, page, env_version: envVersion, width, check_path: checkPath }
      return post(call, '/wxa/getwxacodeunlimit', request, (answer) => {
        // Refusals come as JSON, sometimes under an image's content type.
        if (answer.status >= 400 || answer.contentType.startsWith('application/json') || answer.body[0] === openBrace)
          readAnswer(answer, { call, repeatable: true, now })
        if (!answer.contentType.startsWith('image/')) throw missing(call, 'IMAGE')
        return answer.body
      })
    },
  }
}
