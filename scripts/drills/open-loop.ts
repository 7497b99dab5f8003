import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../benches/traffic/connection.ts'
import type { Operation } from '../benches/traffic/operations.ts'
import { type Random, seeded } from '../benches/traffic/random.ts'

/** Somebody who asks: so many times a second at moments that nothing else decides, whatever became of what he asked before. */
export type Caller = { readonly aSecond: number; readonly ask: Operation }

export type Asked = {
  readonly sent: number
  readonly done: number
  readonly refused: number
  /** Neither done nor refused; an example of them. */
  readonly wrong: number
  readonly fault: string | null
  readonly p99: number
}

type Tally = { sent: number; refused: number; wrong: number; fault: string | null; readonly ms: number[] }

const GIVE_UP_MS = 10_000
const LOOK_EVERY_MS = 2

export const isRefusal = (fault: string): boolean => /^503 .*"BUSY"/.test(fault)

/** Each caller's moments are drawn at random (Poisson) for so many seconds; nobody waits for anybody. */
export async function openLoop(port: number, callers: readonly Caller[], seconds: number): Promise<readonly Asked[]> {
  const random = seeded(callers.length)
  const asking = callers.map(({ ask }, n) => oneCaller(port, ask, n, random))
  const moments = callers.flatMap(({ aSecond }, n) => momentsOf(aSecond, seconds, random).map((at) => ({ at, n })))
  moments.sort((a, b) => a.at - b.at)
  const from = performance.now()
  const all: Promise<void>[] = []
  for (const { at, n } of moments) {
    while (performance.now() - from < at) await sleep(LOOK_EVERY_MS)
    all.push(asking[n]?.go() ?? Promise.resolve())
  }
  await Promise.all(all)
  return asking.map((each) => each.end())
}

const addressOf = (n: number): string => `10.1.${n >> 8}.${n & 255}`

/** Arrivals of a Poisson process: the times between them are exponential. In ms from the beginning. */
function momentsOf(aSecond: number, seconds: number, random: Random): number[] {
  const moments: number[] = []
  for (let at = 0; ; ) {
    at -= (Math.log(1 - random()) / aSecond) * 1000
    if (at > seconds * 1000) return moments
    moments.push(at)
  }
}

/** Keeps its connections, and opens another where none is free, as a browser does and a proxy. */
export function oneCaller(port: number, ask: Operation, n: number, random: Random) {
  const free: Connection[] = []
  const tally: Tally = { sent: 0, refused: 0, wrong: 0, fault: null, ms: [] }
  const failed = (fault: string) => {
    if (isRefusal(fault)) tally.refused += 1
    else {
      tally.wrong += 1
      tally.fault = fault
    }
  }
  return {
    async go(): Promise<void> {
      tally.sent += 1
      const from = performance.now()
      let via: Connection | undefined
      const giveUp = setTimeout(() => via?.close(), GIVE_UP_MS)
      try {
        via = free.pop()
        while (via && !via.isOpen) via = free.pop()
        via ??= await Connection.open(port, addressOf(n))
        const fault = await ask(via, random)
        free.push(via)
        if (fault === null) tally.ms.push(performance.now() - from)
        else failed(fault)
      } catch (error) {
        failed(String(error))
      } finally {
        clearTimeout(giveUp)
      }
    },
    end(): Asked {
      for (const via of free) via.close()
      const { ms, ...counts } = tally
      ms.sort((a, b) => a - b)
      return { ...counts, done: ms.length, p99: Math.round(ms[Math.floor(ms.length * 0.99)] ?? 0) }
    },
  }
}
