import { count } from 'drizzle-orm'
import fp from 'fastify-plugin'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../db/database.ts'

/** `/metrics` in Prometheus' text form: routes, commits and the outbox by state; no label holds anything of a person. */
export const metrics = fp<{ db: Database }>(
  async (app, { db }) => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const seconds = new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers: [registry],
    })
    new Counter({
      name: 'database_commits_total',
      help: 'Commits since start',
      registers: [registry],
      collect() {
        this.reset()
        this.inc(db.stats.commits)
      },
    })
    new Counter({
      name: 'database_commands_total',
      help: 'Commands since start; many share a commit under load',
      registers: [registry],
      collect() {
        this.reset()
        this.inc(db.stats.commands)
      },
    })
    const { outbox } = db.schema
    new Gauge({
      name: 'outbox_rows',
      help: 'Notices by channel and state',
      labelNames: ['channel', 'state'],
      registers: [registry],
      async collect() {
        this.reset()
        const rows = await db.read
          .select({ channel: outbox.channel, state: outbox.state, rows: count() })
          .from(outbox)
          .groupBy(outbox.channel, outbox.state)
        for (const { channel, state, rows: n } of rows) this.set({ channel, state }, n)
      },
    })
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none'
      seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    })
    app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  },
  { name: 'metrics', fastify: '5.x' },
)
