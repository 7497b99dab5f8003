import { readConfig } from '../../bff/src/config.ts'
import type { Database } from '../../bff/src/db/database.ts'
import { notify } from '../../bff/src/life/notify.ts'
import { servedLives } from '../../bff/src/lives.ts'
import { createNotifier } from '../../bff/src/notifications/notifications.worker.ts'
import { DEMO_TEMPLATE_IDS } from '../../bff/src/notifications/templates.ts'
import { databaseTokens } from '../../bff/src/platforms/database-tokens.ts'
import { createPlatforms } from '../../bff/src/platforms/platforms.ts'
import { simulatedPlatforms } from '../../bff/src/simulator/simulated-platforms.ts'
import { SHIPPED_CALENDAR } from '../../shared/src/index.ts'

type Parts = {
  readonly db: Database
  readonly platforms: string
  /** Where links lead: a card with another link is another card. */
  readonly publicBase: string
  readonly now: () => number
  /** Lets the clock of `now` go on instead of waiting. */
  readonly sleep: (ms: number) => Promise<void>
}

const STEP_MS = 30_000
const DAY_MS = 86_400_000

/** Sends whatever the outbox still holds, by the product's own sender, and asks what became of it. */
export async function deliverRest({ db, platforms, publicBase, now, sleep }: Parts): Promise<void> {
  const notifier = createNotifier({
    db,
    lives: servedLives,
    reactions: [notify],
    clock: { now },
    platforms: createPlatforms(simulatedPlatforms(platforms), { tokens: databaseTokens(db), now }),
    config: { ...readConfig({ DEMO: '1' }), publicBase },
    calendar: { current: SHIPPED_CALENDAR },
    templates: DEMO_TEMPLATE_IDS,
    log: { info() {}, warn() {}, error() {} },
    random: Math.random,
    quietHours: false,
    sleep,
  })
  for (const end = now() + DAY_MS; now() < end; ) {
    if ((await notifier.runOnce()) > 0) continue
    const rows = await db.read.select({ state: db.schema.outbox.state }).from(db.schema.outbox)
    if (rows.every(({ state }) => state !== 'WAITING' && state !== 'ACCEPTED')) return
    await sleep(STEP_MS)
  }
}
