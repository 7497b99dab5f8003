import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** Reads and filings, mixed; a process of its own, so that the server's load does not slow the counting. */
export type Load = {
  readonly base: string
  readonly reads: readonly { readonly body: string; readonly token: string }[]
  /** A filing without its key. */
  readonly filing: { readonly id: string; readonly input: object; readonly token: string }
  /** So many at a time, each when the one before was answered; or so many a second, whatever the server does. */
  readonly pace:
    | { readonly atOnce: number; readonly seconds: number }
    | { readonly aSecond: number; readonly n: number }
}

export type Loaded = {
  readonly sent: number
  readonly accepted: number
  readonly acceptedASecond: number
  readonly refused: number
  readonly refusedWithoutRetryAfter: number
  /** Neither done nor told to come back: other statuses, errors in the answer. */
  readonly otherwise: number
  /** Lines that broke, and what was not answered 10 s after the last was sent. */
  readonly unanswered: number
  readonly p50: number
  readonly p99: number
  readonly refusedP99: number
  /** Ids of the requests whose filing was confirmed. */
  readonly filed: readonly string[]
}

const GIVE_UP_MS = 10_000
/** Every fifth is a filing. */
const FILINGS = 5
const EVERY_MS = 5

async function generate({ base, reads, filing, pace }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const { hostname, port } = new URL(base)
  const acceptedMs: number[] = []
  const refusedMs: number[] = []
  const filed: string[] = []
  let sent = 0
  let refusedWithoutRetryAfter = 0
  let otherwise = 0
  let unanswered = 0

  function one(): Promise<void> {
    sent += 1
    const files = sent % FILINGS === 0
    const read = reads[sent % reads.length] as Load['reads'][number]
    const input = { ...filing.input, key: randomUUID() }
    const body = files ? JSON.stringify({ id: filing.id, variables: { input } }) : read.body
    const from = performance.now()
    return new Promise((resolve) => {
      const lost = () => {
        unanswered += 1
        resolve()
      }
      const call = request({
        agent,
        hostname,
        port,
        path: '/graphql',
        method: 'POST',
        timeout: GIVE_UP_MS,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${files ? filing.token : read.token}`,
        },
      })
      call.on('error', lost)
      call.on('timeout', () => call.destroy(new Error('unanswered')))
      call.on('response', (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => {
          const ms = performance.now() - from
          const id = files ? /"Filed".*?"id":"([^"]+)"/.exec(text)?.[1] : undefined
          if (answer.statusCode === 503) {
            refusedMs.push(ms)
            if (!answer.headers['retry-after']) refusedWithoutRetryAfter += 1
          } else if (answer.statusCode === 200 && !text.includes('"errors"') && (!files || id)) {
            acceptedMs.push(ms)
            if (id) filed.push(id)
          } else otherwise += 1
          resolve()
        })
        answer.on('error', lost)
      })
      call.end(body)
    })
  }

  const from = performance.now()
  let seconds: number
  if ('atOnce' in pace) {
    const until = from + pace.seconds * 1000
    const worker = async () => {
      while (performance.now() < until) await one()
    }
    await Promise.all(Array.from({ length: pace.atOnce }, worker))
    seconds = (performance.now() - from) / 1000
  } else {
    const all: Promise<void>[] = []
    while (sent < pace.n) {
      const due = Math.min(pace.n, Math.ceil(((performance.now() - from) / 1000) * pace.aSecond))
      while (sent < due) all.push(one())
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
    seconds = (performance.now() - from) / 1000
    await Promise.all(all)
  }
  agent.destroy()
  return {
    sent,
    accepted: acceptedMs.length,
    acceptedASecond: acceptedMs.length / seconds,
    refused: refusedMs.length,
    refusedWithoutRetryAfter,
    otherwise,
    unanswered,
    p50: quantile(acceptedMs, 0.5),
    p99: quantile(acceptedMs, 0.99),
    refusedP99: quantile(refusedMs, 0.99),
    filed,
  }
}

const quantile = (values: readonly number[], q: number): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0)

if (import.meta.main) process.stdout.write(JSON.stringify(await generate(JSON.parse(process.argv[2] ?? '') as Load)))
