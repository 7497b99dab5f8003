import { isErased, type Stage } from '@qihu/shared'
import { actionOf, consequences, obstacleTo } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { FORGOTTEN } from '../attachments/attachments.store.ts'
import { noteAudit } from '../audit/audit.store.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { BindingFault } from '../enterprises/binding-fault.ts'
import { bondsOf } from '../enterprises/members.store.ts'
import { endMembership, isNeeded, LAST_OWNER } from '../enterprises/own.commands.ts'
import { recordParts, settle } from '../life/act.ts'
import { record } from '../life/record.ts'
import { CLOSED_TITLE } from '../notifications/addresses.store.ts'
import { type Person, personWithHeld, wasStaff } from '../people/people.store.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { findRequest } from '../requests/requests.store.ts'
import { DataFault } from './data-fault.ts'

/** What stands against closing an account; null where nothing does. */
export async function whyOpen(read: Db, schema: Schema, person: Person): Promise<string | null> {
  if (person.posts.length > 0) return '您有工作职务。离职或调动请找中心管理员办理。'
  if (await wasStaff(read, schema, person.id)) return '您曾是工作人员，办理记录要保留您的姓名。请找中心管理员办理。'
  if (person.demoKey !== null) return '这是演示账号，不能注销。'
  const open = (await idsIn(read, schema, person.id, OPEN)).length
  if (open > 0) return `还有 ${open} 件诉求没有结束。请先等它办完，或者撤回，再注销。`
  for (const { member, enterprise } of await bondsOf(read, schema, person.id)) {
    const sees = member.verified && member.role === 'OWNER'
    if (sees && (await isNeeded(read, schema, enterprise.id, person.id))) return `${enterprise.name}：${LAST_OWNER}`
  }
  return null
}

const OPEN = ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED'] as const
const ENDED = ['CLOSED', 'NOT_ACCEPTED'] as const

async function idsIn(read: Db, { requests }: Schema, personId: string, stages: readonly Stage[]): Promise<string[]> {
  const rows = await read
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.requesterId, personId), inArray(requests.stage, [...stages])))
  return rows.map(({ id }) => id)
}

/**
 * Step by step, each whole by itself: leaves his enterprises, has what he filed erased, and at last ends the account. Where it
 * breaks off nothing is lost, and it goes on from there when he asks again.
 * @throws {DataFault} where something stands against it.
 */
export async function closeAccount(context: Context, person: Person): Promise<string> {
  const { db } = context
  const { read, schema } = db
  const against = await whyOpen(read, schema, person)
  if (against !== null) throw new DataFault(against)
  for (const { enterprise } of await bondsOf(read, schema, person.id)) {
    await endMembership(context, enterprise.id, person.id).catch((error: unknown) => {
      if (!(error instanceof BindingFault)) throw error
      throw new DataFault(`${enterprise.name}：${error.message}`)
    })
  }
  for (const id of await idsIn(read, schema, person.id, ENDED)) await eraseEnded(context, person.id, id)
  await end(context, person.id)
  return '账号已注销。'
}

/** As if he had asked for it on the page of the request. */
async function eraseEnded(context: Context, personId: string, id: string): Promise<void> {
  const { db, now } = context
  const action = actionOf(request, 'ERASE')
  if (!action) throw new Error('no chapter has ERASE')
  const outcome = await settle(() =>
    db.write(async (tx) => {
      const row = await findRequest(tx, db.schema, id)
      if (!row) throw new Error(`request ${id} is not there any more`)
      const parts = recordParts(context, row.centreId)
      if (isErased(row.state) || obstacleTo(action, row.state, parts)) return { row }
      const stamp = { at: now, actorId: personId, actorUnitId: null }
      const done = consequences(request, action, { state: row.state, input: {}, ...parts }, stamp)
      return { row: await record(tx, servedRequests, row, done, parts) }
    }),
  )
  if ('refusal' in outcome) throw new DataFault('刚才有一件诉求正在变动，还没有注销。请再试一次。')
}

/** Nobody signs in with it any more, and no row of it names anybody. */
async function end({ db, now, ip }: Context, personId: string): Promise<void> {
  const { schema } = db
  const { people, personRoles, identities, sessions, subscriptions, messages, attachments } = db.schema
  await db.write(async (tx) => {
    // What came in between: a request of another tab, an office, an enterprise.
    const [row] = await tx.update(people).set({ id: personId }).where(eq(people.id, personId)).returning()
    const person = row && (await personWithHeld(tx, schema, row, now))
    const against = person && (await whyOpen(tx, schema, person))
    if (against) throw new DataFault(against)
    if ((await bondsOf(tx, schema, personId)).length > 0)
      throw new DataFault('刚才又绑定了企业，还没有注销。请再试一次。')
    await tx.delete(identities).where(eq(identities.personId, personId))
    await tx.delete(sessions).where(eq(sessions.personId, personId))
    await tx.delete(subscriptions).where(eq(subscriptions.personId, personId))
    await tx.delete(personRoles).where(eq(personRoles.personId, personId))
    await tx.delete(messages).where(eq(messages.personId, personId))
    const unused = and(eq(attachments.ownerId, personId), isNull(attachments.thingId))
    await tx.update(attachments).set(FORGOTTEN).where(unused)
    await tx.update(people).set({ name: '已注销用户', title: CLOSED_TITLE, phone: null }).where(eq(people.id, personId))
    await noteAudit(tx, db.schema, { kind: 'ACCOUNT_CLOSED', personId, centreIds: [], address: ip }, now)
  })
}
