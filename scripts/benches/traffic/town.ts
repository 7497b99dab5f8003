import { createHash } from 'node:crypto'
import { DEMO_TEMPLATE_IDS } from '../../../bff/src/notifications/templates.ts'
import type { Role } from '../../../shared/src/index.ts'

/** In each centre. */
export const UNITS = 40
export const REQUESTERS = 2000
/** At the desk of each centre. */
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
/** The first one is there by itself. */
export const centreIdOf = (n: number): string => (n === 0 ? 'centre' : `centre-${padded(n, 3)}`)
export const divisionOf = (n: number): string => (n === 0 ? '330199' : String(440_000 + n))
/** In whose desk's hands it is, and whose unit has it: they are numbered through, centre after centre. */
export const centreOfUnit = (unit: number): number => Math.floor(unit / UNITS)
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
  /** Of the staff; requesters file wherever they want. */
  readonly centre: number
  readonly phone: string | null
  readonly openid?: string
  readonly dingtalkUserId?: string
}

const staff = (id: string, role: Role, unitId: string, centre: number): TrafficPerson => ({
  id,
  role,
  unitId,
  centre,
  phone: null,
  dingtalkUserId: `d-${id}`,
})

const range = (length: number): number[] => Array.from({ length }, (_, n) => n)

/** WeChat reaches every second requester, a text the others. */
const peopleOf = (centres: number): readonly TrafficPerson[] => [
  ...range(centres * OFFICERS).map((n) => staff(officerId(n), 'CASE_OFFICER', 'desk', Math.floor(n / OFFICERS))),
  ...range(centres * UNITS).flatMap((unit) => [
    ...range(HANDLERS).map((n) => staff(handlerId(unit, n), 'UNIT_HANDLER', unitOf(unit), centreOfUnit(unit))),
    staff(headId(unit), 'UNIT_HEAD', unitOf(unit), centreOfUnit(unit)),
  ]),
  ...range(REQUESTERS).map(
    (n): TrafficPerson => ({
      id: requesterId(n),
      role: 'ENTERPRISE_OWNER',
      unitId: null,
      centre: 0,
      phone: phoneOf(n),
      ...(n % 2 === 0 ? { openid: `o-${requesterOf(n)}` } : {}),
    }),
  ),
]

export const PEOPLE = peopleOf(1)

const CONSENTS = 1_000_000
const SESSION_MS = 12 * 3_600_000

export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/**
 * Everything there is before the first request, by the schema's names of the tables. Centres are named where there are
 * several alone: a checkout from before knows of none.
 */
export function townRows(now: number, centres = 1, oneCentre = false): Rows {
  const people = peopleOf(centres)
  const apart = centres > 1 && !oneCentre
  const at = (centre: number) => (apart ? { centreId: centreIdOf(centre) } : {})
  const unit = (id: string, name: string, leads: boolean, centre = 0) => ({
    ...{ id, name, phone: null, division: divisionOf(apart ? centre : 0), leads },
    ...at(centre),
  })
  const inWeChat = people.filter((person) => person.openid)
  const named = (n: number) => ({
    id: centreIdOf(n),
    name: `第${padded(n, 3)}县`,
    division: divisionOf(n),
    createdAt: n,
  })
  return {
    ...(apart && {
      centres: range(centres).map((n) => ({ ...named(n), parentId: null, level: 'COUNTY', desk: '兜底专窗' })),
    }),
    units: [
      unit('desk', '兜底专窗', false),
      ...range(centres * UNITS).map((n) => unit(unitOf(n), unitNameOf(n), true, centreOfUnit(n))),
    ],
    people: people.map(({ id, role, unitId, phone }) => ({
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
    personRoles: people.map(({ id: personId, role, unitId, centre }) => ({
      ...{ personId, role, unitId: unitId ?? '' },
      ...at(centre),
    })),
    identities: people.flatMap(({ id: personId, openid, dingtalkUserId }) => [
      ...(openid ? [{ provider: 'WECHAT', subject: openid, personId }] : []),
      ...(dingtalkUserId ? [{ provider: 'DINGTALK', subject: dingtalkUserId, personId }] : []),
    ]),
    sessions: people.flatMap(({ id: personId, unitId, openid }) =>
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
