import { and, count, eq, gt, inArray, min } from 'drizzle-orm'
import fp from 'fastify-plugin'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { DOOR_EVENTS, type DoorCounts } from '../limits/door-counts.ts'
import type { SettledNotices } from '../notifications/settled-notices.ts'
import type { PlatformFailures } from '../platforms/platform-failures.ts'
import type { Answers } from './answers.ts'
import { isNear } from './near.ts'

const LEVELS = ['GOOD', 'NOTE', 'BAD'] as const

type Parts = {
  db: Database
  clock: Clock
  failures: PlatformFailures
  answers: Answers
  settled: SettledNotices
  doors: DoorCounts
  /** What was found last of each thing that is looked at. */
  levels: () => ReadonlyMap<string, (typeof LEVELS)[number]>
  nearOnly: boolean
}

/**
 * `/metrics` in Prometheus' text form: routes, commits, what waits in the outbox, what became of notices and what
 * platforms refused; no label holds anything of a person. `nearOnly`: for who asks from this host or its private network, behind whichever proxy.
 */
export const metrics = fp<Parts>(
  async (app, { db, clock, failures, settled, answers, doors, levels, nearOnly }) => {
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
    new Counter({
      name: 'platform_errors_total',
      help: 'Calls that a platform refused or did not answer; of class CONFIG or TOKEN an operator has to mend something',
      labelNames: ['platform', 'call', 'class'],
      registers: [registry],
      collect() {
        this.reset()
        for (const { platform, call, errorClass, times } of failures.all) {
          this.inc({ platform, call, class: errorClass }, times)
        }
      },
    })
    new Counter({
      name: 'door_events_total',
      help: 'Sign-in texts, wrong codes and refusals by a limit, since start',
      labelNames: ['event'],
      registers: [registry],
      collect() {
        this.reset()
        for (const event of DOOR_EVENTS) this.inc({ event }, doors[event])
      },
    })
    new Gauge({
      name: 'check_level',
      help: 'What the page of operations says, looked at every five minutes: 0 well, 1 to be noted, 2 to be mended',
      labelNames: ['check'],
      registers: [registry],
      collect() {
        this.reset()
        for (const [check, level] of levels()) this.set({ check }, LEVELS.indexOf(level))
      },
    })
    const { outbox } = db.schema
    new Gauge({
      name: 'outbox_oldest_seconds',
      help: 'Age of the oldest notice that was tried and could not be sent yet, by channel; worth an alert above an hour',
      labelNames: ['channel'],
      registers: [registry],
      async collect() {
        this.reset()
        const rows = await db.read
          .select({ channel: outbox.channel, since: min(outbox.createdAt) })
          .from(outbox)
          .where(and(eq(outbox.state, 'WAITING'), gt(outbox.attempts, 0)))
          .groupBy(outbox.channel)
        for (const { channel, since } of rows) {
          if (since !== null) this.set({ channel }, Math.round((clock.now() - since) / 1000))
        }
      },
    })
    new Gauge({
      name: 'outbox_rows',
      help: 'Notices that are not settled yet, by channel and state',
      labelNames: ['channel', 'state'],
      registers: [registry],
      async collect() {
        this.reset()
        const rows = await db.read
          .select({ channel: outbox.channel, state: outbox.state, rows: count() })
          .from(outbox)
          .where(inArray(outbox.state, ['WAITING', 'ACCEPTED']))
          .groupBy(outbox.channel, outbox.state)
        for (const { channel, state, rows: n } of rows) this.set({ channel, state }, n)
      },
    })
    new Counter({
      name: 'notices_settled_total',
      help: 'What became of notices since start, by channel and state',
      labelNames: ['channel', 'state'],
      registers: [registry],
      collect() {
        this.reset()
        for (const { channel, state, times } of settled.all) this.inc({ channel, state }, times)
      },
    })
    // Routes and statuses are few; looking a series up by its labels costs more than counting in it.
    const series = new Map<string, { observe(seconds: number): void }>()
    answers.listen(({ method, path, status, ms }) => {
      const key = `${method} ${path} ${status}`
      let one = series.get(key)
      if (!one) {
        one = seconds.labels({ method, route: path, status })
        series.set(key, one)
      }
      one.observe(ms / 1000)
    })
    app.get('/metrics', async (request, reply) => {
      if (nearOnly && !isNear(request.ip)) return reply.callNotFound()
      return reply.type(registry.contentType).send(await registry.metrics())
    })
  },
  { name: 'metrics', fastify: '5.x' },
)
