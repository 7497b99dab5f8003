import type { FastifyPluginAsync } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { unfitMachine } from './start-checks.ts'

type Parts = { readonly db: Database; readonly clock: Clock; readonly config: Config }

/** `/healthz`: the process answers. `/readyz`: it can also read its database, keep files, has its pages, and is not about to end. */
export const healthRoutes: FastifyPluginAsync<Parts> = async (app, { db, clock, config }) => {
  const startedAt = clock.now()
  app.get('/healthz', async () => ({ status: 'ok', upSeconds: Math.round((clock.now() - startedAt) / 1000) }))
  app.get('/readyz', async (request, reply) => {
    if (app.isRetiring()) return reply.code(503).send({ status: 'stopping' })
    try {
      await db.ping()
      const unfit = unfitMachine(config)
      if (unfit) {
        request.log.error({ unfit }, 'not ready')
        return reply
          .code(503)
          .header('retry-after', '5')
          .send({ status: 'not fit', what: unfit.split(' ')[0] })
      }
      return { status: 'ready', engine: db.engine }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
      return reply.code(503).header('retry-after', '5').send({ status: 'database away' })
    }
  })
}
