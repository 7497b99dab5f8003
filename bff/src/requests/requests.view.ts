import {
  type Action,
  type Actor,
  actionsIn,
  bindingDue,
  CATEGORY_WORDS,
  CLOSING_WORDS,
  CONDITION_WORDS,
  conditionsOf,
  DISPUTED_PART_WORDS,
  EVENT_WORDS,
  explainDue,
  headline,
  isOwnCase,
  isStaff,
  type JourneyStep,
  journeyOf,
  type LampView,
  lampOf,
  may,
  type Names,
  PROFILES,
  type Profile,
  RESOLUTION_WORDS,
  type Reader,
  type RequestEvent,
  statusWord,
  TIER_WORDS,
  URGENCY_WORDS,
} from '@qihu/shared'
import type { Context } from '../context.ts'
import type { RequestRow } from './requests.store.ts'

/** Sentences and lists about one request that are derived from its state; nothing here reads or writes. */

export const namesOf = async (context: Context, row: RequestRow): Promise<Names> => ({
  desk: context.config.desk,
  leadUnit: row.leadUnitId ? ((await context.units()).get(row.leadUnitId)?.name ?? null) : null,
})

/** Staff read of the requester, unless it is their own case; a visitor with number and code is spoken to. */
export const readerOf = ({ actor }: Context, row: RequestRow): Reader =>
  actor && isStaff(actor) && !isOwnCase(actor, row) ? 'STAFF' : 'REQUESTER'

export const statusOf = (row: RequestRow): string => statusWord(row.state)

export const headlineOf = async (context: Context, row: RequestRow): Promise<string> =>
  headline(row.state, await namesOf(context, row), context.now, context.calendar.current, readerOf(context, row))

export const lampFor = (context: Context, row: RequestRow): LampView =>
  lampOf(row.state, context.now, context.calendar.current)

/** After the answer the date stays to be read beside its explanation; the lamp is out by then. */
export const dueAtOf = ({ state }: RequestRow): number | null => state.dueAt ?? bindingDue(state)

export const journeyFor = (row: RequestRow): JourneyStep[] => journeyOf(row.state)

/** Why it is due then; empty until the request is graded. */
export function dueRowsOf(context: Pick<Context, 'calendar'>, row: RequestRow) {
  const { clockStartedAt, workingDays, profile, tier, pauses } = row.state
  if (clockStartedAt === null || workingDays === null || !profile || !tier) return []
  const rule = (PROFILES as Record<string, Profile>)[profile]?.tiers[tier].rule ?? ''
  const question = { acceptedAt: clockStartedAt, workingDays, rule, pauses }
  return explainDue(context.calendar.current, question).map(({ kind, text }) => ({ kind, text }))
}

/** What this person may do now, in the order of the lifecycle's table. */
export function actionsFor(context: Context, row: RequestRow): Action[] {
  const { actor, now, config } = context
  if (!actor) return []
  const circumstances = { now, calendar: context.calendar.current, profile: config.profile }
  return actionsIn(row.state, circumstances).filter((action) => may(actor, action, row))
}

/**
 * The version as this person may know it. Whoever may not learn that a rating was given, or that it was a bad one, must
 * not be able to count those events either.
 */
export function versionFor(actor: Actor | null, row: RequestRow): number {
  const { ratedRounds, triggers } = row.state
  const rated = actor && may(actor, 'VIEW_RATING_EVENT', row) ? 0 : ratedRounds.length
  const bad = triggers.filter((each) => each.kind === 'DISSATISFIED').length
  return row.version - rated - (actor && may(actor, 'VIEW_DISCIPLINE_EVENT', row) ? 0 : bad)
}

export const conditions = (row: RequestRow) => conditionsOf(row.state)

/** What this person may see of the history, numbered without gaps: the unit does not learn that a rating was given. */
export function visibleEvents(context: Context, row: RequestRow, events: readonly RequestEvent[]) {
  const { actor } = context
  if (!actor) return []
  const sees = {
    RATED: may(actor, 'VIEW_RATING_EVENT', row),
    DISCIPLINE_TRIGGERED: may(actor, 'VIEW_DISCIPLINE_EVENT', row),
    REMINDED: may(actor, 'VIEW_REMINDER_EVENT', row),
  } as Partial<Record<RequestEvent['type'], boolean>>
  return events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => sees[event.type] ?? true)
    .map((each, place) => ({ ...each, place }))
}

/** The line of an event: what happened, with the choice that belongs to it. */
export function whatOf(event: RequestEvent): string {
  const word = EVENT_WORDS[event.type]
  switch (event.type) {
    case 'GRADED':
      return `${word}：${TIER_WORDS[event.tier]}、${URGENCY_WORDS[event.urgency]}、${CATEGORY_WORDS[event.category]}`
    case 'IMPORTED':
      return `${word}：${event.source}`
    case 'RESOLVED':
      return `${word}：${RESOLUTION_WORDS[event.resolution]}`
    case 'DISPUTED':
      return `${word}：${DISPUTED_PART_WORDS[event.part]}`
    case 'CLOSED':
      return `${word}：${CLOSING_WORDS[event.how]}`
    case 'DISPATCHED':
      return event.round > 1 ? `第 ${event.round} 次派单，由单位负责人办理` : word
    case 'INFORMATION_REQUESTED':
      return `${word}（${CONDITION_WORDS.AWAITING_INFORMATION}，计时暂停）`
    default:
      return word
  }
}

export const textIdOf = (event: RequestEvent): string | null =>
  'textId' in event && event.type !== 'FILED' ? event.textId : null
