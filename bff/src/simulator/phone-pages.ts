import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { FILES } from '../files.ts'
import { asRecord, asText } from '../platforms/platform-http.ts'
import { ownAddress, pageAddress } from './phone-links.ts'
import { consentsOf, inboxHtml, phoneHtml, phoneListHtml, phoneOpeningHtml, phoneProblemHtml } from './phone-view.ts'
import type { SimulatedPerson, SimulatorState } from './simulator-state.ts'

export interface PhonePagesOptions {
  state: SimulatorState
  /** Where the simulator is mounted, without a slash at the end. */
  mount: string
  /** Base of the H5 pages, without a slash at the end. */
  h5Base: (request: FastifyRequest) => string
  /** The origin the browser asked. */
  origin: (request: FastifyRequest) => string
}

const script = readFileSync(path.join(FILES, 'simulator/phone.js'))
const opening = readFileSync(path.join(FILES, 'simulator/open.js'))
const styles = readFileSync(path.join(FILES, 'simulator/phone.css'))
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const versionOf = (html: string) => createHash('sha256').update(html).digest('hex').slice(0, 16)

/** A page for each person's phone: what arrived, and taps that open it signed in. */
export const phonePages: FastifyPluginAsync<PhonePagesOptions> = async (app, { state, mount, h5Base, origin }) => {
  const html = (reply: FastifyReply, text: string, status = 200) =>
    reply
      .code(status)
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(text)
  const problem = (reply: FastifyReply, status: number, text: string) =>
    html(reply, phoneProblemHtml(mount, text), status)
  const personOf = (request: FastifyRequest) => state.people.get(asText(asRecord(request.params).key) ?? '') ?? null
  /**
   * Leads a browser to the page with a fresh code. First over a page of its own, which makes up a state: the pages take no
   * code without the one that this very tab has made. Who comes from another site gets the phone to tap on.
   */
  const openTo = (request: FastifyRequest, reply: FastifyReply, url: URL, name: string, issue: () => string) => {
    const state = asText(asRecord(request.query).state)
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      return reply.redirect(`${mount}/phone/${encodeURIComponent(asText(asRecord(request.params).key) ?? '')}`, 302)
    }
    const isBrowser = (request.headers.accept ?? '').includes('text/html')
    if (isBrowser && !state) return html(reply, phoneOpeningHtml(mount))
    url.searchParams.set(name, issue())
    if (state) url.searchParams.set('state', state)
    return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(url.href, 302)
  }
  const markRead = (person: SimulatedPerson, request: FastifyRequest) => {
    const id = asText(asRecord(request.query).message)
    const message = state.inbox(person).find((candidate) => candidate.id === id)
    if (message !== undefined) message.readAt ??= state.now()
  }

  app.get('/', async (_request, reply) => html(reply, phoneListHtml(state, mount)))
  app.get('/phone.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script))
  app.get('/open.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(opening))
  app.get('/phone.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(styles))

  app.get('/phone/:key', async (request, reply) => {
    const person = personOf(request)
    if (person === null) return problem(reply, 404, '没有这部手机')
    return html(reply, phoneHtml(state, mount, person, versionOf(inboxHtml(state, mount, person))))
  })

  app.get('/phone/:key/inbox', async (request, reply) => {
    const person = personOf(request)
    if (person === null) return reply.code(404).send({ error: 'no such phone' })
    const text = inboxHtml(state, mount, person)
    return reply.header('cache-control', 'no-store').send({
      version: versionOf(text),
      html: text,
      messages: state.inbox(person),
      consents: consentsOf(state, person),
    })
  })

  app.get('/phone/:key/open', async (request, reply) => {
    const person = personOf(request)
    const userId = person?.dingtalkUserId
    if (!person || userId === undefined) return problem(reply, 404, '这部手机没有登录钉钉')
    const url = ownAddress(asText(asRecord(request.query).url) ?? '', [h5Base(request), origin(request)])
    if (url === null) return problem(reply, 400, '这个链接不属于本系统')
    markRead(person, request)
    return openTo(request, reply, url, 'dt_code', () => state.issueCode('dt-auth', userId))
  })

  app.get('/phone/:key/open-wx', async (request, reply) => {
    const person = personOf(request)
    const openid = person?.openid
    if (!person || openid === undefined) return problem(reply, 404, '这部手机没有登录微信')
    const url = pageAddress(asText(asRecord(request.query).page) ?? '', h5Base(request))
    if (url === null) return problem(reply, 400, '这个页面不存在')
    markRead(person, request)
    return openTo(request, reply, url, 'wx_code', () => state.issueCode('wx-login', openid))
  })
}
