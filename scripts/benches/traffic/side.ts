import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_TEMPLATE_IDS } from '../../../bff/src/notifications/templates.ts'
import { SIMULATED_CREDENTIALS } from '../../../bff/src/simulator/simulated-platforms.ts'
import type { simulatorHosts } from '../../../bff/src/simulator/simulator.plugin.ts'
import { WECHAT_TEMPLATE } from '../../../shared/src/index.ts'
import { type Server, type ServerOptions, startServer } from '../../server.ts'
import { PRODUCTION } from '../production.ts'
import { hashesOf } from './actions.ts'
import type { FillOrder } from './fill.ts'
import { processorMs } from './machine.ts'
import { type Operation, type OperationName, operationsOn } from './operations.ts'
import { KnownRequests } from './requests.ts'

/** A server that is measured. */
export type Side = {
  /** Of each of its processes. */
  readonly ports: readonly number[]
  readonly pid: number
  readonly operations: Readonly<Partial<Record<OperationName, Operation>>>
  /** Processor time so far: the server's, and of the backends that work for it. */
  busyMs(): Promise<number>
  /** Goes on where it rested. */
  wakeUp(): Promise<void>
  /** Stops in the middle of what it does: while the other is measured, it takes nothing of the machine. */
  rest(): void
  stop(): Promise<void>
}

/** A server of one checkout on its own database, with its own platforms. */
export type OwnSide = Side & {
  readonly requests: KnownRequests
  /** How many pushes have reached the platforms. */
  pushes(): Promise<number>
}

export type SideOrder = Omit<FillOrder, 'out'> & {
  /** What is run in the place of the sources of the tree. */
  readonly run?: Pick<ServerOptions, 'program' | 'flags' | 'env'>
  /** The processes of the database server that work for this side. */
  readonly backends: () => Promise<readonly number[]>
  /** What is stored, where the database is filled already. */
  readonly requests?: KnownRequests
  /** For so long it is waited until the server is quiet, and no longer; where nothing is said, until it is. */
  readonly settleMs?: number
  /** Platforms that refuse connections: by the beginnings of their variables. */
  readonly away?: readonly string[]
}

/** What fell due while it rested is taken up before it is measured. */
const SETTLE_MS = 100
const LONGEST_START_MS = 900_000
const LOOKS_EVERY_MS = 1_000
const QUIET_LOOKS = 2
/** Of a processor: its timers take as much. */
const RESTS_BELOW = 0.1

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

function keep(child: ChildProcess): ChildProcess {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

export async function startSide(order: SideOrder): Promise<OwnSide> {
  const { tree, url, scratch, backends } = order
  const requests = order.requests ?? (await filled(order))
  const platforms = keep(fork(join(import.meta.dirname, 'platforms.ts')))
  const [{ hosts }] = (await once(platforms, 'message')) as [{ hosts: ReturnType<typeof simulatorHosts> }]
  const server = await startServer({
    dataDir: scratch,
    program: join(tree, 'bff/src/server.ts'),
    ...order.run,
    env: { ...order.run?.env, ...PRODUCTION, ...reaching(hosts), ...awayFrom(order.away ?? []), DATABASE_URL: url },
  })
  keep(server.process)
  await settled(server, backends, order.settleMs)
  const side = measuredBy(server, operationsOn(requests, hashesOf(tree), order.centres), backends)
  return {
    ...side,
    requests,
    async pushes() {
      platforms.send('how many')
      const [{ pushes }] = (await once(platforms, 'message')) as [{ pushes: number }]
      return pushes
    },
    async stop() {
      await side.stop()
      platforms.disconnect()
      await once(platforms, 'exit')
    },
  }
}

/** What a start takes up, such as reading the filings of the last day once more, is over before anything is measured. */
async function settled(server: Server, backends: SideOrder['backends'], mostMs = LONGEST_START_MS): Promise<void> {
  const until = performance.now() + mostMs
  let quiet = 0
  for (let before = await busyMsOf(server, backends); quiet < QUIET_LOOKS; ) {
    await sleep(LOOKS_EVERY_MS)
    const now = await busyMsOf(server, backends)
    quiet = Math.abs(now - before) < RESTS_BELOW * LOOKS_EVERY_MS ? quiet + 1 : 0
    before = now
    if (performance.now() <= until) continue
    if (mostMs < LONGEST_START_MS) return
    throw new Error(`the server was still busy ${LONGEST_START_MS / 1000} s after it began`)
  }
}

const busyMsOf = async ({ process: { pid = 0 } }: Server, backends: SideOrder['backends']): Promise<number> =>
  [pid, ...(await backends())].reduce((sum, each) => sum + processorMs(each), 0)

/** A server that has just started, at rest until it is measured. */
export function measuredBy(server: Server, operations: Side['operations'], backends: SideOrder['backends']): Side {
  keep(server.process)
  halt(server)
  const pid = server.process.pid ?? 0
  return {
    operations,
    pid,
    ports: [Number(new URL(server.base).port)],
    busyMs: () => busyMsOf(server, backends),
    async wakeUp() {
      if (server.process.exitCode !== null) throw new Error(`the server ended by itself:\n${server.output()}`)
      server.process.kill('SIGCONT')
      await sleep(SETTLE_MS)
      await (await fetch(`${server.base}/readyz`)).text()
    },
    rest: () => halt(server),
    async stop() {
      server.process.kill('SIGCONT')
      await server.stop()
    },
  }
}

const halt = (server: Server): void => void server.process.kill('SIGSTOP')

/** Fills the database of a side, in a process of its own, and says what there is. */
export async function filled({
  tree,
  url,
  rows,
  scratch,
  now,
  windowMs,
  centres,
  oneCentre,
}: SideOrder): Promise<KnownRequests> {
  const out = join(scratch, 'stored.json')
  await fillBy({
    tree,
    url,
    rows,
    scratch,
    now,
    windowMs,
    out,
    ...(centres && { centres }),
    ...(oneCentre && { oneCentre }),
  })
  return new KnownRequests(JSON.parse(readFileSync(out, 'utf8')))
}

async function fillBy(order: FillOrder): Promise<void> {
  const child = keep(
    spawn(process.execPath, [join(import.meta.dirname, 'fill.ts'), JSON.stringify(order)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the database of ${order.tree} could not be filled`)
}

/** The addresses of these platforms, where nobody listens (PRODUCTION). */
const awayFrom = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(PRODUCTION).filter(
      ([name]) => /_(BASE|URL)$/.test(name) && names.some((each) => name.startsWith(`${each}_`)),
    ),
  )

/** How the server finds the simulated platforms. */
const reaching = (hosts: ReturnType<typeof simulatorHosts>): Record<string, string> => ({
  WX_API_BASE: hosts.wechat.apiBase,
  WX_APP_ID: SIMULATED_CREDENTIALS.wechat.appId,
  WX_APP_SECRET: SIMULATED_CREDENTIALS.wechat.appSecret,
  DT_OAPI_BASE: hosts.dingTalk.oapiBase,
  DT_API_BASE: hosts.dingTalk.apiBase,
  DT_APP_KEY: SIMULATED_CREDENTIALS.dingTalk.appKey,
  DT_APP_SECRET: SIMULATED_CREDENTIALS.dingTalk.appSecret,
  DT_AGENT_ID: String(SIMULATED_CREDENTIALS.dingTalk.agentId),
  SMS_URL: hosts.sms.url,
  SMS_SECRET: SIMULATED_CREDENTIALS.sms.secret,
  ...Object.fromEntries(WECHAT_TEMPLATE.values.map((name) => [`WX_TEMPLATE_${name}`, DEMO_TEMPLATE_IDS[name]])),
})
