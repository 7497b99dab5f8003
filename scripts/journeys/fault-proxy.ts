import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Faults = {
  /** Bytes of a body that pass each second; none: as fast as they come. */
  bytesPerSecond: number | undefined
  /** The share of an upload's body after which the connection is cut; by the name that stands in its form. */
  cutAfter: Map<string, number>
}

export type FaultProxy = { readonly base: string; readonly faults: Faults; stop(): Promise<void> }

/** A bad line in front of the server: slow, or cut in the middle of a file. Everything else passes as it is. */
export async function faultProxy(target: string): Promise<FaultProxy> {
  const faults: Faults = { bytesPerSecond: undefined, cutAfter: new Map() }
  const server = createServer((incoming, outgoing) => void pass(new URL(target), faults, incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { base: `http://127.0.0.1:${port}`, faults, stop: () => stop(server) }
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

async function pass(target: URL, faults: Faults, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const onward = request(
    {
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, host: target.host },
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    },
  )
  const cut = () => {
    onward.destroy()
    incoming.socket.destroy()
  }
  onward.on('error', () => outgoing.destroy())
  try {
    if (incoming.url === '/attachments') await passFile(faults, incoming, onward, cut)
    else for await (const chunk of incoming) onward.write(chunk)
    onward.end()
  } catch {
    cut()
  }
}

async function passFile(
  faults: Faults,
  incoming: IncomingMessage,
  onward: ReturnType<typeof request>,
  cut: () => void,
): Promise<void> {
  const total = Number(incoming.headers['content-length'])
  let passed = 0
  let share: number | undefined
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    // The name comes before the file, in the first bytes.
    if (passed === 0) {
      const head = chunk.subarray(0, 2_000).toString()
      share = [...faults.cutAfter].find(([name]) => head.includes(name))?.[1]
    }
    passed += chunk.length
    if (share !== undefined && passed >= share * total) return cut()
    onward.write(chunk)
    if (faults.bytesPerSecond) {
      const ms = (chunk.length / faults.bytesPerSecond) * 1000
      await new Promise((resolve) => setTimeout(resolve, ms))
    }
  }
}
