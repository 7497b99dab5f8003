import { dingTalkClasses, dingTalkWordClass } from './dingtalk-codes.ts'
import { type WorkNotice, workNoticeBody, workNoticeByteLimit, workNoticeBytes } from './dingtalk-notice.ts'
import {
  type ErrorClass,
  msToNextMinute,
  msToShanghaiMidnight,
  msToShanghaiMonthEnd,
  PlatformError,
} from './platform-error.ts'
import {
  asRecord,
  asText,
  asTexts,
  callHttp,
  defaultTimeoutMs,
  type Fetch,
  type HttpAnswer,
  joinUrl,
  readJson,
} from './platform-http.ts'
import { type TokenStore, tokenSource, withToken } from './platform-token.ts'

export interface DingTalkConfig {
  /** `https://oapi.dingtalk.com`, or the simulator's `/dt-oapi`. */
  oapiBase: string
  /** `https://api.dingtalk.com`, or the simulator's `/dt-api`. */
  apiBase: string
  appKey: string
  appSecret: string
  agentId: number
  corpId: string
  tokens: TokenStore
  /** Epoch milliseconds. */
  now: () => number
  /** Which generation hands out the token; the calls here are all of the old one, so `oapi` unless an organisation says otherwise. */
  tokenFrom?: 'oapi' | 'api'
  fetch?: Fetch
  timeoutMs?: number
}

export interface WorkNoticeResult {
  /** Read or unread: it reached the phone. */
  delivered: string[]
  read: string[]
  unread: string[]
  failed: string[]
  /** User ids the organisation does not have (left, or never there). */
  invalid: string[]
  /** Accepted and then dropped by a limit: 143105 per person and day, 143106 same content today, 143103 per minute. */
  forbidden: { code: string; userId: string }[]
}

export interface Department {
  id: number
  name: string
}

export interface DepartmentMember {
  userId: string
  name: string
  title: string
}

export interface DingTalk {
  /** Not a secret; the client needs it to ask for an auth code. */
  readonly corpId: string
  /** Asks for a token anew. Throws what DingTalk has against the credentials. */
  tryCredentials(): Promise<void>
  /** Those right below one; the whole organisation is number 1. */
  departmentsBelow(department: number): Promise<Department[]>
  /** Who belongs to a department itself and not to one below it; TOO_MANY where that is more than 1,000. */
  membersOf(department: number): Promise<DepartmentMember[]>
  userByAuthCode(code: string): Promise<{ userId: string; name?: string; unionId?: string }>
  /**
   * Sends one action card to at most 100 people. Accepted is not delivered: ask `workNoticeResult` within 24 hours.
   * After UNKNOWN_OUTCOME the same content may be sent again the same day, the platform drops the second copy (143106).
   */
  sendWorkNotice(notice: WorkNotice & { userIds: readonly string[] }): Promise<{ taskId: string }>
  workNoticeResult(taskId: string): Promise<WorkNoticeResult>
}

const platform = 'dingtalk'
/** As many members as one page of a department may hold, and as many pages as anybody looks through. */
const membersAPage = 100
const mostPages = 10
const blockedMs = 300_000

const failure = (call: string, code: string, errorClass: ErrorClass, now: number) => {
  const wait =
    errorClass === 'MINUTE_QUOTA'
      ? { retryAfterMs: msToNextMinute(now) }
      : code === '90020' || code.startsWith('Forbidden.AccessDenied.ApiCountLimit')
        ? { retryAfterMs: msToShanghaiMonthEnd(now) }
        : errorClass === 'DAY_QUOTA'
          ? { retryAfterMs: msToShanghaiMidnight(now) }
          : errorClass === 'TRANSIENT'
            ? { retryAfterMs: 1000 }
            : {}
  return new PlatformError({ platform, call, code, errorClass, ...wait })
}

const readNewAnswer = (answer: HttpAnswer, call: string, now: number) => {
  const body = readJson(answer.body)
  if (answer.status < 400) return body ?? {}
  const code = asText(body?.code) ?? `HTTP_${answer.status}`
  throw failure(call, code, dingTalkWordClass(code), now)
}

/** The old API: a body without errcode, or no JSON at all, is the gateway blocking this address for five minutes. */
const readOldAnswer = (answer: HttpAnswer, call: string, now: number) => {
  if (answer.status === 404) throw failure(call, 'HTTP_404', 'CONFIG', now)
  const body = readJson(answer.body)
  if (body === null || body.errcode === undefined)
    throw new PlatformError({ platform, call, code: 'THROTTLED', errorClass: 'MINUTE_QUOTA', retryAfterMs: blockedMs })
  // 88 is the gateway's "refused", the reason stands in sub_code.
  const code = String(body.errcode) === '88' ? String(body.sub_code ?? 88) : String(body.errcode)
  if (code !== '0') throw failure(call, code, dingTalkClasses[code] ?? 'CONFIG', now)
  return body
}

/** Server calls of DingTalk for one internal app. Every failure is a PlatformError. */
export const createDingTalk = (config: DingTalkConfig): DingTalk => {
  const { oapiBase, apiBase, appKey, appSecret, now } = config
  const fetch = config.fetch ?? globalThis.fetch
  const timeoutMs = config.timeoutMs ?? defaultTimeoutMs

  const post = (call: string, url: string, body: unknown, repeatable = true) =>
    callHttp(fetch, { platform, call, method: 'POST', url, body: JSON.stringify(body), timeoutMs, repeatable })

  const oldToken = async (call: string) => {
    const url = joinUrl(oapiBase, '/gettoken', { appkey: appKey, appsecret: appSecret })
    const answer = await callHttp(fetch, { platform, call, method: 'GET', url, timeoutMs, repeatable: true })
    const body = readOldAnswer(answer, call, now())
    return { token: asText(body.access_token), expiresInSeconds: Number(body.expires_in) }
  }
  const newToken = async (call: string) => {
    const answer = await post(call, joinUrl(apiBase, '/v1.0/oauth2/accessToken'), { appKey, appSecret })
    const body = readNewAnswer(answer, call, now())
    return { token: asText(body.accessToken), expiresInSeconds: Number(body.expireIn) }
  }

  const source = tokenSource({
    name: `dingtalk:${appKey}`,
    store: config.tokens,
    now,
    fetchToken: async () => {
      const call = 'accessToken'
      const { token, expiresInSeconds } = await (config.tokenFrom === 'api' ? newToken(call) : oldToken(call))
      if (token === undefined || !Number.isFinite(expiresInSeconds)) throw failure(call, 'NO_TOKEN', 'TRANSIENT', now())
      return { token, expiresInSeconds }
    },
  })

  const callOld = (call: string, path: string, body: unknown, repeatable = true) =>
    withToken(source, async (token) =>
      readOldAnswer(await post(call, joinUrl(oapiBase, path, { access_token: token }), body, repeatable), call, now()),
    )

  return {
    corpId: config.corpId,

    tryCredentials: async () => void (await source.renew()),

    departmentsBelow: async (department) => {
      const { result } = await callOld('departmentsBelow', '/topapi/v2/department/listsub', { dept_id: department })
      const rows = Array.isArray(result) ? result.map(asRecord) : []
      return rows.flatMap(({ dept_id: id, name }) => {
        const words = asText(name)
        return Number.isSafeInteger(id) && words !== undefined ? [{ id: Number(id), name: words }] : []
      })
    },

    membersOf: async (department) => {
      const found: DepartmentMember[] = []
      let cursor = 0
      for (let page = 0; page < mostPages; page += 1) {
        const body = { dept_id: department, cursor, size: membersAPage }
        const result = asRecord((await callOld('membersOf', '/topapi/v2/user/list', body)).result)
        const rows = Array.isArray(result.list) ? result.list.map(asRecord) : []
        for (const { userid, name, title } of rows) {
          const userId = asText(userid)
          if (userId !== undefined) found.push({ userId, name: asText(name) ?? '', title: asText(title) ?? '' })
        }
        if (result.has_more !== true || !Number.isSafeInteger(result.next_cursor)) return found
        cursor = Number(result.next_cursor)
      }
      throw failure('membersOf', 'TOO_MANY', 'INPUT', now())
    },

    userByAuthCode: async (code) => {
      const call = 'userByAuthCode'
      const result = asRecord((await callOld(call, '/topapi/v2/user/getuserinfo', { code })).result)
      const userId = asText(result.userid)
      if (userId === undefined) throw failure(call, 'NO_USERID', 'TRANSIENT', now())
      const name = asText(result.name)
      const unionId = asText(result.unionid)
      return { userId, ...(name === undefined ? {} : { name }), ...(unionId === undefined ? {} : { unionId }) }
    },

    sendWorkNotice: async ({ userIds, ...notice }) => {
      const call = 'sendWorkNotice'
      // More than 100 people make the result of the task unreadable.
      if (userIds.length === 0 || userIds.length > 100) throw failure(call, 'RECIPIENT_COUNT', 'INPUT', now())
      if (workNoticeBytes(notice) > workNoticeByteLimit) throw failure(call, 'MESSAGE_TOO_LONG', 'INPUT', now())
      const body = await callOld(
        call,
        '/topapi/message/corpconversation/asyncsend_v2',
        { agent_id: config.agentId, userid_list: userIds.join(','), msg: workNoticeBody(notice) },
        false,
      )
      // Accepted, but without the number its fate cannot be followed.
      if (body.task_id === undefined) throw failure(call, 'NO_TASK', 'UNKNOWN_OUTCOME', now())
      return { taskId: String(body.task_id) }
    },

    workNoticeResult: async (taskId) => {
      const answer = await callOld('workNoticeResult', '/topapi/message/corpconversation/getsendresult', {
        agent_id: config.agentId,
        task_id: Number(taskId),
      })
      const result = asRecord(answer.send_result)
      const read = asTexts(result.read_user_id_list)
      const unread = asTexts(result.unread_user_id_list)
      const forbidden = Array.isArray(result.forbidden_list) ? result.forbidden_list.map(asRecord) : []
      return {
        delivered: [...read, ...unread],
        read,
        unread,
        failed: asTexts(result.failed_user_id_list),
        invalid: asTexts(result.invalid_user_id_list),
        forbidden: forbidden.map(({ code, userid }) => ({ code: String(code), userId: String(userid) })),
      }
    },
  }
}
