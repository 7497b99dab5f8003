import { sendRequest } from '../platform/send-request'
import { ApiError, errorOfAnswer, errorOfFailure, errorOfReading } from './api-error'
import { bearer } from './bearer'
import { deviceKey } from './device-key'
import type { TypedDocumentString } from './generated/graphql'

let clockOffsetMs = 0

/** The server's time, as far as its last answer told; phones are often wrong. */
export const serverNow = (): number => Date.now() + clockOffsetMs

const noteClock = (headers: Record<string, string>) => {
  const date = Date.parse(headers.date ?? '')
  // The header counts whole seconds.
  if (Number.isFinite(date) && Math.abs(date - Date.now()) > 2_000) clockOffsetMs = date - Date.now()
}

async function sendOnce<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const headers: Record<string, string> = { 'x-device': await deviceKey() }
  if (bearer.token) headers.authorization = `Bearer ${bearer.token}`
  const body = { id: document.__meta__.hash, variables }
  const answer = await sendRequest({ url: '/graphql', body, headers })
  noteClock(answer.headers)
  const { data, errors } = (answer.json ?? {}) as { data?: Result | null; errors?: unknown[] }
  if (!data || errors?.length) throw errorOfAnswer(answer.json, answer.headers)
  return data
}

/**
 * Sends one operation. A token the server no longer knows is renewed once where the platform can do so silently;
 * otherwise the session ends.
 * @throws {ApiError}
 */
export async function send<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const usedToken = bearer.token
  try {
    const data = await sendOnce(document, variables)
    const { viewer } = data as { viewer?: object | null }
    if (viewer) bearer.seen(viewer)
    if (viewer !== null || !usedToken || bearer.token !== usedToken) return data
    return (await bearer.renew()) ? await sendOnce(document, variables) : data
  } catch (failure) {
    const error = errorOfFailure(failure)
    if (!(error instanceof ApiError) || error.code !== 'SIGN_IN_REQUIRED' || !usedToken) throw error
    if (bearer.token === usedToken && !(await bearer.renew())) throw error
    return sendOnce(document, variables).catch((again: unknown) => {
      throw errorOfFailure(again)
    })
  }
}

/**
 * Sends an operation that only reads: what goes wrong is told without a word of saving.
 * @throws {ApiError}
 */
export const read = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> =>
  send(document, variables).catch((failure: unknown) => {
    throw errorOfReading(failure)
  })
