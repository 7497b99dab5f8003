import { mayEnter, WECHAT_TEMPLATE } from '@qihu/shared'
import { may } from '@qihu/shared/life/life'
import { type Context, signedIn } from '../context.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { markRead, messagesOf, unreadOf } from './messages.store.ts'
import { addConsent } from './subscriptions.store.ts'
import { templatesOf } from './templates.ts'

/**
 * What a message opens for this reader; null where there is no page for it: WeChat carries none of the staff's, and what
 * somebody was told of once may be no longer his to see.
 */
async function pageOf({ actor, db, lives, session }: Context, kind: string, id: string): Promise<string | null> {
  const of = lives.all.find(({ life }) => life.kind === kind)
  const thing = of && (await of.shelf.find(db.read, db.schema, id))
  if (!of || !actor || !thing || !may(of.life, actor, 'VIEW', thing)) return null
  const atWork = mayEnter(actor, 'QUEUE') && session?.channel !== 'WECHAT'
  return atWork ? of.page.staff(id) : (of.page.outside?.(id) ?? null)
}

export const notificationsResolvers: Resolvers = {
  Query: {
    async messages(_, { after, first }, context) {
      const { db } = context
      const { personId } = signedIn(context)
      const page = await messagesOf(db, personId, { after: after ?? null, first })
      const things = new Map(page.items.flatMap(({ thingId, thingKind }) => (thingId ? [[thingId, thingKind]] : [])))
      const pages = new Map<string, string | null>()
      for (const [thingId, kind] of things) pages.set(thingId, await pageOf(context, kind, thingId))
      const items = page.items.map(({ id, title, body, createdAt, readAt, thingId, thingKind, alsoSent }) => ({
        id,
        title,
        text: body,
        at: createdAt,
        read: readAt !== null,
        requestId: thingKind === 'REQUEST' ? thingId : null,
        page: thingId === null ? null : (pages.get(thingId) ?? null),
        alsoSent,
      }))
      return { items, endCursor: page.endCursor, unread: await unreadOf(db, personId) }
    },
    subscriptionTemplates(_, __, { session, config }) {
      const ids = templatesOf(config)
      if (session?.channel !== 'WECHAT' || !ids) return []
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
      const known: readonly string[] = Object.values(templatesOf(config) ?? {})
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
