import type { Townsman } from '../../drills/drill-town.ts'
import { startOutsidePlatforms } from '../../drills/outside-platforms.ts'
import { PEOPLE } from './town.ts'

/** The simulated platforms in a process of their own, until whoever started it lets go. Asked anything, it says what came. */
const townsmen: Townsman[] = PEOPLE.map(({ id, role, unitId, phone, openid, dingtalkUserId }, n) => ({
  key: id,
  name: id,
  phone: phone ?? `1980000${String(n).padStart(4, '0')}`,
  roles: [role],
  unitId,
  reachedBy: dingtalkUserId ? 'DINGTALK' : openid ? 'WECHAT' : 'SMS',
  ...(openid ? { openid } : {}),
  ...(dingtalkUserId ? { dingtalkUserId } : {}),
}))

const { state, hosts } = await startOutsidePlatforms(townsmen, Date.now)
process.on('message', () => process.send?.({ pushes: state.outbox.length }))
process.on('disconnect', () => process.exit())
process.send?.({ hosts })
