import { createHash } from 'node:crypto'
import { DEMO_TEMPLATE_IDS } from '../../../bff/src/notifications/templates.ts'
import type { Role } from '../../../shared/src/index.ts'

export const UNITS = 40
export const REQUESTERS = 2000
export const OFFICERS = 4
export const HANDLERS = 2

const padded = (n: number, length: number): string => String(n).padStart(length, '0')

/** Names of one length, so that one can stand for another wherever it is written. */
export const unitOf = (n: number): string => `unit-${padded(n, 2)}`
export const unitNameOf = (n: number): string => `第${padded(n, 2)}单位`
export const requesterOf = (n: number): string => `requester-${padded(n, 4)}`
export const phoneOf = (requester: number): string => `1990010${padded(requester, 4)}`
/** Two people file for each. */
export const enterpriseOf = (requester: number): string => `enterprise-${padded(requester >> 1, 4)}`
export const officerId = (n: number): string => `p-officer-${n}`
export const handlerId = (unit: number, n: number): string => `p-${unitOf(unit)}-handler-${n}`
export const headId = (unit: number): string => `p-${unitOf(unit)}-head`
export const requesterId = (n: number): string => `p-${requesterOf(n)}`

/**
 * One person who asks on many connections at once is greedy, and rightly waits for himself. The few of the staff here
 * stand for more of them (each is told of what is filed, so that more would change what a filing writes): on different
 * connections they ask with different sessions.
 */
const SESSIONS = { officer: 64, unitStaff: 4, requester: 1 } as const
const sessionsOf = (personId: string): number =>
  SESSIONS[personId.startsWith('p-officer-') ? 'officer' : personId.startsWith('p-unit-') ? 'unitStaff' : 'requester']

/** Known beforehand to whoever asks, on which of his connections; the database has its hash. */
export const tokenOf = (personId: string, connection = 0): string => {
  const n = connection % sessionsOf(personId)
  return n === 0 ? `traffic-session-of-${personId}` : `traffic-session-${n}-of-${personId}`
}

export type TrafficPerson = {
  readonly id: string
  readonly role: Role
  readonly unitId: string | null
  readonly phone: string | null
  readonly openid?: string
  readonly dingtalkUserId?: string
}

const staff = (id: string, role: Role, unitId: string): TrafficPerson => ({
  id,
  role,
  unitId,
  phone: null,
  dingtalkUserId: `d-${id}`,
})

const range = (length: number): number[] => Array.from({ length }, (_, n) => n)

/** WeChat reaches every second requester, a text the others. */
export const PEOPLE: readonly TrafficPerson[] = [
  ...range(OFFICERS).map((n) => staff(officerId(n), 'CASE_OFFICER', 'desk')),
  ...range(UNITS).flatMap((unit) => [
    ...range(HANDLERS).map((n) => staff(handlerId(unit, n), 'UNIT_HANDLER', unitOf(unit))),
    staff(headId(unit), 'UNIT_HEAD', unitOf(unit)),
  ]),
  ...range(REQUESTERS).map(
    (n): TrafficPerson => ({
      id: requesterId(n),
      role: 'ENTERPRISE_OWNER',
      unitId: null,
      phone: phoneOf(n),
      ...(n % 2 === 0 ? { openid: `o-${requesterOf(n)}` } : {}),
    }),
  ),
]

const CONSENTS = 1_000_000
const SESSION_MS = 12 * 3_600_000

export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Everything there is before the first request, by the schema's names of the tables. */
export function townRows(now: number): Rows {
  const unit = (id: string, name: string, leads: boolean) => ({ id, name, phone: null, division: '330199', leads })
  const inWeChat = PEOPLE.filter((person) => person.openid)
  return {
    units: [unit('desk', '兜底专窗', false), ...range(UNITS).map((n) => unit(unitOf(n), unitNameOf(n), true))],
    people: PEOPLE.map(({ id, role, unitId, phone }) => ({
      id,
      name: id,
      phone,
      title: id,
      // A checkout has the one or the other, and perhaps a table.
      roles: [role],
      formerRoles: [role],
      unitId,
      formerUnitId: unitId,
      staff: unitId !== null,
      demoKey: null,
      createdAt: now,
    })),
    personRoles: PEOPLE.map(({ id: personId, role, unitId }) => ({ personId, role, unitId: unitId ?? '' })),
    identities: PEOPLE.flatMap(({ id: personId, openid, dingtalkUserId }) => [
      ...(openid ? [{ provider: 'WECHAT', subject: openid, personId }] : []),
      ...(dingtalkUserId ? [{ provider: 'DINGTALK', subject: dingtalkUserId, personId }] : []),
    ]),
    sessions: PEOPLE.flatMap(({ id: personId, unitId, openid }) =>
      range(sessionsOf(personId)).map((n) => ({
        tokenHash: createHash('sha256').update(tokenOf(personId, n)).digest('hex'),
        personId,
        channel: unitId !== null ? 'DINGTALK' : openid ? 'WECHAT' : 'H5',
        createdAt: now,
        expiresAt: now + SESSION_MS,
      })),
    ),
    enterprises: range(REQUESTERS / 2).map((n) => ({
      id: enterpriseOf(2 * n),
      name: `第${padded(n, 4)}企业`,
      creditCode: `91350100M${padded(n, 9)}`,
    })),
    memberships: range(REQUESTERS).map((n) => ({
      personId: requesterId(n),
      enterpriseId: enterpriseOf(n),
      verified: true,
    })),
    subscriptions: inWeChat.flatMap(({ id: personId }) =>
      Object.values(DEMO_TEMPLATE_IDS).map((templateId) => ({ personId, templateId, credit: CONSENTS })),
    ),
  }
}
