import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { asRecord, asText, type JsonRecord, readJson } from '../platforms/platform-http.ts'
import { checkTemplateValue } from '../platforms/wechat-values.ts'
import { drawMiniProgramCode } from './mini-program-code.ts'
import { createWeChatTokens } from './simulated-wechat-tokens.ts'
import { type Faults, Refusal } from './simulator-faults.ts'
import type { SimulatedTemplate, SimulatorState } from './simulator-state.ts'

export interface SimulatedWeChatOptions {
  state: SimulatorState
  faults: Faults
  appId: string
  appSecret: string
  /** Pages of the released version; left out, every page exists. */
  pages?: readonly string[]
  /** Also enforces what is only remembered about the platform, not documented. */
  strict: boolean
  /** Where the H5 pages live, for the link inside a drawn code. */
  h5Base: (request: FastifyRequest) => string
}

const jsonBody = (request: FastifyRequest): JsonRecord => {
  if (request.method !== 'POST') throw new Refusal(43002, 'require POST method')
  const text = typeof request.body === 'string' ? request.body : ''
  if (text === '') throw new Refusal(44002, 'empty post data')
  const body = readJson(text)
  if (body === null) throw new Refusal(47001, 'data format error')
  return body
}

const checkData = (template: SimulatedTemplate, data: JsonRecord, strict: boolean) => {
  for (const key of Object.keys(template.fields)) {
    const value = asRecord(data[key]).value
    if (typeof value !== 'string' || checkTemplateValue(key, value, template.enums?.[key]) !== null)
      throw new Refusal(47003, `argument invalid! data.${key}.value invalid`)
  }
  const extra = Object.keys(data).find((key) => !Object.hasOwn(template.fields, key))
  if (strict && extra !== undefined) throw new Refusal(47003, `argument invalid! data.${extra}.value invalid`)
}

/** The part of api.weixin.qq.com our client speaks to. Every answer is HTTP 200. */
export const simulatedWeChat: FastifyPluginAsync<SimulatedWeChatOptions> = async (app, options) => {
  const { state, faults, pages } = options
  const tokens = createWeChatTokens(state)
  const busy = new Set<string>()

  const refusalBody = (errcode: number | string, text = 'simulated') => ({
    status: 200,
    body: { errcode: Number(errcode), errmsg: `${text} rid: ${state.hex(8)}-${state.hex(8)}-${state.hex(8)}` },
  })
  faults.install(app, refusalBody)
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error
    const { status, body } = refusalBody(error.errcode, error.message)
    return reply.code(status).send(body)
  })

  const checkApp = (appId: unknown, secret: unknown) => {
    if (asText(appId) === undefined) throw new Refusal(41002, 'appid missing,')
    if (appId !== options.appId) throw new Refusal(40013, 'invalid appid')
    if (asText(secret) === undefined) throw new Refusal(41004, 'appsecret missing')
    if (secret !== options.appSecret) throw new Refusal(40125, 'invalid appsecret,')
  }
  const checkToken = (request: FastifyRequest) => tokens.check(asText(asRecord(request.query).access_token))
  const pageExists = (path: string) => pages === undefined || pages.includes(path)
  const methods: ('GET' | 'POST')[] = ['GET', 'POST']

  app.get('/sns/jscode2session', async (request) => {
    const query = asRecord(request.query)
    checkApp(query.appid, query.secret)
    if (query.grant_type !== 'authorization_code') throw new Refusal(40002, 'invalid grant_type')
    const code = asText(query.js_code)
    if (code === undefined) throw new Refusal(41008, 'missing code')
    const openid = state.takeCode('wx-login', code)
    if (openid === null) throw new Refusal(40029, 'invalid code,')
    const unionid = state.personByOpenid(openid)?.unionid
    const sessionKey = Buffer.from(state.hex(32), 'hex').toString('base64')
    return { openid, session_key: sessionKey, ...(unionid === undefined ? {} : { unionid }) }
  })

  app.route({
    method: methods,
    url: '/cgi-bin/stable_token',
    handler: async (request) => {
      const body = jsonBody(request)
      if (body.grant_type !== 'client_credential') throw new Refusal(40002, 'invalid grant_type')
      checkApp(body.appid, body.secret)
      const { token, expiresAt } = tokens.stable(body.force_refresh === true)
      return { access_token: token, expires_in: Math.floor((expiresAt - state.now()) / 1000) }
    },
  })

  app.route({
    method: methods,
    url: '/wxa/business/getuserphonenumber',
    handler: async (request) => {
      checkToken(request)
      const body = jsonBody(request)
      const openid = state.takeCode('wx-phone', asText(body.code) ?? '')
      const person = openid === null ? null : state.personByOpenid(openid)
      if (person === null || (body.openid !== undefined && body.openid !== openid))
        throw new Refusal(40029, 'invalid code,')
      const purePhoneNumber = person.phone.replace(/\D/g, '')
      const watermark = { timestamp: Math.floor(state.now() / 1000), appid: options.appId }
      // A number here although documented as text: so does the official sample.
      const phoneInfo = { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: 86, watermark }
      return { errcode: 0, errmsg: 'ok', phone_info: phoneInfo }
    },
  })

  app.route({
    method: methods,
    url: '/cgi-bin/message/subscribe/send',
    handler: async (request) => {
      checkToken(request)
      const body = jsonBody(request)
      const openid = asText(body.touser)
      if (openid === undefined || state.personByOpenid(openid) === null) throw new Refusal(40003, 'invalid openid')
      const template = state.templates.get(asText(body.template_id) ?? '')
      if (template === undefined) throw new Refusal(40037, 'invalid template_id')
      const data = asRecord(body.data)
      checkData(template, data, options.strict)
      const page = asText(body.page) ?? null
      if (page !== null && !pageExists(page.split('?', 1)[0] ?? '')) throw new Refusal(41030, 'invalid page')
      if (state.creditsLeft(openid, template.id) < 1) throw new Refusal(43101, 'user refuse to accept the msg')
      if (busy.has(openid)) throw new Refusal(43108, 'concurrent sends to the same user')

      state.spendCredit(openid, template.id)
      const fault = faults.of(request)
      if (fault?.delayMs !== undefined) {
        busy.add(openid)
        setTimeout(() => busy.delete(openid), fault.delayMs).unref()
      }
      const values = Object.fromEntries(
        Object.keys(template.fields).map((key) => [key, String(asRecord(data[key]).value)]),
      )
      const content = { channel: 'wechat' as const, openid, templateId: template.id, page, data: values }
      state.record(content, fault?.drop ? 'simulated loss' : null)
      return { errcode: 0, errmsg: 'ok', msgid: state.nextSerial() }
    },
  })

  app.route({
    method: methods,
    url: '/wxa/getwxacodeunlimit',
    handler: async (request, reply) => {
      checkToken(request)
      const {
        scene,
        page = 'pages/index/index',
        width = 430,
        env_version: version = 'release',
        ...rest
      } = jsonBody(request)
      if (typeof page !== 'string' || !Number.isInteger(width) || typeof version !== 'string')
        throw new Refusal(47001, 'data format error')
      for (const key of ['check_path', 'auto_color', 'is_hyaline'])
        if (rest[key] !== undefined && typeof rest[key] !== 'boolean') throw new Refusal(47001, 'data format error')
      if (rest.scancode_time !== undefined) throw new Refusal(85096, 'scancode_time is reserved')
      if (typeof scene !== 'string' || scene === '' || scene.length > 32)
        throw new Refusal(40169, 'invalid length for scene')
      if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/.test(scene)) throw new Refusal(40129, 'invalid scene')
      if (!['release', 'trial', 'develop'].includes(version) || Number(width) < 280 || Number(width) > 1280)
        throw new Refusal(40097, 'invalid args')
      if (page.startsWith('/') || page.includes('?') || (rest.check_path !== false && !pageExists(page)))
        throw new Refusal(41030, 'invalid page')
      const link = `${options.h5Base(request)}/${page}?scene=${encodeURIComponent(scene)}`
      const png = await drawMiniProgramCode(link, `scene=${scene} page=${page}`, Number(width))
      return reply.type('image/png').send(png)
    },
  })
}
