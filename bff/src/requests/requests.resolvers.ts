import {
  CATEGORY,
  CAUSE,
  INTAKE_REASON,
  isPaused,
  isWordOf,
  oneLine,
  refuse,
  TIER,
  URGENCY,
  unspaced,
  type Vocabulary,
  whenWords,
  wordOf,
} from '@qihu/shared'
import type { AnyHappening } from '@qihu/shared/life/life'
import { request as requestLife } from '@qihu/shared/requests/request.life'
import { attachmentView } from '../attachments/attachments.store.ts'
import { signedIn } from '../context.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { refusalResult } from '../errors.ts'
import type { Action, RequestTab, Resolvers } from '../graphql/generated/resolver-types.ts'
import { defaultHall, windowName } from '../halls/halls.store.ts'
import { actionsFor, versionFor } from '../life/reading.ts'
import { findPerson } from '../people/people.store.ts'
import { authorizeRequest as authorize } from './authorize-request.ts'
import { contactFor, revealContact } from './contact-reveals.ts'
import { fileRequest } from './file-request.ts'
import { queueCounts, queuePage, requestsOf } from './lists.store.ts'
import { lookUp } from './look-up.ts'
import { openRequest, partsOf } from './opened-request.ts'
import { historyFor } from './request-history.ts'
import { findRequest, requesterNameOf } from './requests.store.ts'
import {
  conditions,
  dueAtOf,
  dueRowsOf,
  dueWordsOf,
  headlineOf,
  journeyFor,
  lampFor,
  readerOf,
  statusOf,
} from './requests.view.ts'
import { searchPage } from './search.ts'

/** A word of a newer release, which runs beside this one during an upgrade, says nothing to our clients. */
const knownOf = <W extends string>(of: Vocabulary<string, W>, word: W | null): W | null =>
  word !== null && isWordOf(of, word) ? word : null

const answeredAt = (events: readonly AnyHappening[]) => events.findLast(({ type }) => type === 'RESOLVED')?.at

export const requestsResolvers: Resolvers = {
  Query: {
    async home(_, __, context) {
      const { actor } = context
      const hall = await defaultHall(context)
      if (!actor) return { waitingForMe: [], open: [], openTotal: 0, hall }
      const waiting = await requestsOf(context, actor, 'WAITING_FOR_ME', { first: 5 })
      const open = await requestsOf(context, actor, 'OPEN', { first: 3 })
      return { waitingForMe: waiting.items, open: open.items, openTotal: open.total, hall }
    },
    async request(_, { id }, { db, actor }) {
      return authorize(actor, 'VIEW', await openRequest(db.read, db.schema, id))
    },
    async requests(_, { tab, after, first }, context) {
      const actor = signedIn(context)
      const page = (of: RequestTab) => requestsOf(context, actor, of, { after: after ?? null, first: first ?? 20 })
      if (tab) return { tab, ...(await page(tab)) }
      const waiting = await page('WAITING_FOR_ME')
      if (waiting.total > 0) return { tab: 'WAITING_FOR_ME', ...waiting }
      return { tab: 'OPEN', ...(await page('OPEN')) }
    },
    queue(_, { tab, after, first, search }, context) {
      const actor = signedIn(context)
      const page = { after: after ?? null, first: first ?? 20 }
      const searched = oneLine(search ?? '')
      return searched === '' ? queuePage(context, actor, tab, page) : searchPage(context, actor, searched, page)
    },
    queueCounts: (_, __, context) => queueCounts(context, signedIn(context)),
    async units(_, { of }, context) {
      const { posts } = signedIn(context)
      const { db, actor } = context
      const one = of ? authorize(actor, 'VIEW', await findRequest(db.read, db.schema, of)) : null
      const here = new Set(of ? [one?.centreId] : posts.map(({ centreId }) => centreId))
      return [...(await context.units()).values()].filter((unit) => unit.leads && here.has(unit.centreId))
    },
    async categories(_, { of }, context) {
      const { db, actor } = context
      const one = authorize(actor, 'VIEW', await findRequest(db.read, db.schema, of))
      return one ? (await context.categories()).offered(one.centreId) : []
    },
    lookUpRequest: (_, args, context) => lookUp(args, context),
  },
  Mutation: {
    async fileRequest(_, { input }, context) {
      const outcome = await fileRequest(context, { ...input, attachmentIds: input.attachmentIds ?? [] })
      if ('refusal' in outcome) return refusalResult(outcome.refusal)
      const { request, ways } = outcome.row
      const due = whenWords(request.state.intakeDueAt, context.now, calendarOf(context.calendar, request.centreId))
      const { desk } = (await context.centres()).of(request.centreId)
      return {
        __typename: 'Filed',
        request,
        firstStep: unspaced(`${desk} ${due} 前告知是否受理`),
        informedBy: ways.inWeChat ? ['微信', '短信', '站内消息'] : ['短信（先发编号和查询码）', '站内消息'],
      }
    },
    async revealContact(_, { id, reason }, context) {
      const contact = await revealContact(context, id, reason)
      if (contact && 'refusal' in contact) return refusalResult(contact.refusal)
      return contact ? { __typename: 'ContactRevealed', contact } : refusalResult(refuse('NOT_FOUND'))
    },
  },
  ServiceRequest: {
    description: async (row, _, context) =>
      (await partsOf(context, row)).texts.get(row.state.descriptionId) ?? '（已删除）',
    stage: (row) => row.state.stage,
    version: (row, _, { actor }) => versionFor(requestLife, actor, row),
    statusWord: (row, _, context) => statusOf(row, readerOf(context, row)),
    conditions,
    round: (row) => row.state.round,
    headline: (row, _, context) => headlineOf(context, row),
    lamp: (row, _, context) => lampFor(context, row),
    intakeReasons: (row) => row.state.intakeReasons.filter((each) => isWordOf(INTAKE_REASON, each)),
    channel: (row) => row.channel as 'H5',
    windowName: (row, _, { db }) => (row.windowId ? windowName(db, row.windowId) : null),
    submittedAt: (row) => row.state.submittedAt,
    dueAt: dueAtOf,
    dueWords: (row, _, { now, calendar }) => dueWordsOf(row.state, now, calendarOf(calendar, row.centreId)),
    provisional: (row) => row.state.provisional,
    dueRows: (row, _, context) => dueRowsOf(context, row),
    tier: ({ state }) => knownOf(TIER, state.tier),
    urgency: ({ state }) => knownOf(URGENCY, state.urgency) ?? 'NORMAL',
    category: ({ state }) => state.category,
    categoryWord: async ({ state, centreId }, _, context) =>
      state.category &&
      ((await context.categories()).nameOf(centreId, state.category) ?? wordOf(CATEGORY, state.category)),
    cause: ({ state }) => knownOf(CAUSE, state.cause),
    leadUnit: async (row, _, context) =>
      row.leadUnitId ? ((await context.units()).get(row.leadUnitId) ?? null) : null,
    deskPhone: async (row, _, context) => (await context.centres()).of(row.centreId).phone,
    async handlerName(row, _, { db }) {
      const handler = row.state.handlerId ? await findPerson(db.read, db.schema, row.state.handlerId) : null
      return handler?.name ?? null
    },
    journey: (row, _, context) => journeyFor(row, readerOf(context, row)),
    async answer(row, _, context) {
      const { answerId, resolution, resolvedAt, round } = row.state
      if (!answerId || !resolution) return null
      const { texts, events } = await partsOf(context, row)
      // A dispute begins the next round without an answer; the one that is shown is the last round's, with its time.
      const at = resolvedAt ?? answeredAt(events) ?? row.state.submittedAt
      return { resolution, text: texts.get(answerId) ?? '（已删除）', at, round: resolvedAt ? round : round - 1 }
    },
    async informationAsked(row, _, context) {
      const { askedId, lapsedAt } = row.state
      if (!askedId || !(isPaused(row.state) || lapsedAt !== null)) return null
      return (await partsOf(context, row)).texts.get(askedId) ?? null
    },
    history: (row, _, context) => historyFor(context, row),
    async attachments(row, _, context) {
      if (!authorize(context.actor, 'VIEW_ATTACHMENTS', row)) return []
      const { attachments } = await partsOf(context, row)
      return attachments.map((file) => attachmentView(context.config, file, context.now))
    },
    contact: (row, _, context) => contactFor(context, row),
    async requesterName(row, _, { db, actor }) {
      if (!authorize(actor, 'VIEW_REQUESTER_NAME', row)) return null
      return requesterNameOf(db.read, db.schema, row)
    },
    lookupCode: (row, _, { actor }) => (authorize(actor, 'VIEW_LOOKUP_CODE', row) ? row.lookupCode : null),
    actions: (row, _, context) => actionsFor(context, requestLife, row) as Action[],
  },
}
