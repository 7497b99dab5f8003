import type { Socket } from 'node:net'
import { refuse } from '@qihu/shared'
import { MAX_FILES } from '@qihu/shared/life/fields'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { wireRefusal } from '../errors.ts'

export type BodyLimits = {
  /** An operation is a few kilobytes: it is there at once, or its line is of no use. */
  readonly operationMs: number
  /** A file may take its time, as long as it goes on coming. */
  readonly uploadMs: number
  /** At least so many bytes of a file in each such time. */
  readonly paceMs: number
  readonly paceBytes: number
  /** Files that are being received, each of them held in memory: of one sender, and of everybody. */
  readonly uploadsOfOne: number
  readonly uploads: number
  /** How long what still comes is read and thrown away, so that the answer gets there. */
  readonly lingerMs: number
}

export const BODY_LIMITS: BodyLimits = {
  operationMs: 10_000,
  uploadMs: 180_000,
  paceMs: 10_000,
  paceBytes: 4_096,
  uploadsOfOne: MAX_FILES,
  uploads: 3 * MAX_FILES,
  lingerMs: 500,
}
const RETRY_SECONDS = 5

/** Content that does not come to its end holds neither a line nor memory: it is told so, and its line is cut. */
export const slowBodies = fp<{ limits?: BodyLimits }>(
  async (app, { limits = BODY_LIMITS }) => {
    let uploads = 0
    const ofSender = new Map<string, number>()

    app.addHook('preParsing', (request, reply, payload, done) => {
      const isUpload = request.routeOptions.url === '/attachments'
      if (request.raw.complete || request.method === 'GET' || request.method === 'HEAD') return done(null, payload)
      const sender = request.headers.authorization ?? request.ip
      if (isUpload) {
        const own = ofSender.get(sender) ?? 0
        if (uploads >= limits.uploads || own >= limits.uploadsOfOne) return tellAndCut(request, reply, 503, limits)
        uploads += 1
        ofSender.set(sender, own + 1)
      }
      const { raw } = request
      const giveUp = () => {
        if (!raw.complete) tellAndCut(request, reply, 408, limits)
      }
      const late = setTimeout(giveUp, isUpload ? limits.uploadMs : limits.operationMs).unref()
      const pace = isUpload ? watchPace(raw.socket, limits, giveUp) : null
      raw.once('close', end).once('end', end)
      let ended = false
      function end() {
        if (ended) return
        ended = true
        clearTimeout(late)
        if (pace) clearInterval(pace)
        if (!isUpload) return
        uploads -= 1
        const left = (ofSender.get(sender) ?? 1) - 1
        if (left > 0) ofSender.set(sender, left)
        else ofSender.delete(sender)
      }
      done(null, payload)
    })
  },
  { name: 'slow-bodies', fastify: '5.x' },
)

function watchPace(socket: Socket, { paceMs, paceBytes }: BodyLimits, giveUp: () => void): NodeJS.Timeout {
  let before = socket.bytesRead
  return setInterval(() => {
    const now = socket.bytesRead
    if (now - before < paceBytes) giveUp()
    before = now
  }, paceMs).unref()
}

const SLOW = { code: 'BAD_REQUEST', message: '内容没有传完，连接太慢或已中断。填写的内容还在，请重试。', next: '重试' }

/** The line goes with the answer: what else comes on it belongs to what was refused. */
function tellAndCut(request: FastifyRequest, reply: FastifyReply, status: 408 | 503, { lingerMs }: BodyLimits) {
  const error = status === 503 ? { ...wireRefusal(refuse('BUSY')), field: null } : SLOW
  const body = JSON.stringify(
    request.routeOptions.url === '/graphql'
      ? { errors: [{ message: error.message, extensions: { code: error.code, next: error.next, id: request.id } }] }
      : { error },
  )
  const { raw } = reply
  if (raw.headersSent || raw.destroyed) return
  reply.hijack()
  raw.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(status === 503 ? { 'retry-after': String(RETRY_SECONDS) } : {}),
  })
  // Cut at once, with what still comes unread, the answer could be lost on its way; `connection: close` does that too.
  raw.end(body, () => setTimeout(() => request.raw.destroy(), lingerMs).unref())
}
