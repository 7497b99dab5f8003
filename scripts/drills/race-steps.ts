import { hashOf } from '../operations.ts'

const GRADING = { tier: 'SIMPLE', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' } as const

/** What everybody tries on the same request at the same moment, in this order. */
export const RACE_STEPS = {
  ACCEPTED: { action: 'ACCEPT', hash: hashOf('acceptRequest'), input: () => ({}) },
  DISPATCHED: {
    action: 'DISPATCH',
    hash: hashOf('dispatchRequest'),
    // Half of them would give it to one unit, half to the other.
    input: (n: number) => ({ grading: GRADING, leadUnitId: n % 2 === 0 ? 'housing' : 'market' }),
  },
  SIGNED: { action: 'SIGN', hash: hashOf('signRequest'), input: () => ({}) },
  RESOLVED: {
    action: 'RESOLVE',
    hash: hashOf('resolveRequest'),
    input: () => ({ resolution: 'SOLVED', text: '已按规定办好，请查收。' }),
  },
} as const
export type RaceStep = keyof typeof RACE_STEPS
