import { absolute, failureOf, lowerCase, parseJson } from './answer'
import type { SendRequest } from './contract'
import { ddApi } from './dd-api'

const DEFAULT_TIMEOUT_MS = 15_000

export const sendRequest: SendRequest = ({ url, body, headers, method = 'POST', timeoutMs }) =>
  new Promise((resolve, reject) => {
    ddApi().httpRequest({
      url: absolute(url),
      method,
      data: body === undefined ? undefined : JSON.stringify(body),
      dataType: 'text',
      headers: { 'content-type': 'application/json', ...headers },
      timeout: timeoutMs ?? DEFAULT_TIMEOUT_MS,
      success: (answer) =>
        resolve({ status: answer.status, json: parseJson(answer.data), headers: lowerCase(answer.headers) }),
      fail: (failure) => {
        // DingTalk fails on any status but 2xx (19 is “HTTP error”) and then still hands over the answer.
        const answer = failure as { status?: number; data?: unknown; headers?: Record<string, string> }
        if (answer.status) {
          resolve({ status: answer.status, json: parseJson(answer.data), headers: lowerCase(answer.headers) })
        } else reject(failureOf(failure))
      },
    })
  })
