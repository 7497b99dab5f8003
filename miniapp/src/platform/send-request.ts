import Taro from '@tarojs/taro'
import { absolute, failureOf, lowerCase, parseJson } from './answer'
import type { SendRequest } from './contract'

const DEFAULT_TIMEOUT_MS = 15_000

export const sendRequest: SendRequest = async ({ url, body, headers, method = 'POST', timeoutMs }) => {
  const answer = await Taro.request<string>({
    url: absolute(url),
    method,
    data: body === undefined ? undefined : JSON.stringify(body),
    header: { 'content-type': 'application/json', ...headers },
    // Parsed here: each platform fails in its own way on an answer that is not JSON.
    dataType: 'text',
    timeout: timeoutMs ?? DEFAULT_TIMEOUT_MS,
  }).catch((failure: unknown) => {
    throw failureOf(failure)
  })
  return { status: answer.statusCode, json: parseJson(answer.data), headers: lowerCase(answer.header) }
}
