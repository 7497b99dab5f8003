import { isErased } from '@qihu/shared'
import { actionOf, consequences, obstacleTo } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { noteAudit } from '../audit/audit.store.ts'
import type { Context } from '../context.ts'
import { BindingFault } from '../enterprises/binding-fault.ts'
import { bondsOf } from '../enterprises/members.store.ts'
import { endMembership, isNeeded, LAST_OWNER } from '../enterprises/own.commands.ts'
import { recordParts, settle } from '../life/act.ts'
import { record } from '../life/record.ts'
import type { Person } from '../people/people.store.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { findRequest } from '../requests/requests.store.ts'
import { DataFault } from './data-fault.ts'

/** What stands against closing an account; null where nothing does. */
export async function whyOpen({ db }: Pick<Context, 'db'>, person: Person): Promise<string | null> {
  if (person.posts.length > 0) return '您有工作职务。离职或调动请找中心管理员办理。'
  const open = await openOf({ db }, person.id)
  if (open > 0) return `还有 ${open} 件诉求没有结束。请先等它办完，或者撤回，再注销。`
  for (const { member, enterprise } of await bondsOf(db.read, db.schema, person.id)) {
    const sees = member.verified && member.role === 'OWNER'
    if (sees && (await isNeeded(db.read, db.schema, enterprise.id, person.id)))
      return `${enterprise.name}：${LAST_OWNER}`
  }
  return null
}

const ENDED = ['CLOSED', 'NOT_ACCEPTED'] as const

async function openOf({ db }: Pick<Context, 'db'>, personId: string): Promise<number> {
  const { requests } = db.schema
  const rows = await db.read
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(
        eq(requests.requesterId, personId),
        inArray(requests.stage, ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED']),
      ),
    )
  return rows.length
}

/**
 * Step by step, each whole by itself: leaves his enterprises, has what he filed erased, and at last ends the account. Where it
 * breaks off nothing is lost, and it goes on from there when he asks again.
 * @throws {DataFault} where something stands against it.
 */
export async function closeAccount(context: Context, person: Person): Promise<string> {
  const { db } = context
  const against = await whyOpen(context, person)
  if (against !== null) throw new DataFault(against)
  for (const { enterprise } of await bondsOf(db.read, db.schema, person.id)) {
    await endMembership(context, enterprise.id, person.id).catch((error: unknown) => {
      if (!(error instanceof BindingFault)) throw error
      throw new DataFault(`${enterprise.name}：${error.message}`)
    })
  }
  for (const id of await filedBy(context, person.id)) await eraseEnded(context, person.id, id)
  await end(context, person.id)
  return '账号已注销。'
}

async function filedBy({ db }: Context, personId: string): Promise<string[]> {
  const { requests } = db.schema
  const rows = await db.read
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.requesterId, personId), inArray(requests.stage, [...ENDED])))
  return rows.map(({ id }) => id)
}

/** As if he had asked for it on the page of the request. */
async function eraseEnded(context: Context, personId: string, id: string): Promise<void> {
  const { db, now } = context
  const action = actionOf(request, 'ERASE')
  if (!action) throw new Error('no chapter has ERASE')
  await settle(() =>
    db.write(async (tx) => {
      const row = await findRequest(tx, db.schema, id)
      const parts = recordParts(context)
      if (!row) throw new Error(`request ${id} is not there any more`)
      if (isErased(row.state) || obstacleTo(action, row.state, parts)) return { row }
      const stamp = { at: now, actorId: personId, actorUnitId: null }
      const done = consequences(request, action, { state: row.state, input: {}, ...parts }, stamp)
      return { row: await record(tx, servedRequests, row, done, parts) }
    }),
  )
}

/** Nobody signs in with it any more, and no row of it names anybody. */
async function end({ db, now, ip }: Context, personId: string): Promise<void> {
  const { people, personRoles, identities, sessions, subscriptions, messages, attachments } = db.schema
  await db.write(async (tx) => {
    await tx.delete(identities).where(eq(identities.personId, personId))
    await tx.delete(sessions).where(eq(sessions.personId, personId))
    await tx.delete(subscriptions).where(eq(subscriptions.personId, personId))
    await tx.delete(personRoles).where(eq(personRoles.personId, personId))
    await tx.delete(messages).where(eq(messages.personId, personId))
    const unused = and(eq(attachments.ownerId, personId), isNull(attachments.thingId))
    await tx.update(attachments).set({ name: '', createdAt: 0 }).where(unused)
    await tx.update(people).set({ name: '已注销用户', phone: null }).where(eq(people.id, personId))
    await noteAudit(tx, db.schema, { kind: 'ACCOUNT_CLOSED', personId, centreIds: [], address: ip }, now)
  })
}
