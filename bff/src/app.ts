import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import Fastify, { type FastifyInstance } from 'fastify'
import { administrationResolvers } from './administration/administration.resolvers.ts'
import { attachmentRoutes } from './attachments/attachments.routes.ts'
import { centresResolvers } from './centres/centres.resolvers.ts'
import { ensureFirstCentre } from './centres/centres.store.ts'
import { CentreTexts, loadTexts } from './centres/texts.store.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import type { Database } from './db/database.ts'
import { loadCalendar } from './deadlines/calendar.ts'
import { startSweep } from './deadlines/sweep.ts'
import type { SimulatedTown } from './demo/simulated-town.ts'
import { createAlerts } from './doctor/alerts.ts'
import { doctorResolvers } from './doctor/doctor.resolvers.ts'
import { createPulse } from './doctor/pulse.ts'
import { enterprisesResolvers } from './enterprises/enterprises.resolvers.ts'
import { graphqlPlugin } from './graphql/graphql.plugin.ts'
import { hallsResolvers } from './halls/halls.resolvers.ts'
import { hallRoutes } from './halls/halls.routes.ts'
import { requestIds } from './ids.ts'
import { lifeResolvers } from './life/life.resolvers.ts'
import { notifyBy } from './life/notify.ts'
import { newDoorCounts } from './limits/door-counts.ts'
import { servedLives } from './lives.ts'
import { holdingBack } from './notifications/held-back.ts'
import { notificationsResolvers } from './notifications/notifications.resolvers.ts'
import { createNotifier } from './notifications/notifications.worker.ts'
import { DEMO_TEMPLATE_IDS } from './notifications/templates.ts'
import { Answers, pathOf } from './operations/answers.ts'
import { maskErrors } from './operations/error-answers.ts'
import { healthRoutes } from './operations/health.routes.ts'
import { type LoadLimits, loadShedding } from './operations/load.plugin.ts'
import { loggedError } from './operations/logged-error.ts'
import { metrics } from './operations/metrics.plugin.ts'
import { isNear } from './operations/near.ts'
import { startPurge } from './operations/purge.ts'
import { realAddresses } from './operations/real-address.ts'
import { startResting, thisProcess } from './operations/rest.ts'
import { retiring } from './operations/retiring.plugin.ts'
import { securityHeaders } from './operations/security-headers.ts'
import { BODY_LIMITS, slowBodies } from './operations/slow-bodies.plugin.ts'
import { peopleResolvers } from './people/people.resolvers.ts'
import { databaseTokens } from './platforms/database-tokens.ts'
import { PlatformFailures } from './platforms/platform-failures.ts'
import type { Fetch } from './platforms/platform-http.ts'
import { channelsOf, createPlatforms } from './platforms/platforms.ts'
import { eraseRequest } from './privacy/erase-request.ts'
import { privacyResolvers } from './privacy/privacy.resolvers.ts'
import { privacyRoutes } from './privacy/privacy.routes.ts'
import { carriedResolvers } from './requests/carried.resolvers.ts'
import { startIndexing } from './requests/index-words.ts'
import { requestsResolvers } from './requests/requests.resolvers.ts'
import { shortLinkRoutes } from './requests/short-links.ts'
import type { SimulatorState } from './simulator/simulator-state.ts'
import { smileIndexResolvers } from './smile-index/smile-index.resolvers.ts'
import { ordersResolvers } from './supervision-orders/orders.resolvers.ts'
import { webPages } from './web/web.plugin.ts'

/** An upload on a slow line, see slow-bodies.plugin.ts, and a little more. */
const REQUEST_MS = BODY_LIMITS.uploadMs + 10_000
const HEADERS_MS = 15_000

export type AppParts = {
  readonly config: Config
  readonly clock: Clock
  readonly db: Database
  /** How platform clients reach the world; tests hand in one that stays inside the process. */
  readonly fetch?: Fetch
  /** Runs the outbox and the deadlines by themselves; tests drive both by hand. */
  readonly background?: boolean
  /** How much may wait or be in hand before others are told to come back: by default what two cores carry, null for no end. */
  readonly load?: LoadLimits | null
  /** False: silent; a sink: lines go there in place of the standard output. */
  readonly logger?: boolean | { write(line: string): void }
}

export type App = FastifyInstance & {
  readonly services: Services
  readonly simulated: SimulatorState | null
}

/** The table of contents of the process: every part, in order. Opens nothing and listens nowhere. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { config, clock, db } = parts
  const answers = new Answers()
  const app = Fastify({
    logger: parts.logger === false ? false : logging(config, parts.logger),
    genReqId: requestIds(),
    logController: answers,
    // A function, not the list of ranges: that one reads every address digit by digit, on every request.
    trustProxy: config.trustedProxies ?? (config.production ? isNear : false),
    // Numbers stay numbers: a client that sends text for them is wrong.
    ajv: { customOptions: { coerceTypes: false } },
    bodyLimit: 64 * 1024,
    // What comes while it closes is answered as well: an uncoded 503 is an error to a person whose request was well.
    return503OnClosing: false,
    // A whole request, and before that its head: what holds a line longer sends nothing anybody waits for.
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: 5_000 },
  })

  const town = config.platforms ? null : await simulatedTown(config, clock)
  const platformConfig = config.platforms ?? (town as SimulatedTown).platforms
  const calendar = { current: createCalendar(SHIPPED_DAYS) }
  await loadCalendar(db, calendar)
  await ensureFirstCentre(db, { ...config, now: clock.now() })
  const texts = new CentreTexts()
  await loadTexts(db, texts)
  const failures = new PlatformFailures(app.log)
  const platforms = failures.watch(
    createPlatforms(platformConfig, {
      tokens: databaseTokens(db),
      now: () => clock.now(),
      ...(parts.fetch ? { fetch: parts.fetch } : {}),
    }),
  )
  const open = channelsOf(platformConfig)
  const reactions = [notifyBy(open, texts), eraseRequest] as const
  const lives = servedLives
  const doors = newDoorCounts()
  const pulse = createPulse({ db, clock, log: app.log, doors })
  const told = config.dry ? holdingBack(platforms) : platforms
  const notifier = createNotifier({
    db,
    lives,
    reactions,
    platforms: told,
    clock,
    config,
    calendar,
    log: app.log,
    random: Math.random,
    templates: platformConfig.wechat?.templates ?? DEMO_TEMPLATE_IDS,
    quietHours: !config.demo,
    open,
    dry: config.dry,
    beat: pulse.beat('WORKER'),
  })
  const services: Services = {
    config,
    clock,
    db,
    calendar,
    texts,
    platforms,
    platformConfig,
    lives,
    reactions,
    notifier,
    doors,
  }

  const alerts = createAlerts({ ...services, platforms: told, log: app.log })
  maskErrors(app)
  await app.register(retiring)
  // The first hook: what is refused has cost nothing yet.
  await app.register(loadShedding, parts.load === undefined ? {} : { limits: parts.load })
  await app.register(slowBodies)
  if (config.production) await app.register(realAddresses)
  await app.register(securityHeaders, { production: config.production })
  await app.register(metrics, {
    db,
    clock,
    failures,
    settled: notifier.settledNotices,
    answers,
    doors,
    levels: alerts.levels,
    nearOnly: config.production,
  })
  await app.register(healthRoutes, { db, clock, config })
  await app.register(graphqlPlugin, {
    services,
    resolvers: [
      peopleResolvers,
      administrationResolvers,
      doctorResolvers,
      centresResolvers,
      enterprisesResolvers,
      requestsResolvers,
      carriedResolvers,
      ordersResolvers,
      lifeResolvers(lives),
      hallsResolvers,
      notificationsResolvers,
      smileIndexResolvers,
      privacyResolvers,
    ],
  })
  await app.register(attachmentRoutes, { services })
  await app.register(hallRoutes, { services })
  await app.register(shortLinkRoutes, { db })
  await app.register(privacyRoutes, { services })
  await town?.serve(app)
  await app.register(webPages, { config, clock, keeps: parts.background ?? false })

  let closing = false
  let stop = async () => {}
  if (parts.background) {
    let sweep: ReturnType<typeof startSweep> | null = null
    let purging: ReturnType<typeof startPurge> | null = null
    let indexing: ReturnType<typeof startIndexing> | null = null
    let resting: ReturnType<typeof startResting> | null = null
    let beating: ReturnType<typeof pulse.start> | null = null
    let alerting: ReturnType<typeof alerts.start> | null = null
    // Not before the port is ours: a second start by mistake must not take messages to send and then end.
    app.addHook('onListen', async () => {
      // Told to end while it started: its database has gone.
      if (closing) return
      sweep = startSweep({ ...services, log: app.log, beat: pulse.beat('SWEEP') })
      purging = startPurge({ db, clock, config, log: app.log })
      indexing = startIndexing({ db, clock, log: app.log })
      notifier.start()
      beating = pulse.start()
      alerting = alerts.start()
      resting = startResting(thisProcess(db, app.log))
    })
    stop = async () => {
      resting?.stop()
      const loops = [sweep, purging, indexing, notifier, beating, alerting]
      await Promise.all(loops.map((loop) => loop?.stop()))
    }
  }
  // One hook for both, since hooks run last first: what still works needs its database.
  app.addHook('onClose', async () => {
    closing = true
    await stop()
    await db.close()
  })
  return Object.assign(app, { services, simulated: town?.state ?? null }) as unknown as App
}

/** No service loads what only the demo needs. */
const simulatedTown = async (config: Config, clock: Clock): Promise<SimulatedTown> =>
  (await import('./demo/simulated-town.ts')).simulatedTown(config, clock)

const logging = (config: Config, sink: AppParts['logger']) => ({
  level: config.logLevel,
  serializers: { req: plainRequest, err: (error: unknown) => loggedError(error), busboyOptions: withoutHeaders },
  ...(typeof sink === 'object' ? { stream: sink } : {}),
})

const plainRequest = (request: { method: string; id: string; routeOptions?: { url?: string | undefined } }) => ({
  method: request.method,
  path: pathOf(request),
  id: request.id,
})

/** The form parser writes down how it was called, with the headers, and so with the token, of the request. */
const withoutHeaders = ({ limits }: { limits?: unknown }) => ({ limits })
