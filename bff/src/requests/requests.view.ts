import {
  bindingDue,
  type Calendar,
  clockOf,
  clockStopped,
  conditionsOf,
  explainDue,
  extraOf,
  headline,
  isOwnCase,
  isStaff,
  type JourneyStep,
  journeyOf,
  type LampView,
  lampOf,
  type Names,
  PROFILES,
  type Profile,
  type Reader,
  statusWord,
  whenWords,
} from '@qihu/shared'
import type { Context } from '../context.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import type { RequestRow } from './requests.store.ts'

/** Sentences and lists about one request that are derived from its state; nothing here reads or writes. */

export const namesOf = async (context: Context, row: RequestRow): Promise<Names> => ({
  desk: (await context.centres()).of(row.centreId).desk,
  leadUnit: row.leadUnitId ? ((await context.units()).get(row.leadUnitId)?.name ?? null) : null,
})

/** Staff read of the requester, unless it is their own case; a visitor with number and code is spoken to. */
export const readerOf = ({ actor }: Context, row: RequestRow): Reader =>
  actor && isStaff(actor) && !isOwnCase(actor, row) ? 'STAFF' : 'REQUESTER'

export const statusOf = (row: RequestRow, reader: Reader): string => statusWord(row.state, reader)

export const headlineOf = async (context: Context, row: RequestRow): Promise<string> =>
  headline(
    row.state,
    await namesOf(context, row),
    context.now,
    calendarOf(context.calendar, row.centreId),
    readerOf(context, row),
  )

export const lampFor = (context: Context, row: RequestRow): LampView =>
  lampOf(row.state, context.now, calendarOf(context.calendar, row.centreId), readerOf(context, row))

/** After the answer the date stays to be read beside its explanation; the lamp is out by then. */
export const dueAtOf = ({ state }: Pick<RequestRow, 'state'>): number | null => state.dueAt ?? bindingDue(state)

/** The date in words; pages carry no calendar of their own. */
export function dueWordsOf(state: RequestRow['state'], now: number, calendar: Calendar): string | null {
  const at = dueAtOf({ state })
  return at === null ? null : whenWords(at, now, calendar)
}

export const journeyFor = (row: RequestRow, reader: Reader): JourneyStep[] => journeyOf(row.state, reader)

const AS_IT_WAS = { kind: 'EXTENDED', text: '答复之后工作日安排有更新，期限仍以当时的为准' } as const

/**
 * Why it is due then; empty until the request is graded. Days that were corrected after the answer would explain another
 * date than the one that was answered by.
 */
export function dueRowsOf({ calendar }: Pick<Context, 'calendar'>, row: RequestRow) {
  const current = calendarOf(calendar, row.centreId)
  const over = row.state.resolvedAt ?? row.state.closedAt
  // A wait that the answer or the end has broken off moved nothing any more.
  const pauses = row.state.pauses.filter(({ to }) => to === null || to !== over)
  const state = { ...row.state, pauses }
  const { clockStartedAt, workingDays, profile, tier } = state
  if (clockStartedAt === null || workingDays === null || !profile || !tier) return []
  if (clockStopped(state) && clockOf(state, current)?.dueAt !== state.dueAt) return [AS_IT_WAS]
  const rule = (PROFILES as Record<string, Profile>)[profile]?.tiers[tier]?.rule ?? ''
  const { lost, left } = extraOf(state, current)
  const extra = [
    { minutes: lost, why: '专窗派单或改派晚于期限，不占办理时间' },
    { minutes: left, why: '期限变动时给办理单位留出的时间' },
  ].filter(({ minutes }) => minutes > 0)
  const question = { acceptedAt: clockStartedAt, workingDays, rule, pauses, extra }
  return explainDue(current, question).map(({ kind, text }) => ({ kind, text }))
}

export const conditions = (row: RequestRow) => conditionsOf(row.state)
