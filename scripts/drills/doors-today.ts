import { sixDigits } from '../../bff/src/ids.ts'
import type { Doors } from './doors-kit.ts'

const QUARTER_HOUR = 15 * 60_000
const MINUTE = 60_000

/** So many tries from one address, then the door is closed for a while. */
function byAddress(allowed: number) {
  const tries = new Map<string, { count: number; since: number }>()
  return {
    spend(ip: string, now: number): boolean {
      const seen = tries.get(ip)
      const fresh = !seen || now > seen.since + QUARTER_HOUR
      if (!fresh && seen.count >= allowed) return false
      tries.set(ip, { count: fresh ? 1 : seen.count + 1, since: now })
      return true
    },
    giveBack(ip: string): void {
      const seen = tries.get(ip)
      if (seen) tries.set(ip, { ...seen, count: seen.count - 1 })
    },
  }
}

type Code = { code: string; sentAt: number; sentToday: number; tries: number }

/**
 * The control: the limits of the release before. A code belongs to its number, whoever asked for it; look-ups and asks are
 * counted by address alone; every code that looks like one is a call of DingTalk's month.
 */
export function todaysDoors(clock: { now(): number }): Doors {
  const lookUps = byAddress(5)
  const asks = byAddress(30)
  const codes = new Map<string, Code>()
  const ofStaff = new Set<string>()
  const today = { number: 'QH330199-261128-0001-1', code: sixDigits() }
  const short = { number: 'QH330199-261128-0002-2', code: sixDigits() }
  let calls = 0
  return {
    async ask({ ip }, phone) {
      const now = clock.now()
      if (!asks.spend(ip, now)) return 'REFUSED'
      const last = codes.get(phone)
      if (last && (last.sentAt > now - MINUTE || last.sentToday >= 5)) return 'REFUSED'
      codes.set(phone, { code: sixDigits(), sentAt: now, sentToday: (last?.sentToday ?? 0) + 1, tries: 0 })
      return 'IN'
    },
    async enter(_, phone, given) {
      const sent = codes.get(phone)
      if (!sent || sent.tries >= 5 || sent.sentAt < clock.now() - 10 * MINUTE) return 'WRONG'
      sent.tries += 1
      if (sent.code !== given) return 'WRONG'
      sent.tries = 5
      return 'IN'
    },
    async lookUp({ ip }, number, code) {
      if (!lookUps.spend(ip, clock.now())) return 'REFUSED'
      if ([today, short].find((each) => each.number === number)?.code !== code) return 'WRONG'
      lookUps.giveBack(ip)
      return 'IN'
    },
    async dingTalk(_, code) {
      calls += 1
      if (calls > 10_000) return 'REFUSED'
      return ofStaff.delete(code) ? 'IN' : 'WRONG'
    },
    codeOn: (phone) => codes.get(phone)?.code ?? '',
    staffCode() {
      const code = `staff-${ofStaff.size}-${calls}`
      ofStaff.add(code)
      return code
    },
    calls: () => calls,
    requests: async () => ({ today, short }),
    close: async () => {},
  }
}
