import type { Database } from '../../bff/src/db/database.ts'
import { newId } from '../../bff/src/ids.ts'
import { projection, recordEvents, recordFiling } from '../../bff/src/requests/requests.record.ts'
import { findRequest, type RequestRow } from '../../bff/src/requests/requests.store.ts'
import {
  apply,
  type Calendar,
  type Command,
  createCalendar,
  decide,
  file,
  formatRequestNumber,
  localDate,
  SHIPPED_DAYS,
} from '../../shared/src/index.ts'

const HOUR = 3_600_000
const PROFILE = 'QT-135'
const GRADING = { tier: 'MAJOR', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' } as const

/** Who acted, and what was done: together with the filing eight events. */
const STEPS: readonly {
  readonly by: string
  readonly unit: string | null
  readonly command: (textId: string) => Command
}[] = [
  { by: 'p-officer', unit: 'desk', command: () => ({ action: 'ACCEPT' }) },
  {
    by: 'p-officer',
    unit: 'desk',
    command: (textId) => ({ action: 'DISPATCH', ...GRADING, leadUnitId: 'housing', textId }),
  },
  { by: 'p-handler', unit: 'housing', command: () => ({ action: 'SIGN' }) },
  { by: 'p-handler', unit: 'housing', command: (textId) => ({ action: 'REQUEST_INFORMATION', textId }) },
  { by: 'p-owner', unit: null, command: (textId) => ({ action: 'SUPPLEMENT', textId }) },
  { by: 'p-handler', unit: 'housing', command: (textId) => ({ action: 'ADD_PROGRESS', textId }) },
]

/** A request of the test town on its way: filed this morning, paused once, eight events, being handled. */
export async function storeRequest(db: Database, now: number): Promise<RequestRow> {
  const { schema } = db
  const calendar: Calendar = createCalendar(SHIPPED_DAYS)
  const begin = now - (STEPS.length + 1) * HOUR
  const at = (step: number) => ({ now: begin + step * HOUR, calendar, profile: PROFILE })
  const text = async (requestId: string, createdAt: number) => {
    const id = newId(createdAt)
    const body = '三个单位互相要对方先办，已经跑了六趟，请帮忙协调办理。'
    await db.write((tx) => tx.insert(schema.texts).values({ id, requestId, body, createdAt }))
    return id
  }
  const id = newId(begin)
  const contactId = newId(begin)
  await db.write((tx) =>
    tx
      .insert(schema.contacts)
      .values({ id: contactId, name: '陈经理', phone: '19900000001', noticeVersion: '2026-11' }),
  )
  const filed = file({ channel: 'H5', intakeReasons: ['STUCK'], textId: await text(id, begin), windowId: null }, at(0))
  const first = apply(null, [filed], { at: begin, actorId: 'p-owner', actorUnitId: null })
  let row: RequestRow = {
    id,
    number: formatRequestNumber({ division: '330199', date: localDate(begin), sequence: 42 }),
    lookupCode: '271828',
    title: '艺术培训场所消防验收卡在执照之前',
    requesterId: 'p-owner',
    enterpriseId: 'e-art',
    contactId,
    windowId: null,
    channel: 'H5',
    createdAt: begin,
    ...projection(first.state, calendar),
  }
  await db.write((tx) => recordFiling(tx, row, first.events, [], { schema, calendar, now: begin }))
  for (const [index, step] of STEPS.entries()) {
    const circumstances = at(index + 1)
    const decision = decide(row.state, step.command(await text(id, circumstances.now)), circumstances)
    if ('refusal' in decision) throw new Error(`step ${index + 1}: ${decision.refusal.code}`)
    const stamp = { at: circumstances.now, actorId: step.by, actorUnitId: step.unit }
    const decided = apply(row.state, decision.events, stamp)
    const stored = await db.write((tx) =>
      recordEvents(tx, row, decided, [], { schema, calendar, now: circumstances.now }),
    )
    if (!stored) throw new Error(`step ${index + 1} was not stored`)
    row = stored
  }
  return (await findRequest(db.read, schema, id)) ?? row
}
