import autocannon from 'autocannon'

export type Call = { readonly body: string; readonly token?: string }

const CONNECTIONS = 16
const MOST_REFUSED = 0.02

/**
 * Right answers a second under load: those of status 200 that are as long as `expected`. Each connection is somebody
 * else behind the proxy that production trusts, since the look-up's limit counts by address.
 * @throws {Error} when more than one in fifty was refused: a fast refusal is no throughput.
 */
export async function throughput(base: string, call: Call, expected: string, seconds: number): Promise<number> {
  let right = 0
  let person = 0
  const bytesExpected = Buffer.byteLength(expected)
  const result = await autocannon({
    url: `${base}/graphql`,
    method: 'POST',
    connections: CONNECTIONS,
    duration: seconds,
    body: call.body,
    headers: headersOf(call),
    setupClient(client) {
      person += 1
      client.setHeaders({ ...headersOf(call), 'x-forwarded-for': `10.0.0.${person}` })
      client.on('response', (status, bytes) => {
        if (status === 200 && bytes >= bytesExpected) right += 1
      })
    },
  })
  const wrong = result.requests.total + result.errors - right
  if (wrong > MOST_REFUSED * right) throw new Error(`${wrong} answers beside ${right} were not what was asked for`)
  return right / result.duration
}

export const headersOf = ({ token }: Call): Record<string, string> => ({
  'content-type': 'application/json',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
})
