import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

export type Proxy = { readonly base: string; stop(): Promise<void> }

/** Whether an address is worth another process's answer where one says that there is nothing. */
export type Elsewhere = (url: string) => boolean

/**
 * A proxy as the one that docs/operations.md configures: one process after the other, connections kept, and where one cannot be
 * reached or breaks off before it answers, the next is asked once. Nobody tells it which processes are ready.
 */
export async function startRoundRobin(ports: readonly number[], elsewhere: Elsewhere): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  let turn = 0

  function pass(asked: IncomingMessage, body: Buffer, answer: ServerResponse, order: readonly number[]): void {
    const [port, ...others] = order
    if (port === undefined) {
      answer.writeHead(502).end('no process answers')
      return
    }
    const next = () => pass(asked, body, answer, others)
    const headers = { ...asked.headers, connection: 'keep-alive', 'content-length': String(body.length) }
    const { method, url: path } = asked
    const far = request({ host: '127.0.0.1', port, method, path, headers, agent }, (got) => {
      if (got.statusCode === 404 && others.length > 0 && elsewhere(path ?? '')) {
        got.resume().once('end', next)
        return
      }
      const { connection: _, 'keep-alive': __, ...own } = got.headers
      answer.writeHead(got.statusCode ?? 502, own)
      got.pipe(answer)
      got.once('error', () => answer.destroy())
    })
    far.once('error', () => (answer.headersSent ? answer.destroy() : next()))
    far.end(body)
  }

  const server = createServer((asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.once('end', () => {
      const from = turn++ % ports.length
      pass(asked, Buffer.concat(parts), answer, [...ports.slice(from), ...ports.slice(0, from)])
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    base: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        agent.destroy()
      }),
  }
}
