import { asc, eq } from 'drizzle-orm'
import { servedLives } from '../lives.ts'
import { findPerson } from '../people/people.store.ts'
import { openSession } from '../people/sessions.ts'
import { type ActionName, fileOne, take } from '../testing/loop.fixture.ts'
import { openTestApp } from '../testing/test-app.ts'
import { TOWN } from '../testing/town.fixture.ts'
import { createNotifier, type NotifierParts } from './notifications.worker.ts'
import { addConsent } from './subscriptions.store.ts'
import { DEMO_TEMPLATE_IDS, demoTemplates } from './templates.ts'

export type Post = Awaited<ReturnType<typeof openPost>>

/** The application with every person of the town on the simulated platforms, and an outbox that is sent when told to. */
export async function openPost() {
  const app = await openTestApp()
  const { db } = app
  const simulated = app.app.simulated
  if (!simulated) throw new Error('the platforms are not simulated')
  for (const { key, name, phone, openid, dingTalk } of TOWN) {
    const ids = { ...(openid ? { openid } : {}), ...(dingTalk ? { dingtalkUserId: dingTalk } : {}) }
    simulated.addPerson({ key, name, phone: phone ?? '19900009999', ...ids })
  }
  const lines: object[] = []
  const keep = (facts: unknown) => void lines.push(facts as object)
  const notifierWith = (more: Partial<NotifierParts> = {}) =>
    createNotifier({
      db,
      lives: servedLives,
      reactions: app.services.reactions,
      platforms: app.services.platforms,
      clock: app.services.clock,
      config: app.config,
      calendar: app.services.calendar,
      templates: DEMO_TEMPLATE_IDS,
      log: { info: keep, warn: keep, error: keep },
      random: () => 0.5,
      quietHours: false,
      sleep: async () => {},
      ...more,
    })
  const notifier = notifierWith()
  return {
    ...app,
    simulated,
    notifierWith,
    notifier,
    /** Files a second later than whatever came before, so that the order of messages is known. */
    file: (more: object = {}, who = 'owner') => {
      app.time.now += 1_000
      return fileOne(app, more, app.newKey(), who)
    },
    act: (who: string, action: ActionName, id: string, more: Parameters<typeof take>[4] = {}) => {
      app.time.now += 1_000
      return take(app, who, action, id, more)
    },
    /** What the worker logged. */
    lines,
    outbox: () => db.read.select().from(db.schema.outbox).orderBy(asc(db.schema.outbox.id)),
    messagesTo: async (key: string) =>
      (
        await db.read
          .select()
          .from(db.schema.messages)
          .where(eq(db.schema.messages.personId, `p-${key}`))
          .orderBy(asc(db.schema.messages.createdAt))
      ).map((row) => row.kind),
    /** Sends until nothing is left to claim; @returns how many rows were claimed. */
    drain: async (worker = notifier) => {
      let total = 0
      for (let claimed = await worker.runOnce(); claimed > 0; claimed = await worker.runOnce()) total += claimed
      return total
    },
    fault: async (fault: { match: string; times?: number; [more: string]: unknown }) => {
      const answer = await app.app.inject({ method: 'POST', url: '/sim/__sim/faults', payload: JSON.stringify(fault) })
      if (answer.statusCode !== 200) throw new Error(answer.body)
    },
    /** Ends every fault. */
    mend: () => app.app.inject({ method: 'DELETE', url: '/sim/__sim/faults' }),
    /** What reached a person's telephone, newest first. */
    phoneOf: (key: string) => {
      const person = simulated.people.get(key)
      return person ? simulated.inbox(person).map((message) => message.content) : []
    },
    callsTo: (part: string) =>
      [...simulated.calls].filter(([path]) => path.includes(part)).reduce((sum, [, calls]) => sum + calls, 0),
    /** Accepts each template in WeChat so many times, on both sides. */
    consent: async (key: string, times = 1) => {
      const openid = simulated.people.get(key)?.openid ?? ''
      for (let n = 0; n < times; n += 1) {
        for (const template of demoTemplates) {
          simulated.consent(openid, template)
          await db.write((tx) => addConsent(tx, db.schema, `p-${key}`, template.id))
        }
      }
    },
    /** Sends a document from inside WeChat. */
    inWeChat: async (key: string, query: string, variables: object = {}) => {
      const person = await findPerson(db.read, db.schema, `p-${key}`)
      if (!person) throw new Error(`nobody called ${key}`)
      const token = await db.write((tx) => openSession(tx, db.schema, person, 'WECHAT', app.time.now))
      return app.send({ query, variables }, token)
    },
  }
}
