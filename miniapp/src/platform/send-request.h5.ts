import { absolute, failureOf, parseJson } from './answer'
import { PlatformError, type SendRequest } from './contract'

const DEFAULT_TIMEOUT_MS = 15_000

export const sendRequest: SendRequest = async ({ url, body, headers, method = 'POST', timeoutMs }) => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeoutMs ?? DEFAULT_TIMEOUT_MS)
  try {
    const answer = await fetch(absolute(url), {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
      credentials: 'same-origin',
      signal: controller.signal,
    })
    return { status: answer.status, json: parseJson(await answer.text()), headers: Object.fromEntries(answer.headers) }
  } catch (failure) {
    if (controller.signal.aborted) throw new PlatformError('TIMEOUT', 'request timed out')
    throw failureOf(failure)
  } finally {
    clearTimeout(timer)
  }
}
