import { unitActedFor } from '../actor.ts'
import { type EventsOf, life } from '../life/life.ts'
import { assign } from './assign.ts'
import { correctContact } from './correct.ts'
import { dispatch, regrade } from './dispatch.ts'
import { closeSilent, confirm, dispute, withdraw } from './ending.ts'
import { endRetention, erase } from './erase.ts'
import { endPause, requestInformation, supplement } from './information.ts'
import { accept, decline, filed, imported } from './intake.ts'
import { markOverdue, recount, remind, reportOverdue } from './limits.ts'
import { rate } from './rate.ts'
import { reach, recordReached } from './reach.ts'
import { isOwnCase, RELATIONS, standing, VIEWS } from './request.standing.ts'
import { AUDIENCES, START } from './request.state.ts'
import { STAGE } from './request.words.ts'
import { urge } from './urge.ts'
import { addProgress, resolve, sign } from './work.ts'

/** 诉求, from filing to the end: the list of its chapters. The order of the actions is the one in which pages offer them. */
export const request = life({
  kind: 'REQUEST',
  type: 'ServiceRequest',
  word: '诉求',
  // As clients have known them since before there were other kinds.
  wire: { result: 'ActionResult', done: 'ActionDone', field: 'request' },
  stages: STAGE,
  start: START,
  ended: ['CLOSED', 'NOT_ACCEPTED'],
  first: [filed, imported],
  actions: [
    accept,
    decline,
    dispatch,
    regrade,
    recordReached,
    sign,
    assign,
    addProgress,
    requestInformation,
    resolve,
    supplement,
    confirm,
    dispute,
    rate,
    urge,
    correctContact,
    withdraw,
    erase,
  ],
  timers: [endPause, closeSilent, remind, markOverdue, reportOverdue, endRetention],
  recount,
  reach,
  family: null,
  audiences: AUDIENCES,
  relations: RELATIONS,
  views: VIEWS,
  standing,
  // Whoever acts on his own case acts as its requester, not for the unit he works in.
  unitActing: (actor, thing) =>
    isOwnCase(actor, thing) ? null : unitActedFor(actor, { centreId: thing.centreId, unitId: thing.leadUnitId }),
  uncounted({ ratedRounds, triggers }, sees) {
    // Whoever may not learn that a rating was given, or that it was a bad one, must not be able to count those events.
    const bad = triggers.filter(({ kind }) => kind === 'DISSATISFIED').length
    return (sees('VIEW_RATING_EVENT') ? 0 : ratedRounds.length) + (sees('VIEW_DISCIPLINE_EVENT') ? 0 : bad)
  },
  // The end or the answer where there is one: a limit that has been met is no date to show.
  shownAt: ({ closedAt, resolvedAt, dueAt, intakeDueAt }) => closedAt ?? resolvedAt ?? dueAt ?? intakeDueAt,
  critical: ({ urgency }) => urgency === 'CRITICAL',
})
export type RequestEvent = EventsOf<typeof request>
