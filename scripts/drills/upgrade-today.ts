import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { loadPersisted } from '../../bff/src/graphql/persisted.ts'

/**
 * The same server as it was upgraded and ended before: it knows the documents of its own clients alone, keeps no files of
 * other releases (its folder is its own), and at its end answers what still comes with the framework's bare 503.
 */
const config = readConfig(process.env)
const own = loadPersisted()
const db = await openDatabase(config.databaseUrl)
const app = await buildApp({ config, clock: systemClock, db, background: true })
let closing = false
app.addHook('preHandler', async (request, reply) => {
  if (closing) return reply.code(503).send({ error: 'Service Unavailable', statusCode: 503 })
  const { id } = (request.body ?? {}) as { id?: string }
  if (request.url !== '/graphql' || (id && own.has(id))) return
  return reply.code(400).send({ errors: [{ message: '页面已过期', extensions: { code: 'UNKNOWN_OPERATION' } }] })
})
process.once('SIGTERM', () => {
  closing = true
  void app.close().then(() => process.exit(0))
})
await app.listen({ host: config.host, port: config.port })
