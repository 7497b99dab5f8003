import { createHmac } from 'node:crypto'
import { PlatformError } from './platform-error.ts'
import { asText, callHttp, defaultTimeoutMs, type Fetch, readJson } from './platform-http.ts'

export interface SmsConfig {
  /** The whole address messages are posted to. */
  url: string
  secret: string
  /** Epoch milliseconds. */
  now: () => number
  fetch?: Fetch
  timeoutMs?: number
}

export interface Sms {
  /** `id` is ours and makes repeats harmless: a gateway sends one text for one id. */
  send(message: { phone: string; text: string; id: string }): Promise<{ accepted: boolean; messageId: string }>
}

/** Hex HMAC-SHA256 of the timestamp (epoch milliseconds as text), a newline and the body as sent. */
export const smsSignature = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${body}`).digest('hex')

/** A text-message gateway behind one signed HTTP call: POST {phone, text, id} answered by {accepted, messageId}. */
export const createSms = (config: SmsConfig): Sms => {
  const fetch = config.fetch ?? globalThis.fetch
  const call = 'send'
  return {
    send: async ({ phone, text, id }) => {
      const body = JSON.stringify({ phone, text, id })
      const timestamp = String(config.now())
      const answer = await callHttp(fetch, {
        platform: 'sms',
        call,
        method: 'POST',
        url: config.url,
        headers: { 'x-timestamp': timestamp, 'x-signature': smsSignature(config.secret, timestamp, body) },
        body,
        timeoutMs: config.timeoutMs ?? defaultTimeoutMs,
        repeatable: true,
      })
      if (answer.status >= 400) {
        const errorClass = answer.status === 400 || answer.status === 422 ? 'INPUT' : 'CONFIG'
        throw new PlatformError({ platform: 'sms', call, code: `HTTP_${answer.status}`, errorClass })
      }
      const reply = readJson(answer.body)
      const messageId = asText(reply?.messageId)
      if (typeof reply?.accepted !== 'boolean' || messageId === undefined)
        throw new PlatformError({ platform: 'sms', call, code: 'NOT_JSON', errorClass: 'TRANSIENT' })
      return { accepted: reply.accepted, messageId }
    },
  }
}
