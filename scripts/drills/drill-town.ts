import type { Database } from '../../bff/src/db/database.ts'
import { DEMO_TEMPLATE_IDS } from '../../bff/src/notifications/templates.ts'
import { addPeople, findPerson } from '../../bff/src/people/people.store.ts'
import { openSession } from '../../bff/src/people/sessions.ts'
import type { SimulatedPerson } from '../../bff/src/simulator/simulator-state.ts'
import type { Role } from '../../shared/src/index.ts'

export type Townsman = SimulatedPerson & {
  readonly roles: readonly Role[]
  readonly unitId: string | null
  /** Known to the system by his WeChat or DingTalk name, or by his telephone alone. */
  readonly reachedBy: 'WECHAT' | 'DINGTALK' | 'SMS'
}

const serial = (n: number): string => String(n).padStart(5, '0')

export const staffOf = (count: number, prefix: string, roles: readonly Role[], unitId: string): Townsman[] =>
  Array.from({ length: count }, (_, n) => {
    const key = `${prefix}-${n + 1}`
    return {
      key,
      name: key,
      phone: `198000${serial(n)}`,
      dingtalkUserId: `d-${key}`,
      roles,
      unitId,
      reachedBy: 'DINGTALK',
    }
  })

/** Requesters whom WeChat reaches, and others whom only a text reaches. */
export const requestersOf = (inWeChat: number, byPhone: number): Townsman[] =>
  Array.from({ length: inWeChat + byPhone }, (_, n) => {
    const key = `requester-${n + 1}`
    const person = { key, name: key, phone: `199001${serial(n)}`, roles: ['ENTERPRISE_OWNER'] as const, unitId: null }
    return n < inWeChat ? { ...person, openid: `o-${key}`, reachedBy: 'WECHAT' } : { ...person, reachedBy: 'SMS' }
  })

/** More than any drill sends to one person. */
const CONSENTS = 1_000_000

/**
 * Fills an empty database with a desk, two units and these people.
 * @returns a session of each, by key.
 */
export async function fillDrillTown(
  db: Database,
  townsmen: readonly Townsman[],
  now: number,
): Promise<ReadonlyMap<string, string>> {
  const { units, identities, subscriptions } = db.schema
  const unit = (id: string, name: string, leads: boolean) => ({ id, name, phone: null, division: '330199', leads })
  await db.write(async (tx) => {
    await tx
      .insert(units)
      .values([unit('desk', '兜底专窗', false), unit('housing', '住建局', true), unit('market', '市场监管局', true)])
    for (const { key, name, phone, roles, unitId, reachedBy, openid, dingtalkUserId } of townsmen) {
      const id = idOf(key)
      const staff = reachedBy === 'DINGTALK'
      const person = { id, name, phone: staff ? null : phone, title: name, roles, unitId, staff }
      await addPeople(tx, db.schema, [{ ...person, demoKey: null, createdAt: now }])
      const subject = openid ?? dingtalkUserId
      if (subject && reachedBy !== 'SMS')
        await tx.insert(identities).values({ provider: reachedBy, subject, personId: id })
      if (reachedBy !== 'WECHAT') continue
      for (const templateId of Object.values(DEMO_TEMPLATE_IDS))
        await tx.insert(subscriptions).values({ personId: id, templateId, credit: CONSENTS })
    }
  })
  const tokens = new Map<string, string>()
  await Promise.all(
    townsmen.map(async ({ key, reachedBy }) => {
      const person = await findPerson(db.read, db.schema, idOf(key))
      if (!person) throw new Error(`nobody called ${key}`)
      const channel = reachedBy === 'SMS' ? 'H5' : reachedBy
      tokens.set(key, await db.write((tx) => openSession(tx, db.schema, person, channel, now)))
    }),
  )
  return tokens
}

export const idOf = (key: string): string => `p-${key}`
