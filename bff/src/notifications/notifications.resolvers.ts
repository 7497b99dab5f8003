import { mayEnter, WECHAT_TEMPLATE } from '@qihu/shared'
import { type Context, signedIn } from '../context.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { markRead, messagesOf, unreadOf } from './messages.store.ts'
import { addConsent } from './subscriptions.store.ts'
import { templatesOf } from './templates.ts'

/** What a message opens for this reader; null where there is no page for it: WeChat carries none of the staff's. */
function pageOf({ actor, lives, session }: Context, kind: string, id: string): string | null {
  const of = lives.all.find(({ life }) => life.kind === kind)
  if (!of) return null
  const atWork = actor !== null && mayEnter(actor, 'QUEUE') && session?.channel !== 'WECHAT'
  return atWork ? of.page.staff(id) : (of.page.outside?.(id) ?? null)
}

export const notificationsResolvers: Resolvers = {
  Query: {
    async messages(_, { after, first }, context) {
      const { db } = context
      const { personId } = signedIn(context)
      const page = await messagesOf(db, personId, { after: after ?? null, first })
      const items = page.items.map(({ id, title, body, createdAt, readAt, thingId, thingKind, alsoSent }) => ({
        id,
        title,
        text: body,
        at: createdAt,
        read: readAt !== null,
        requestId: thingKind === 'REQUEST' ? thingId : null,
        page: thingId === null ? null : pageOf(context, thingKind, thingId),
        alsoSent,
      }))
      return { items, endCursor: page.endCursor, unread: await unreadOf(db, personId) }
    },
    subscriptionTemplates(_, __, { session, config }) {
      if (session?.channel !== 'WECHAT') return []
      const ids = templatesOf(config)
      return WECHAT_TEMPLATE.values.map((template) => ({ id: ids[template], title: WECHAT_TEMPLATE.words[template] }))
    },
  },
  Mutation: {
    async markMessagesRead(_, { ids }, context) {
      const { db, now } = context
      const { personId } = signedIn(context)
      return db.write((tx) => markRead(tx, db.schema, personId, ids ? [...ids] : null, now))
    },
    async recordSubscriptionChoices(_, { choices }, context) {
      const { db, session, config } = context
      const { personId } = signedIn(context)
      if (session?.channel !== 'WECHAT') return false
      const known: readonly string[] = Object.values(templatesOf(config))
      const accepted = new Set(choices.filter((choice) => choice.accepted).map((choice) => choice.templateId))
      await db.write(async (tx) => {
        for (const templateId of known) {
          if (accepted.has(templateId)) await addConsent(tx, db.schema, personId, templateId)
        }
      })
      return true
    },
  },
}
