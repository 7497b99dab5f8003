import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'
import { machineMs, ownMs } from './machine.ts'
import { KINDS, type OperationName } from './operations.ts'
import { type Random, seeded, weighted } from './random.ts'
import type { Side } from './side.ts'

const CONNECTIONS = 16
/** So short that what else the machine does falls on both sides alike. */
const SLICE_MS = 500
/** Shorter than the server says, which would be most of a pass. */
const BACK_AFTER_MS = 100

/** One kind of traffic on one server for some seconds. */
export type Pass = {
  readonly done: number
  /** Operations a second. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
  /** Processor time of the server, and of its database where that is a process, per operation. */
  readonly busyMs: number
  /** Told to come back later, by a server that has too much to do. */
  readonly refused: number
  readonly wrong: readonly string[]
  /** Of the machine's time, the share that went to neither the server, its backends, nor whoever asked it. */
  readonly elsewhere: number
}

type Lane = { readonly via: Connection; readonly random: Random }

/** One kind on each side for so many seconds, in slices: first, second, second, first, … */
export async function takePass(
  sides: readonly Side[],
  kind: string,
  seed: number,
  seconds: number,
  connections = CONNECTIONS,
): Promise<readonly Pass[]> {
  const measured = await Promise.all(sides.map((side) => beginOn(side, kind, seed, connections)))
  const slices = sides.length > 1 ? (1000 * seconds) / SLICE_MS : 1
  for (let slice = 0; slice < slices; slice += 1) {
    const order = (seed + slice) % 2 === 0 ? measured : measured.toReversed()
    for (const each of order) await each.take((1000 * seconds) / slices)
  }
  return measured.map((each) => each.end())
}

async function beginOn(side: Side, kind: string, seed: number, connections: number) {
  const weights = (KINDS[kind] ?? { [kind]: 1 }) as Record<OperationName, number>
  const lanes: Lane[] = []
  for (let lane = 0; lane < connections; lane += 1) {
    const port = side.ports[lane % side.ports.length] as number
    const via = await Connection.open(port, `10.0.0.${lane + 1}`, lane)
    lanes.push({ via, random: seeded(seed * connections + lane) })
  }
  const times: number[] = []
  const wrong: string[] = []
  const total = { refused: 0, inTime: 0, ms: 0, busyMs: 0, elsewhereMs: 0 }

  /** Every operation follows the answer of the one before on its connection. */
  async function keepAsking({ via, random }: Lane, end: number): Promise<void> {
    for (let from = performance.now(); from < end; from = performance.now()) {
      const operation = side.operations[weighted(random, weights)]
      if (!operation) throw new Error(`${kind} cannot be asked of this side`)
      const fault = await operation(via, random)
      const now = performance.now()
      if (fault === null) {
        times.push(now - from)
        if (now <= end) total.inTime += 1
      } else if (isRefusal(fault)) {
        total.refused += 1
        await sleep(BACK_AFTER_MS)
      } else wrong.push(`${kind}: ${fault}`)
    }
  }

  return {
    async take(ms: number): Promise<void> {
      await side.wakeUp()
      const [busyBefore, ownBefore, allBefore] = [await side.busyMs(), ownMs(), machineMs()]
      const end = performance.now() + ms
      await Promise.all(lanes.map((lane) => keepAsking(lane, end)))
      const [own, all] = [ownMs() - ownBefore, machineMs()]
      const busy = (await side.busyMs()) - busyBefore
      total.busyMs += busy
      total.ms += ms
      if (all !== null && allBefore !== null) total.elsewhereMs += Math.max(0, all - allBefore - own - busy)
      side.rest()
    },
    end(): Pass {
      for (const { via } of lanes) via.close()
      times.sort((a, b) => a - b)
      const part = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN
      const { refused, inTime, ms, busyMs, elsewhereMs } = total
      return {
        done: times.length,
        rate: (1000 * inTime) / ms,
        p50: part(0.5),
        p99: part(0.99),
        busyMs: busyMs / times.length,
        refused,
        wrong,
        elsewhere: elsewhereMs / (ms * availableParallelism()),
      }
    },
  }
}

const isRefusal = (fault: string): boolean => /^503 .*"BUSY"/.test(fault)
