import { randomUUID } from 'node:crypto'
import { filing, type Hashes, STEPS, type StepName } from './actions.ts'
import type { Answer, Connection } from './connection.ts'
import { doerOf } from './histories.ts'
import { below, oneOf, type Random, weighted } from './random.ts'
import type { KnownRequests } from './requests.ts'
import {
  centreOfUnit,
  enterpriseOf,
  HANDLERS,
  handlerId,
  headId,
  OFFICERS,
  officerId,
  phoneOf,
  REQUESTERS,
  requesterId,
  tokenOf,
  UNITS,
  unitOf,
} from './town.ts'

type Asked = {
  readonly requests: KnownRequests
  readonly hashes: Hashes
  readonly via: Connection
  readonly random: Random
  readonly centres: number
}

/** One question, or several that follow each other: what was wrong with an answer; null when all were right. */
export type Operation = (via: Connection, random: Random) => Promise<string | null>

export const wrongUnless = (right: boolean, { status, body }: Answer): string | null =>
  right && status === 200 ? null : `${status} ${body.slice(0, 300)}`

async function lookUp({ requests, hashes, via, random }: Asked): Promise<string | null> {
  const n = requests.any(random)
  const number = requests.all.numbers[n]
  const answer = await via.ask(hashes.lookUp, { number, code: requests.all.codes[n] })
  return wrongUnless(answer.body.includes(`"number":"${number}"`), answer)
}

const anyOfficer = (random: Random, centre: number): string => officerId(centre * OFFICERS + below(random, OFFICERS))
const anyHandler = (random: Random, unit: number): string => handlerId(unit, below(random, HANDLERS))

async function detail({ requests, hashes, via, random }: Asked): Promise<string | null> {
  const n = requests.any(random)
  const id = requests.all.ids[n] ?? ''
  const unit = requests.all.units[n] ?? -1
  const reader = weighted(random, { requester: 4, handler: unit < 0 ? 0 : 4, officer: 2 })
  const who = {
    requester: () => requesterId(requests.all.requesters[n] ?? 0),
    handler: () => anyHandler(random, unit),
    officer: () => anyOfficer(random, requests.all.centres[n] ?? 0),
  }[reader]()
  const hash = reader === 'requester' ? hashes.myRequest : hashes.staffRequest
  const answer = await via.ask(hash, { id }, tokenOf(who, via.n))
  return wrongUnless(answer.body.includes(`"request":{"id":"${id}"`), answer)
}

async function queue({ hashes, via, random, centres }: Asked): Promise<string | null> {
  const unit = below(random, centres * UNITS)
  const who = {
    officer: () => anyOfficer(random, centreOfUnit(unit)),
    handler: () => anyHandler(random, unit),
    head: () => headId(unit),
  }[weighted(random, { officer: 2, handler: 5, head: 3 })]()
  const tab = weighted(random, { NOW: 6, OPEN: 3, ENDED: 1 })
  const answer = await via.ask(hashes.queue, { tab }, tokenOf(who, via.n))
  return wrongUnless(answer.body.includes('"items":[') && answer.body.includes(`"viewer":{"id":"${who}"`), answer)
}

/** Of requesters and staff, as the client asks when it is opened. */
async function home({ hashes, via, random, centres }: Asked): Promise<string | null> {
  const who = oneOf(random, [
    requesterId(below(random, REQUESTERS)),
    anyHandler(random, below(random, centres * UNITS)),
  ])
  const answer = await via.ask(hashes.home, {}, tokenOf(who, via.n))
  return wrongUnless(answer.body.includes(`"viewer":{"id":"${who}"`), answer)
}

async function messages({ hashes, via, random }: Asked): Promise<string | null> {
  const who = requesterId(below(random, REQUESTERS))
  const answer = await via.ask(hashes.messages, {}, tokenOf(who, via.n))
  return wrongUnless(answer.body.includes('"items":['), answer)
}

async function file({ requests, hashes, via, random }: Asked): Promise<string | null> {
  const requester = below(random, REQUESTERS)
  const own = { phone: phoneOf(requester), enterpriseId: enterpriseOf(requester) }
  const input = filing(randomUUID(), own, String(below(random, 1_000_000)))
  const answer = await via.ask(hashes.file, { input }, tokenOf(requesterId(requester)))
  const { request } = replyIn(answer)
  if (!request?.lookupCode) return wrongUnless(false, answer)
  requests.add(request, requester)
  return null
}

type Request = {
  readonly id: string
  readonly number: string
  readonly lookupCode: string
  readonly version: number
  readonly stage: string
  readonly conditions: readonly string[]
  readonly actions: readonly string[]
}
type Reply = { readonly code?: string; readonly request?: Request }

/** Of the one command that was sent. */
const replyIn = ({ body }: Answer): Reply =>
  Object.values((JSON.parse(body) as { data?: Record<string, Reply> | null }).data ?? {})[0] ?? {}

/** What is done at a stage, one as likely as the other. */
const NEXT: Record<string, readonly StepName[]> = {
  SUBMITTED: ['ACCEPT', 'DISPATCH', 'DISPATCH'],
  ACCEPTED: ['DISPATCH'],
  DISPATCHED: ['SIGN'],
  IN_PROGRESS: ['ADD_PROGRESS', 'RESOLVE', 'RESOLVE'],
  RESOLVED: ['CONFIRM'],
}

/** Reads a request and does what is next; what another was faster at, mostly the clock, is read once more. */
async function act(asked: Asked): Promise<string | null> {
  const { requests, random } = asked
  for (;;) {
    const n = requests.take(random)
    let said = await takeStep(asked, n)
    if (said.code === 'STALE') said = await takeStep(asked, n)
    requests.putBack(n, said.stage)
    if (!said.nothing) return said.wrong ?? null
  }
}

type Taken = { readonly stage: string; readonly nothing?: true; readonly wrong?: string | null; readonly code?: string }

async function takeStep({ requests, hashes, via, random }: Asked, n: number): Promise<Taken> {
  const { all } = requests
  const id = all.ids[n] ?? ''
  const unit = all.units[n] ?? -1
  const stage = all.stages[n] ?? ''
  const centre = all.centres[n] ?? 0
  const people = {
    officer: anyOfficer(random, centre),
    handler: unit < 0 ? anyOfficer(random, centre) : anyHandler(random, unit),
    requester: requesterId(all.requesters[n] ?? 0),
  }
  const [expected = 'SIGN'] = NEXT[stage] ?? []
  const reader = doerOf(expected, people)
  const hash = reader === people.requester ? hashes.myRequest : hashes.staffRequest
  const read = await via.ask(hash, { id }, tokenOf(reader, via.n))
  const seen = (JSON.parse(read.body) as { data?: { request?: Request | null } | null }).data?.request
  if (!seen) return { stage, wrong: wrongUnless(false, read) }
  const paused = seen.conditions.includes('AWAITING_INFORMATION')
  const steps = paused ? (['SUPPLEMENT'] as const) : (NEXT[seen.stage] ?? [])
  // Closed by the clock meanwhile.
  if (steps.length === 0 || seen.stage !== stage) return { stage: seen.stage, nothing: true }
  const step = oneOf<StepName>(random, steps)
  // What the clock is about to end is not offered any more.
  if (!seen.actions.includes(step)) return { stage: seen.stage, nothing: true }
  const given = step === 'DISPATCH' ? centre * UNITS + below(random, UNITS) : unit
  const on = { id, version: seen.version, key: randomUUID() }
  const variables = { on, ...STEPS[step].input(random, unitOf(given)) }
  const answer = await via.ask(hashes.steps[step], variables, tokenOf(doerOf(step, people), via.n))
  const { code, request } = replyIn(answer)
  if (!request) return { stage, wrong: wrongUnless(false, answer), ...(code ? { code } : {}) }
  all.units[n] = given
  // Material that was supplied is answered without the stage, which it leaves as it was.
  return { stage: request.stage ?? stage }
}

const OPERATIONS = {
  'look-up': lookUp,
  detail,
  queue,
  home,
  messages,
  filing: file,
  action: act,
} as const satisfies Record<string, (asked: Asked) => Promise<string | null>>
export type OperationName = keyof typeof OPERATIONS

/** What our own server, of whichever checkout, is asked. */
export const operationsOn = (
  requests: KnownRequests,
  hashes: Hashes,
  centres = 1,
): Record<OperationName, Operation> => {
  const each =
    (name: OperationName): Operation =>
    (via, random) =>
      OPERATIONS[name]({ requests, hashes, via, random, centres })
  return {
    'look-up': each('look-up'),
    detail: each('detail'),
    queue: each('queue'),
    home: each('home'),
    messages: each('messages'),
    filing: each('filing'),
    action: each('action'),
  }
}

/** What is asked for in each pass, and how often. */
export const KINDS: Readonly<Record<string, Readonly<Partial<Record<OperationName, number>>>>> = {
  'look-up': { 'look-up': 1 },
  detail: { detail: 1 },
  queue: { queue: 1 },
  filing: { filing: 1 },
  action: { action: 1 },
  mixed: { 'look-up': 50, detail: 25, queue: 10, filing: 5, action: 10 },
}
