import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { asRecord, asText, asTexts, type JsonRecord, readJson } from '../platforms/platform-http.ts'
import { type Fault, type Faults, Refusal } from './simulator-faults.ts'
import type { SimulatedPerson, SimulatedTemplate, SimulatorState } from './simulator-state.ts'

const jsonBody = (request: FastifyRequest): JsonRecord => {
  if (typeof request.body !== 'string' || request.body === '') return {}
  const body = readJson(request.body)
  if (body === null) throw new Refusal('body', 'not a JSON object')
  return body
}

const needText = (body: JsonRecord, key: string): string => {
  const value = asText(body[key])
  if (value === undefined) throw new Refusal(key, `${key} is missing`)
  return value
}

const optional = <K extends string>(body: JsonRecord, key: K): Partial<Record<K, string>> => {
  const value = asText(body[key])
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>)
}

const readPerson = (body: JsonRecord): SimulatedPerson => ({
  key: needText(body, 'key'),
  name: needText(body, 'name'),
  phone: needText(body, 'phone'),
  ...optional(body, 'openid'),
  ...optional(body, 'unionid'),
  ...optional(body, 'dingtalkUserId'),
})

const readTemplate = (body: JsonRecord): SimulatedTemplate => {
  const texts = Object.entries(asRecord(body.fields)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  if (body.kind !== 'one-time' && body.kind !== 'long-term') throw new Refusal('kind', 'kind is one-time or long-term')
  return {
    id: needText(body, 'id'),
    title: needText(body, 'title'),
    kind: body.kind,
    fields: Object.fromEntries(texts),
    enums: Object.fromEntries(Object.entries(asRecord(body.enums)).map(([key, values]) => [key, asTexts(values)])),
  }
}

const readFault = (body: JsonRecord): Fault => {
  const errcode = typeof body.errcode === 'number' || typeof body.errcode === 'string' ? { errcode: body.errcode } : {}
  return {
    match: needText(body, 'match'),
    times: typeof body.times === 'number' ? body.times : 1,
    ...errcode,
    ...(typeof body.http === 'number' ? { http: body.http } : {}),
    ...(typeof body.delayMs === 'number' ? { delayMs: body.delayMs } : {}),
    x5: body.x5 === true,
    drop: body.drop === true,
    cut: body.cut === true,
  }
}

/** What `wx.requestSubscribeMessage` would do after the person chose. */
const answerSubscribe = (state: SimulatorState, openid: string, ids: string[], choice: string) => {
  const wanted = ids.map((id) => state.templates.get(id)).filter((template) => template !== undefined)
  if (ids.length === 0) throw new Refusal(10001, 'empty template list')
  if (ids.length > 5) throw new Refusal(20003, 'too many templates')
  if (wanted.length < ids.length) throw new Refusal(20001, 'no such template')
  if (new Set(wanted.map((template) => template.kind)).size > 1) throw new Refusal(20002, 'mixed template types')
  if (choice === 'accept') for (const template of wanted) state.consent(openid, template)
  // A one-time refusal takes nothing back; a ban or a cancelled long-term subscription does.
  for (const template of wanted)
    if (choice === 'ban' || (choice === 'reject' && template.kind === 'long-term'))
      state.revokeConsents(openid, template.id)
  return Object.fromEntries(ids.map((id) => [id, choice]))
}

/** Levers of the simulator, for tests and the demo. Whoever reaches them can sign in as anybody it knows. */
export const simulatorAdmin: FastifyPluginAsync<{ state: SimulatorState; faults: Faults }> = async (
  app,
  { state, faults },
) => {
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error
    return reply.code(400).send({ error: error.errcode, message: error.message })
  })
  const needOpenid = (body: JsonRecord) => {
    const openid = needText(body, 'openid')
    if (state.personByOpenid(openid) === null) throw new Refusal('openid', 'nobody has this openid')
    return openid
  }

  app.post('/reset', async () => {
    state.reset()
    return { now: state.now() }
  })
  app.post('/clock', async (request) => {
    const { advanceMs } = jsonBody(request)
    if (typeof advanceMs !== 'number' || !(advanceMs >= 0))
      throw new Refusal('advanceMs', 'the clock only moves forward')
    state.advance(advanceMs)
    return { now: state.now() }
  })
  app.post('/users', async (request) => {
    const person = readPerson(jsonBody(request))
    state.addPerson(person)
    return person
  })
  app.post('/templates', async (request) => {
    const template = readTemplate(jsonBody(request))
    state.addTemplate(template)
    return template
  })
  app.delete('/faults', async () => {
    faults.waiting.length = 0
    return { waiting: faults.waiting }
  })
  app.post('/faults', async (request) => {
    faults.add(readFault(jsonBody(request)))
    return { waiting: faults.waiting }
  })
  app.get('/outbox', async () => ({ messages: state.outbox, calls: Object.fromEntries(state.calls) }))

  app.post('/wx/login', async (request) => ({ js_code: state.issueCode('wx-login', needOpenid(jsonBody(request))) }))
  app.post('/wx/phone', async (request) => ({ code: state.issueCode('wx-phone', needOpenid(jsonBody(request))) }))
  app.post('/wx/subscribe', async (request) => {
    const body = jsonBody(request)
    const choice = needText(body, 'choice')
    if (!['accept', 'reject', 'ban', 'filter'].includes(choice))
      throw new Refusal('choice', 'accept, reject, ban or filter')
    return answerSubscribe(state, needOpenid(body), asTexts(body.tmplIds), choice)
  })
  app.post('/dt/authcode', async (request) => {
    const userid = needText(jsonBody(request), 'userid')
    if (state.personByUserid(userid) === null) throw new Refusal('userid', 'nobody has this userid')
    return { code: state.issueCode('dt-auth', userid) }
  })
}
