import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import { asRecord, asText, type JsonRecord, readJson } from '../platforms/platform-http.ts'
import { createDingTalkLimits, type DingTalkLimits } from './dingtalk-limits.ts'
import { type Faults, Refusal, type RefusalBody } from './simulator-faults.ts'
import type { SimulatedMessage, SimulatorState } from './simulator-state.ts'

export interface SimulatedDingTalkOptions {
  state: SimulatorState
  faults: Faults
  appKey: string
  appSecret: string
  agentId: number
  limits: DingTalkLimits
}

const tokenLifeMs = 7_200_000
const resultLifeMs = 86_400_000
const messageBytes = 2048
const recipientsPerTask = 100
const membersAPage = 100

interface Task {
  at: number
  invalid: string[]
  dropped: { code: string; userid: string }[]
  failed: string[]
  delivered: { userid: string; message: SimulatedMessage }[]
}

const jsonBody = (request: FastifyRequest): JsonRecord => {
  const body = typeof request.body === 'string' ? readJson(request.body) : null
  if (body === null) throw new Refusal(40035, 'bad parameters')
  return body
}

const readCard = (msg: JsonRecord) => {
  const card = asRecord(msg.action_card)
  const title = asText(card.title)
  const markdown = asText(card.markdown)
  const button = asText(card.single_title)
  const url = asText(card.single_url)
  const whole = title !== undefined && markdown !== undefined && button !== undefined && url !== undefined
  if (msg.msgtype !== 'action_card' || !whole) throw new Refusal(40035, 'only action_card with one button is simulated')
  if (Buffer.byteLength(JSON.stringify(msg)) > messageBytes) throw new Refusal(40035, 'msg is longer than 2048 bytes')
  return { title, markdown, button, url }
}

/** The part of oapi.dingtalk.com and api.dingtalk.com our client speaks to; one token serves both. */
export const simulatedDingTalk: FastifyPluginAsync<SimulatedDingTalkOptions> = async (app, options) => {
  const { state, faults } = options
  const limits = createDingTalkLimits(state, options.limits)
  let token: { value: string; expiresAt: number } | null = null
  const expired = new Set<string>()
  const tasks = new Map<number, Task>()
  state.onReset(() => {
    token = null
    expired.clear()
    tasks.clear()
  })

  // Asking again inside the life of a token returns the same one and extends it.
  const renewToken = () => {
    const now = state.now()
    if (token !== null && now < token.expiresAt) token.expiresAt = now + tokenLifeMs
    else {
      if (token !== null) expired.add(token.value)
      token = { value: state.hex(32), expiresAt: now + tokenLifeMs }
    }
    return token.value
  }
  const checkToken = (request: FastifyRequest) => {
    const given = asText(asRecord(request.query).access_token) ?? ''
    if (expired.has(given) || (given === token?.value && state.now() >= token.expiresAt))
      throw new Refusal(42001, 'access_token expired')
    if (given !== token?.value) throw new Refusal(88, 'ding talk error')
  }
  const checkAgent = (body: JsonRecord) => {
    if (Number(body.agent_id) !== options.agentId) throw new Refusal(400002, 'invalid agent_id')
  }

  const host = (
    scope: FastifyInstance,
    generation: 'old' | 'new',
    refusalBody: (code: number | string, text?: string) => ReturnType<RefusalBody>,
  ) => {
    faults.install(scope, refusalBody)
    scope.addHook('preHandler', async (request) => limits.checkCall(request.url.split('?', 1)[0] ?? '', generation))
    scope.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof Refusal)) throw error
      const { status, body } = refusalBody(error.errcode, error.message)
      return reply.code(status).send(body)
    })
  }

  const oldApi: FastifyPluginAsync = async (scope) => {
    host(scope, 'old', (errcode, text = 'simulated') => ({
      status: 200,
      body: {
        errcode: Number(errcode),
        errmsg: text,
        ...(Number(errcode) === 88 ? { sub_code: '40014', sub_msg: 'invalid access_token' } : {}),
        request_id: state.hex(12),
      },
    }))
    const ok = (payload: JsonRecord) => ({ errcode: 0, errmsg: 'ok', ...payload, request_id: state.hex(12) })

    scope.get('/gettoken', async (request) => {
      const query = asRecord(request.query)
      if (query.appkey !== options.appKey || query.appsecret !== options.appSecret)
        throw new Refusal(40089, 'invalid appkey or appsecret')
      return ok({ access_token: renewToken(), expires_in: tokenLifeMs / 1000 })
    })

    scope.post('/topapi/v2/user/getuserinfo', async (request) => {
      checkToken(request)
      const userid = state.takeCode('dt-auth', asText(jsonBody(request).code) ?? '')
      const person = userid === null ? null : state.personByUserid(userid)
      if (person === null) throw new Refusal(40078, 'invalid auth code')
      const unionid = person.unionid ?? `union-${userid}`
      return ok({ result: { userid, unionid, name: person.name, device_id: state.hex(16), sys: false, sys_level: 0 } })
    })

    const departmentIn = (body: JsonRecord) => {
      const department = state.departments.find(({ id }) => id === Number(body.dept_id ?? 1))
      if (department === undefined) throw new Refusal(60003, 'department not exist')
      return department
    }
    scope.post('/topapi/v2/department/listsub', async (request) => {
      checkToken(request)
      const above = departmentIn(jsonBody(request))
      const below = state.departments.filter(({ parentId }) => parentId === above.id)
      return ok({
        result: below.map(({ id, name }) => ({
          ...{ dept_id: id, name, parent_id: above.id },
          ...{ create_dept_group: false, auto_add_user: false },
        })),
      })
    })

    scope.post('/topapi/v2/user/list', async (request) => {
      checkToken(request)
      const body = jsonBody(request)
      const { id, members } = departmentIn(body)
      const [cursor, size] = [Number(body.cursor), Number(body.size)]
      if (!Number.isInteger(cursor) || cursor < 0 || !(size >= 1 && size <= membersAPage))
        throw new Refusal(40035, 'bad cursor or size')
      const list = members
        .slice(cursor, cursor + size)
        .map((each) => ({ ...each, unionid: `union-${each.userid}`, dept_id_list: [id], active: true }))
      const next = cursor + list.length
      return ok({
        result: { list, ...(next < members.length ? { has_more: true, next_cursor: next } : { has_more: false }) },
      })
    })

    scope.post('/topapi/message/corpconversation/asyncsend_v2', async (request) => {
      checkToken(request)
      const body = jsonBody(request)
      checkAgent(body)
      const msg = asRecord(typeof body.msg === 'string' ? readJson(body.msg) : body.msg)
      const card = readCard(msg)
      const userids = [...new Set((asText(body.userid_list) ?? '').split(',').filter((id) => id !== ''))]
      if (userids.length === 0 || userids.length > recipientsPerTask) throw new Refusal(40035, 'bad userid_list')
      const known = userids.filter((id) => state.personByUserid(id) !== null)
      if (known.length === 0) throw new Refusal(33012, 'invalid userid')

      const taskId = state.nextSerial()
      const invalid = userids.filter((id) => !known.includes(id))
      const task: Task = { at: state.now(), invalid, dropped: [], failed: [], delivered: [] }
      tasks.set(taskId, task)
      for (const userid of known) {
        const content = { channel: 'dingtalk' as const, userid, taskId, ...card }
        const code = limits.dropCode(userid, JSON.stringify(msg))
        const lost = faults.of(request)?.drop ? 'simulated loss' : null
        const message = state.record(content, code ?? lost)
        if (code !== null) task.dropped.push({ code, userid })
        else if (lost !== null) task.failed.push(userid)
        else task.delivered.push({ userid, message })
      }
      return ok({ task_id: taskId })
    })

    scope.post('/topapi/message/corpconversation/getsendresult', async (request) => {
      checkToken(request)
      const body = jsonBody(request)
      checkAgent(body)
      const task = tasks.get(Number(body.task_id))
      if (task === undefined || state.now() - task.at > resultLifeMs) throw new Refusal(400002, 'invalid task_id')
      const ids = (read: boolean) =>
        task.delivered.filter(({ message }) => (message.readAt !== null) === read).map(({ userid }) => userid)
      return ok({
        send_result: {
          invalid_user_id_list: task.invalid,
          forbidden_user_id_list: task.dropped.map(({ userid }) => userid),
          failed_user_id_list: task.failed,
          read_user_id_list: ids(true),
          unread_user_id_list: ids(false),
          invalid_dept_id_list: [],
          forbidden_list: task.dropped.map(({ code, userid }) => ({ code, count: 1, userid })),
        },
      })
    })

    scope.all('/*', async () => {
      throw new Refusal(404, 'bad path')
    })
  }

  const newApi: FastifyPluginAsync = async (scope) => {
    host(scope, 'new', (code, text = 'simulated') => ({
      status: String(code).startsWith('Forbidden.') ? 403 : 400,
      body: { code: String(code), message: text, requestid: state.hex(12) },
    }))
    scope.post('/v1.0/oauth2/accessToken', async (request) => {
      const body = jsonBody(request)
      if (body.appKey !== options.appKey || body.appSecret !== options.appSecret)
        throw new Refusal('invalidClientIdOrSecret', 'invalid appKey or appSecret')
      return { accessToken: renewToken(), expireIn: tokenLifeMs / 1000 }
    })
  }

  await app.register(oldApi, { prefix: '/dt-oapi' })
  await app.register(newApi, { prefix: '/dt-api' })
}
