import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import type { Database, Db } from '../../bff/src/db/database.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { createDelivery } from '../../bff/src/notifications/delivery.ts'
import type { OutboxRow } from '../../bff/src/notifications/outbox.store.ts'
import { DEMO_TEMPLATE_IDS } from '../../bff/src/notifications/templates.ts'
import { simulatedPlatforms } from '../../bff/src/simulator/simulated-platforms.ts'

/**
 * The control of the crash drill: the same server over a database that answers before the commit, to save its wait, and
 * that sends notices after it without having written down that they are to be sent.
 */
const COMMIT_EVERY_MS = 50

const config = { ...readConfig(process.env), platforms: simulatedPlatforms(String(process.env.PLATFORMS)) }
const real = await openDatabase(config.databaseUrl)

/** Keeps rows for the outbox from being stored and hands them to `post`. */
const withoutOutbox = (tx: Db, post: (row: OutboxRow) => void): Db => {
  const insert: Db['insert'] = (table) => {
    const plain = tx.insert(table)
    if ((table as unknown) !== real.schema.outbox) return plain
    const values = async (rows: OutboxRow[]) => {
      for (const row of rows) post({ ...row, id: 0 })
    }
    return { values } as unknown as typeof plain
  }
  return { select: tx.select.bind(tx), update: tx.update.bind(tx), delete: tx.delete.bind(tx), insert } as Db
}

const db: Database = {
  ...real,
  write: (command) =>
    new Promise((resolve, reject) => {
      const notices: OutboxRow[] = []
      real
        .write(async (tx) => {
          const value = await command(withoutOutbox(tx, (row) => notices.push(row)))
          resolve(value)
          await new Promise((done) => setTimeout(done, COMMIT_EVERY_MS * Math.random()))
          return value
        })
        .then(() => sendInline(notices), reject)
    }),
}

const app = await buildApp({ config, clock: systemClock, db, background: true })
const { platforms, calendar, lives } = app.services
const templates = DEMO_TEMPLATE_IDS
const delivery = createDelivery({
  db: real,
  lives,
  platforms,
  clock: systemClock,
  config,
  calendar,
  templates,
  quietHours: false,
})

async function sendInline(rows: readonly OutboxRow[]): Promise<void> {
  for (const row of rows) {
    const first = { ...row, attempts: 1 }
    if (row.channel === 'WECHAT') await delivery.sendWeChat(first).catch(() => {})
    if (row.channel === 'SMS') await delivery.sendSms(first).catch(() => {})
    if (row.channel !== 'DINGTALK') continue
    const address = await delivery.dingTalkAddress(first)
    if ('userId' in address) await delivery.sendDingTalk([first], [address.userId]).catch(() => {})
  }
}

process.once('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port })
