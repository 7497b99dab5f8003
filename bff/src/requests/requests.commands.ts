import {
  type Action,
  type Category,
  type Cause,
  checkText,
  type DeclineReason,
  type DisputedPart,
  MAX_ATTACHMENTS,
  type Refusal,
  type Resolution,
  refuse,
  type Tier,
  type Urgency,
} from '@qihu/shared'
import { eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { newId } from '../ids.ts'
import { act, type On, type Outcome, type Prepared } from './act.ts'
import { linkAttachments } from './file-request.ts'

export type Grading = { tier: Tier; urgency: Urgency; category: Category; cause: Cause }

/** Actions without input: the decision alone. */
const plain =
  <A extends Action>(action: A & ('ACCEPT' | 'SIGN' | 'CONFIRM' | 'URGE' | 'WITHDRAW')) =>
  (context: Context, on: On): Promise<Outcome> =>
    act(context, action, on, null, async () => ({ command: { action } }))

export const acceptRequest = plain('ACCEPT')
export const signRequest = plain('SIGN')
export const confirmRequest = plain('CONFIRM')
export const urgeRequest = plain('URGE')
export const withdrawRequest = plain('WITHDRAW')

/** A text that an event will refer to, or what is wrong with it. */
function written(context: Context, body: string | null | undefined, required: boolean): Written | Refusal {
  const fault = checkText(body, 'text', required)
  if (fault) return fault
  const trimmed = (body ?? '').trim()
  if (trimmed === '') return { textId: null, texts: [] }
  const id = newId(context.now)
  return { textId: id, texts: [{ id, body: trimmed }] }
}
type Written = { readonly textId: string | null; readonly texts: { id: string; body: string }[] }

/** Actions that carry one required text. */
async function withText(
  context: Context,
  action: Action,
  on: On,
  text: string,
  input: unknown,
  command: (textId: string) => Prepared['command'],
): Promise<Outcome> {
  return act(context, action, on, { text, input }, async () => {
    const note = written(context, text, true)
    if ('code' in note) return note
    return { command: command(note.textId ?? ''), texts: note.texts }
  })
}

export const declineRequest = (context: Context, on: On, reason: DeclineReason, text: string) =>
  withText(context, 'DECLINE', on, text, reason, (textId) => ({ action: 'DECLINE', reason, textId }))

export const addProgress = (context: Context, on: On, text: string) =>
  withText(context, 'ADD_PROGRESS', on, text, null, (textId) => ({ action: 'ADD_PROGRESS', textId }))

export const requestInformation = (context: Context, on: On, text: string) =>
  withText(context, 'REQUEST_INFORMATION', on, text, null, (textId) => ({ action: 'REQUEST_INFORMATION', textId }))

/** “依法不能办” must name article and redress, so its answer is held to a longer minimum. */
const BASIS_MIN = 20

export const resolveRequest = (context: Context, on: On, resolution: Resolution, text: string): Promise<Outcome> =>
  resolution === 'EXPLAINED_NOT_POSSIBLE' && [...text.trim()].length < BASIS_MIN
    ? Promise.resolve({ refusal: refuse('BASIS_REQUIRED', 'text') })
    : withText(context, 'RESOLVE', on, text, resolution, (textId) => ({ action: 'RESOLVE', resolution, textId }))

export const regradeRequest = (context: Context, on: On, grading: Grading): Promise<Outcome> =>
  act(context, 'REGRADE', on, grading, async () => ({ command: { action: 'REGRADE', ...grading } }))

export function dispatchRequest(
  context: Context,
  on: On,
  grading: Grading,
  leadUnitId: string,
  text: string | null,
): Promise<Outcome> {
  const { units } = context.db.schema
  return act(context, 'DISPATCH', on, { grading, leadUnitId, text }, async (tx) => {
    const note = written(context, text, false)
    if ('code' in note) return note
    const [unit] = await tx.select().from(units).where(eq(units.id, leadUnitId))
    if (!unit?.leads) return refuse('UNIT_UNKNOWN', 'leadUnitId')
    return { command: { action: 'DISPATCH', ...grading, leadUnitId, textId: note.textId }, texts: note.texts }
  })
}

export function supplementRequest(
  context: Context,
  on: On,
  text: string,
  attachmentIds: readonly string[],
): Promise<Outcome> {
  const { schema } = context.db
  return act(context, 'SUPPLEMENT', on, { text, attachmentIds }, async (tx, row) => {
    const note = written(context, text, attachmentIds.length === 0)
    if ('code' in note) return note
    if (attachmentIds.length > MAX_ATTACHMENTS) return refuse('TOO_MANY_ATTACHMENTS', 'attachmentIds')
    const owner = context.actor?.personId ?? ''
    const linked = await linkAttachments(tx, schema, owner, attachmentIds, row.id)
    if (!linked) return refuse('ATTACHMENT_UNKNOWN', 'attachmentIds')
    return { command: { action: 'SUPPLEMENT', textId: note.textId }, texts: note.texts }
  })
}

export const disputeRequest = (context: Context, on: On, part: DisputedPart, text: string | null): Promise<Outcome> =>
  act(context, 'DISPUTE', on, { part, text }, async () => {
    const note = written(context, text, false)
    if ('code' in note) return note
    return { command: { action: 'DISPUTE', part, textId: note.textId }, texts: note.texts }
  })
