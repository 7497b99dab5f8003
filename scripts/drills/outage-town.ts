import { randomUUID } from 'node:crypto'
import { hashOf } from '../operations.ts'
import { filing } from './crash-clients.ts'
import { insist } from './insist.ts'
import { RACE_STEPS } from './race-steps.ts'

/** How far requests get while the platforms are away, and which notices are still worth sending after that. */
export const COURSES: readonly { readonly steps: readonly Step[]; readonly stillToSay: readonly string[] }[] = [
  { steps: [], stillToSay: ['RECEIVED', 'TO_ACCEPT'] },
  { steps: [], stillToSay: ['RECEIVED', 'TO_ACCEPT'] },
  { steps: [], stillToSay: ['RECEIVED', 'TO_ACCEPT'] },
  { steps: ['decline'], stillToSay: ['RECEIVED', 'NOT_ACCEPTED'] },
  { steps: ['dispatch'], stillToSay: ['RECEIVED', 'ASSIGNED', 'TO_SIGN'] },
  { steps: ['dispatchUrgently'], stillToSay: ['RECEIVED', 'ASSIGNED', 'TO_SIGN'] },
  { steps: ['dispatch'], stillToSay: ['RECEIVED', 'ASSIGNED', 'TO_SIGN'] },
  // Of two pieces of news the newer is enough.
  { steps: ['dispatch', 'sign'], stillToSay: ['RECEIVED', 'SIGNED'] },
  { steps: ['dispatch', 'sign', 'resolve'], stillToSay: ['RECEIVED', 'ANSWERED'] },
  { steps: ['withdraw'], stillToSay: [] },
]
/** Pushes that ten requests of these courses make, one each. */
export const PUSHES_OF_ALL = 24

type Step = 'decline' | 'dispatch' | 'dispatchUrgently' | 'sign' | 'resolve' | 'withdraw'

const ACTS: Record<Step, { hash: string; who: 'officer' | 'handler' | 'requester'; input: object }> = {
  decline: {
    hash: hashOf('declineRequest'),
    who: 'officer',
    input: { reason: 'IN_LEGAL_PROCEDURE', text: '已在诉讼程序中，请按程序办理。' },
  },
  dispatch: { hash: RACE_STEPS.DISPATCHED.hash, who: 'officer', input: RACE_STEPS.DISPATCHED.input(0) },
  dispatchUrgently: {
    hash: RACE_STEPS.DISPATCHED.hash,
    who: 'officer',
    input: {
      leadUnitId: 'housing',
      grading: { tier: 'MAJOR', urgency: 'CRITICAL', category: 'FIRE_SAFETY', cause: 'LEGACY' },
    },
  },
  sign: { hash: RACE_STEPS.SIGNED.hash, who: 'handler', input: {} },
  resolve: { hash: RACE_STEPS.RESOLVED.hash, who: 'handler', input: RACE_STEPS.RESOLVED.input() },
  withdraw: { hash: hashOf('withdrawRequest'), who: 'requester', input: {} },
}

/** Files one request and takes it through its course. @returns its id. */
export async function runCourse(
  base: string,
  n: number,
  tokens: Readonly<Record<'officer' | 'handler' | 'requester', string>>,
): Promise<string> {
  const filed = await insist({ base }, hashOf('fileRequest'), tokens.requester, { input: filing(randomUUID()) })
  const id = filed.request?.id
  if (!id) throw new Error(`not filed: ${JSON.stringify(filed)}`)
  let version = 1
  for (const step of COURSES[n % COURSES.length]?.steps ?? []) {
    const { hash, who, input } = ACTS[step]
    const reply = await insist({ base }, hash, tokens[who], { on: { id, version, key: randomUUID() }, ...input })
    if (!reply.request) throw new Error(`${step} refused: ${JSON.stringify(reply)}`)
    version = reply.request.version ?? version
  }
  return id
}
