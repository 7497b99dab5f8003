import Fastify from 'fastify'
import mercurius from 'mercurius'
import { buildApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { contextOf } from '../context.ts'
import { openDatabase } from '../db/open.ts'
import { seedDemo } from '../demo/demo.ts'
import { instantScalar, keyScalar, loadSchema } from '../graphql/schema.ts'
import { hallsResolvers } from '../halls/halls.resolvers.ts'
import { lifeResolvers } from '../life/life.resolvers.ts'
import { servedLives } from '../lives.ts'
import { notificationsResolvers } from '../notifications/notifications.resolvers.ts'
import { peopleResolvers } from '../people/people.resolvers.ts'
import { requestsResolvers } from '../requests/requests.resolvers.ts'
import { smileIndexResolvers } from '../smile-index/smile-index.resolvers.ts'

/** The same schema and resolvers on the library's own routes with its own errors. */
const config = readConfig(process.env)
const db = await openDatabase(config.databaseUrl)
await seedDemo(db, { now: systemClock.now(), config })
const { services } = await buildApp({ config, clock: systemClock, db, logger: false })
const resolvers: Record<string, Record<string, unknown>> = { Instant: instantScalar, Key: keyScalar }
const ours = [
  peopleResolvers,
  requestsResolvers,
  lifeResolvers(servedLives),
  hallsResolvers,
  notificationsResolvers,
  smileIndexResolvers,
]
for (const each of ours) {
  for (const [type, fields] of Object.entries(each)) resolvers[type] = { ...resolvers[type], ...fields }
}
const app = Fastify()
await app.register(mercurius, {
  schema: loadSchema(),
  resolvers: resolvers as never,
  context: async (request) => ({ ...(await contextOf(services, request)) }),
})
app.get('/readyz', async () => 'ready')
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port })
