import { isWordOf, LAMP_WORDS, lamp, NEWER_WORDS, ORDER_STAGE, remainingWords, unspaced, whenWords } from '@qihu/shared'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { type Context, signedIn } from '../context.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import type { Action, Resolvers } from '../graphql/generated/resolver-types.ts'
import { authorizing } from '../life/authorize.ts'
import { findText, historyOf, textsOf } from '../life/history.store.ts'
import { signedBy } from '../life/last-step.ts'
import { actionsFor, linesFor, versionFor } from '../life/reading.ts'
import { type OrderRow, orderShelf, servedOrders } from './orders.served.ts'
import { pageOfOrders } from './orders.store.ts'

const authorize = authorizing<OrderRow>(supervisionOrder)

const unitOf = async (context: Context, { unitId }: OrderRow) =>
  unitId === null ? null : ((await context.units()).get(unitId) ?? null)

function headlineOf({ state, centreId }: OrderRow, unit: string, { now, calendar }: Context): string {
  const due = whenWords(state.replyDueAt, now, calendarOf(calendar, centreId))
  if (state.stage === 'CLOSED') return '督办已办结。'
  if (state.stage === 'REPLIED') return `${unit}已回复，承诺 ${state.promisedDays ?? 0} 个工作日内办结。`
  if (state.stage !== 'ISSUED') return NEWER_WORDS.headline
  return unspaced(`${unit}${state.level > 1 ? '负责人' : ''}应在 ${due} 前回复。`)
}

export const ordersResolvers: Resolvers = {
  Query: {
    supervisionOrder: async (_, { id }, { db, actor }) =>
      authorize(actor, 'VIEW', await orderShelf.find(db.read, db.schema, id)),
    async supervisionOrders(_, { stage, after, first }, context) {
      const actor = signedIn(context)
      const page = await pageOfOrders(context.db, actor, stage, { after: after ?? null, first })
      return page && { ...page, items: page.items.filter((row) => authorize(actor, 'VIEW', row) !== null) }
    },
  },
  SupervisionOrder: {
    stage: (row) => row.state.stage,
    version: (row, _, { actor }) => versionFor(supervisionOrder, actor, row),
    statusWord: (row) =>
      isWordOf(ORDER_STAGE, row.state.stage) ? ORDER_STAGE.words[row.state.stage] : NEWER_WORDS.word,
    headline: async (row, _, context) => headlineOf(row, (await unitOf(context, row))?.name ?? '办理单位', context),
    lamp({ state, centreId }, _, context) {
      const { now } = context
      const calendar = calendarOf(context.calendar, centreId)
      const running = { startAt: state.issuedAt, dueAt: state.replyDueAt }
      const colour = lamp(calendar, now, { ...running, paused: false, ended: state.stage !== 'ISSUED' })
      const counts = colour !== 'NONE'
      return {
        colour,
        word: LAMP_WORDS[colour],
        remaining: counts ? remainingWords(state.replyDueAt, now, calendar) : null,
        limit: counts ? whenWords(state.replyDueAt, now, calendar) : null,
      }
    },
    requestId: (row) => row.rootId ?? '',
    unit: (row, _, context) => unitOf(context, row),
    byItself: (row) => row.state.byItself,
    issuedAt: (row) => row.state.issuedAt,
    replyDueAt: (row) => row.state.replyDueAt,
    replyDueWords: ({ state, centreId }, _, { now, calendar }) =>
      whenWords(state.replyDueAt, now, calendarOf(calendar, centreId)),
    text: (row, _, { db }) => (row.state.askedId ? findText(db.read, db.schema, row.state.askedId) : null),
    reply: (row, _, { db }) => (row.state.replyId ? findText(db.read, db.schema, row.state.replyId) : null),
    promisedDays: (row) => row.state.promisedDays,
    async history(row, _, context) {
      const { db } = context
      const events = await historyOf(db.read, db.schema, row.id)
      const texts = await textsOf(db.read, db.schema, row.id)
      const units = await context.units()
      const { desk } = (await context.centres()).of(row.centreId)
      return linesFor(context, supervisionOrder, row, events)
        .map(({ event, place, what, textId, byTheSystem }) => ({
          id: `${row.id}-${place + 1}`,
          at: event.at,
          round: 1,
          what,
          who: signedBy({ event, byTheSystem }, units, desk, servedOrders),
          text: textId ? (texts.get(textId) ?? '（已删除）') : null,
        }))
        .reverse()
    },
    actions: (row, _, context) => actionsFor(context, supervisionOrder, row) as Action[],
  },
}
