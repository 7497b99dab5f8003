import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = { readonly status: number; readonly head: string; readonly body: string }

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/**
 * One connection that is kept open, with one question on its way at a time. Written for this: the clients of Node take
 * several times the processor of what they ask, and stand on the same machine.
 */
export class Connection {
  /** Which of those that are open at once. */
  readonly n: number
  readonly #socket: Socket
  readonly #head: string
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null

  private constructor(socket: Socket, port: number, address: string, n: number) {
    this.n = n
    this.#socket = socket
    this.#head = [
      'POST /graphql HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/json',
      // The limit of look-ups counts by address, behind the proxy that production trusts.
      `X-Forwarded-For: ${address}`,
      '',
    ].join('\r\n')
    socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      this.#read()
    })
    const ended = (error?: Error) => this.#waiting?.reject(error ?? new Error('the server hung up'))
    socket.on('error', ended).on('close', () => ended())
  }

  static async open(port: number, address: string, n = 0): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return new Connection(socket, port, address, n)
  }

  /** An operation of our own contract, by its hash. */
  ask(id: string, variables: object, token?: string): Promise<Answer> {
    return this.post(JSON.stringify({ id, variables }), token)
  }

  post(body: string, token?: string): Promise<Answer> {
    const authorization = token ? `Authorization: Bearer ${token}\r\n` : ''
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(`${this.#head}${authorization}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  get isOpen(): boolean {
    return this.#socket.writable
  }

  /** What it still waits for is given up. */
  close(): void {
    const waiting = this.#waiting
    this.#waiting = null
    this.#socket.destroy()
    waiting?.reject(new Error('given up'))
  }

  #read(): void {
    const end = this.#received.indexOf(END_OF_HEAD)
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
    const from = end + END_OF_HEAD.length
    const waiting = this.#waiting
    if (!Number.isFinite(length)) {
      waiting?.reject(new Error(`an answer of unknown length:\n${head}`))
      return
    }
    if (this.#received.length < from + length) return
    const body = this.#received.toString('utf8', from, from + length)
    this.#received = this.#received.subarray(from + length)
    this.#waiting = null
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, body })
  }
}
