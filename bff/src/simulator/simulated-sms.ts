import { timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { asText, readJson } from '../platforms/platform-http.ts'
import { smsSignature } from '../platforms/sms.client.ts'
import type { Faults } from './simulator-faults.ts'
import { digitsOf, type SimulatorState } from './simulator-state.ts'

const skewMs = 300_000

/** A text-message gateway: refuses unsigned or old requests, sends one text for one id. */
export const simulatedSms: FastifyPluginAsync<{ state: SimulatorState; faults: Faults; secret: string }> = async (
  app,
  { state, faults, secret },
) => {
  const sent = new Map<string, string>()
  state.onReset(() => sent.clear())
  faults.install(app, (errcode) => ({ status: 500, body: { error: String(errcode) } }))

  app.post('/send', async (request, reply) => {
    const raw = typeof request.body === 'string' ? request.body : ''
    const timestamp = String(request.headers['x-timestamp'] ?? '')
    const given = Buffer.from(String(request.headers['x-signature'] ?? ''))
    const expected = Buffer.from(smsSignature(secret, timestamp, raw))
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return reply.code(401).send({ error: 'signature' })
    // Callers sign with the real clock, which the virtual one may have left far behind.
    if (!(Math.abs(state.wallNow() - Number(timestamp)) <= skewMs)) return reply.code(401).send({ error: 'timestamp' })

    const body = readJson(raw)
    const phone = digitsOf(asText(body?.phone) ?? '')
    const text = asText(body?.text)
    const id = asText(body?.id)
    if (!/^1\d{10}$/.test(phone) || text === undefined || id === undefined)
      return reply.code(400).send({ error: 'input' })
    const known = sent.get(id)
    if (known !== undefined) return { accepted: true, messageId: known }
    const dropped = faults.of(request)?.drop ? 'simulated loss' : null
    const message = state.record({ channel: 'sms', phone, text }, dropped)
    sent.set(id, message.id)
    return { accepted: true, messageId: message.id }
  })
}
