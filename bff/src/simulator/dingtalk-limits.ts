import { createHash } from 'node:crypto'
import { Refusal } from './simulator-faults.ts'
import type { SimulatorState } from './simulator-state.ts'

export interface DingTalkLimits {
  /** Calls a second of one API by one app. */
  callsPerSecond: number
  /** Calls a month of the whole organisation. */
  callsPerMonth: number
  noticesPerPersonAndDay: number
  deliveriesPerMinute: number
}

/** The standard edition. */
export const standardDingTalkLimits: DingTalkLimits = {
  callsPerSecond: 20,
  callsPerMonth: 10_000,
  noticesPerPersonAndDay: 500,
  deliveriesPerMinute: 5000,
}

const minuteMs = 60_000

export const createDingTalkLimits = (state: SimulatorState, limits: DingTalkLimits) => {
  const recent = new Map<string, number[]>()
  const sent = new Map<string, number>()
  let month = { name: '', calls: 0 }
  let minute = { number: 0, deliveries: 0 }
  state.onReset(() => {
    recent.clear()
    sent.clear()
    month = { name: '', calls: 0 }
    minute = { number: 0, deliveries: 0 }
  })
  const count = (key: string) => sent.get(key) ?? 0

  return {
    /** Throws when this call is one too many; the code differs between the two generations. */
    checkCall: (api: string, generation: 'old' | 'new') => {
      const name = state.localMonth()
      if (month.name !== name) month = { name, calls: 0 }
      if (month.calls >= limits.callsPerMonth)
        throw new Refusal(
          generation === 'old' ? 90020 : 'Forbidden.AccessDenied.ApiCountLimitForOrg',
          'monthly quota used up',
        )
      const since = state.now() - 1000
      const lastSecond = (recent.get(api) ?? []).filter((at) => at > since)
      recent.set(api, lastSecond)
      if (lastSecond.length >= limits.callsPerSecond)
        throw new Refusal(
          generation === 'old' ? 90018 : 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
          'too many calls',
        )
      lastSecond.push(state.now())
      month.calls += 1
    },

    /** The code a notice to this person is dropped with, or null after counting it as delivered. */
    dropCode: (userid: string, content: string): string | null => {
      const day = state.localDay()
      const number = Math.floor(state.now() / minuteMs)
      if (minute.number !== number) minute = { number, deliveries: 0 }
      const hash = createHash('sha256').update(content).digest('base64')
      const sameKey = `${day} ${userid} ${hash}`
      const dayKey = `${day} ${userid}`
      if (minute.deliveries >= limits.deliveriesPerMinute) return '143103'
      if (count(sameKey) > 0) return '143106'
      if (count(dayKey) >= limits.noticesPerPersonAndDay) return '143105'
      minute.deliveries += 1
      sent.set(sameKey, 1)
      sent.set(dayKey, count(dayKey) + 1)
      return null
    },
  }
}
