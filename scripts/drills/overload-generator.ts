import { randomUUID } from 'node:crypto'
import { Connection } from '../benches/traffic/connection.ts'

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
  const port = Number(new URL(base).port)
  const free: Connection[] = []
  const acceptedMs: number[] = []
  const refusedMs: number[] = []
  const filed: string[] = []
  let sent = 0
  let refusedWithoutRetryAfter = 0
  let otherwise = 0
  let unanswered = 0

  /** By a client that takes a fraction of the server's own processor time: it would be measured in its place. */
  async function one(): Promise<void> {
    sent += 1
    const files = sent % FILINGS === 0
    const read = reads[sent % reads.length] as Load['reads'][number]
    const input = { ...filing.input, key: randomUUID() }
    const body = files ? JSON.stringify({ id: filing.id, variables: { input } }) : read.body
    const from = performance.now()
    let via: Connection | undefined
    const giveUp = setTimeout(() => via?.close(), GIVE_UP_MS)
    try {
      via = free.pop()
      while (via && !via.isOpen) via = free.pop()
      via ??= await Connection.open(port, '127.0.0.1')
      const answer = await via.post(body, files ? filing.token : read.token)
      free.push(via)
      const ms = performance.now() - from
      const id = files ? /"Filed".*?"id":"([^"]+)"/.exec(answer.body)?.[1] : undefined
      if (answer.status === 503) {
        refusedMs.push(ms)
        if (!/\r\nretry-after: \d/i.test(answer.head)) refusedWithoutRetryAfter += 1
      } else if (answer.status === 200 && !answer.body.includes('"errors"') && (!files || id)) {
        acceptedMs.push(ms)
        if (id) filed.push(id)
      } else otherwise += 1
    } catch {
      unanswered += 1
    } finally {
      clearTimeout(giveUp)
    }
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
  for (const via of free) via.close()
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
