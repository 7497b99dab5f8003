import type { Database } from '../../bff/src/db/database.ts'
import { FIRST_CENTRE } from '../../bff/src/db/schema.ts'
import { newId } from '../../bff/src/ids.ts'
import { begin, record } from '../../bff/src/life/record.ts'
import { servedLives } from '../../bff/src/lives.ts'
import { servedRequests } from '../../bff/src/requests/requests.served.ts'
import type { RequestRow } from '../../bff/src/requests/requests.store.ts'
import { createCalendar, formatRequestNumber, intakeDue, localDate, SHIPPED_DAYS } from '../../shared/src/index.ts'
import type { TextId, UnitId } from '../../shared/src/life/fields.ts'
import { type ActionName, actionOf, consequences, type InputOf, obstacleTo } from '../../shared/src/life/life.ts'
import { filed } from '../../shared/src/requests/intake.ts'
import { request } from '../../shared/src/requests/request.life.ts'

const HOUR = 3_600_000
const PROFILE = 'QT-135'
const GRADING = { tier: 'MAJOR', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' } as const

type Action = ActionName<typeof request>
type Step = {
  readonly by: string
  readonly unit: string | null
  readonly action: Action
  readonly input: (text: TextId) => object
}

const step = <A extends Action>(
  by: string,
  unit: string | null,
  action: A,
  input: (text: TextId) => InputOf<typeof request, A>,
): Step => ({ by, unit, action, input: input as Step['input'] })

/** Who acted, and what was done: together with the filing eight events. */
const STEPS = [
  step('p-officer', 'desk', 'ACCEPT', () => ({})),
  step('p-officer', 'desk', 'DISPATCH', (text) => ({ grading: GRADING, leadUnitId: 'housing' as UnitId, text })),
  step('p-handler', 'housing', 'SIGN', () => ({})),
  step('p-handler', 'housing', 'REQUEST_INFORMATION', (text) => ({ text })),
  step('p-owner', null, 'SUPPLEMENT', (text) => ({ text, attachmentIds: [] })),
  step('p-handler', 'housing', 'ADD_PROGRESS', (text) => ({ text })),
]

/** A request of the test town on its way: filed this morning, paused once, eight events, being handled. */
export async function storeRequest(db: Database, now: number): Promise<RequestRow> {
  const { schema } = db
  const calendar = createCalendar(SHIPPED_DAYS)
  const filedAt = now - (STEPS.length + 1) * HOUR
  const at = (hours: number) => ({ now: filedAt + hours * HOUR, calendar, profile: PROFILE })
  const parts = (hours: number) => ({ ...at(hours), schema, lives: servedLives, reactions: [] })
  const text = async (thingId: string, createdAt: number) => {
    const id = newId(createdAt)
    const body = '三个单位互相要对方先办，已经跑了六趟，请帮忙协调办理。'
    await db.write((tx) => tx.insert(schema.texts).values({ id, thingId, body, createdAt }))
    return id as TextId
  }
  const id = newId(filedAt)
  const contactId = newId(filedAt)
  await db.write((tx) =>
    tx
      .insert(schema.contacts)
      .values({ id: contactId, name: '陈经理', phone: '19900000001', noticeVersion: '2026-11' }),
  )
  const about = {
    id,
    number: formatRequestNumber({ division: '330199', date: localDate(filedAt), sequence: 42 }),
    lookupCode: '2718281828',
    title: '艺术培训场所消防验收卡在执照之前',
    requesterId: 'p-owner',
    enterpriseId: 'e-art',
    claimedEnterpriseId: null,
    claimedName: null,
    contactId,
    windowId: null,
    channel: 'H5',
    createdAt: filedAt,
    centreId: FIRST_CENTRE,
    leadUnitId: null,
    level: 1,
    paused: false,
  }
  const first = filed.of({
    channel: 'H5',
    intakeReasons: ['STUCK'],
    textId: await text(id, filedAt),
    windowId: null,
    intakeDueAt: intakeDue(calendar, filedAt).dueAt,
  })
  const byOwner = { at: filedAt, actorId: 'p-owner', actorUnitId: null }
  let row: RequestRow = await db.write((tx) => begin(tx, servedRequests, about, [first], byOwner, parts(0)))
  for (const [index, { by, unit, action: name, input }] of STEPS.entries()) {
    const here = at(index + 1)
    const action = actionOf(request, name)
    if (!action) throw new Error(`there is no ${name}`)
    const obstacle = obstacleTo(action, row.state, here)
    if (obstacle) throw new Error(`step ${index + 1}: ${obstacle.code}`)
    const taken = { ...here, state: row.state, input: input(await text(id, here.now)) }
    const done = consequences(request, action, taken, { at: here.now, actorId: by, actorUnitId: unit })
    row = await db.write((tx) => record(tx, servedRequests, row, done, parts(index + 1)))
  }
  return row
}
