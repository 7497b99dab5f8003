import { hashNamed, persistedDocuments } from '../../operations.ts'
import { oneOf, type Random } from './random.ts'

/** Critical, since notices of everything else wait at night, and the figures would be those of an hour of the day. */
const grading = (random: Random) => ({
  tier: oneOf(random, ['SIMPLE', 'COMPLEX', 'MAJOR']),
  urgency: 'CRITICAL',
  category: oneOf(random, ['FIRE_SAFETY', 'MARKET_ACCESS', 'TAX', 'UTILITIES']),
  cause: oneOf(random, ['UNCLEAR_COMPETENCE', 'LEGACY', 'OTHER']),
})

const ANSWER = '已会同相关单位现场核实，手续已经补齐，证件可以到窗口领取，请您查收并确认。'

type Step = { readonly operation: string; readonly input: (random: Random, unitId: string) => object }

/** What is done to a request, as our clients ask for it. */
export const STEPS = {
  ACCEPT: { operation: 'AcceptRequest', input: () => ({}) },
  DECLINE: {
    operation: 'DeclineRequest',
    input: () => ({ reason: 'REPEATED', text: '同一事项已在办理，请按原编号查询进度。' }),
  },
  DISPATCH: {
    operation: 'DispatchRequest',
    input: (random, leadUnitId) => ({ grading: grading(random), leadUnitId, text: '请牵头办理，限时答复。' }),
  },
  SIGN: { operation: 'SignRequest', input: () => ({}) },
  ADD_PROGRESS: {
    operation: 'AddProgress',
    input: () => ({ text: '已与消防、住建两家单位对接，约定本周现场核查。' }),
  },
  REQUEST_INFORMATION: {
    operation: 'RequestInformation',
    input: () => ({ text: '请补充场所平面图和租赁合同的复印件。' }),
  },
  RESOLVE: { operation: 'ResolveRequest', input: () => ({ resolution: 'SOLVED', text: ANSWER }) },
  SUPPLEMENT: { operation: 'SupplementRequest', input: () => ({ text: '平面图和合同已补充，请查收。' }) },
  CONFIRM: { operation: 'ConfirmRequest', input: () => ({}) },
  WITHDRAW: { operation: 'WithdrawRequest', input: () => ({}) },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof STEPS

/** The hashes by which one tree's server knows what our clients ask: by names, which change least. */
export type Hashes = ReturnType<typeof hashesOf>

export function hashesOf(tree: string) {
  const documents = persistedDocuments(tree)
  const steps = Object.entries(STEPS).map(([name, { operation }]) => [name, hashNamed(operation, documents)] as const)
  return {
    lookUp: hashNamed('LookUpRequest', documents),
    file: hashNamed('FileRequest', documents),
    queue: hashNamed('Queue', documents),
    home: hashNamed('Home', documents),
    messages: hashNamed('Messages', documents),
    myRequest: hashNamed('MyRequest', documents),
    staffRequest: hashNamed('StaffRequest', documents),
    steps: Object.fromEntries(steps) as Record<StepName, string>,
  }
}

export const filing = (key: string, requester: { phone: string; enterpriseId: string }, subject: string) => ({
  key,
  description: `事项${subject}的消防验收卡在执照之前，三个单位互相要对方先办，已经跑了六趟，请帮忙协调。`,
  intakeReasons: ['STUCK'],
  contactName: '陈经理',
  contactPhone: requester.phone,
  enterpriseId: requester.enterpriseId,
  attachmentIds: [],
  noticeVersion: '2026-11',
})
