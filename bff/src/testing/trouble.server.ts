import Sqlite from 'better-sqlite3'
import { buildApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { seedDemo } from '../demo/demo.ts'
import { outliveLostConnections } from '../operations/lost-connections.ts'

/**
 * The server of the drill in which the disk fills up: SIGUSR2 forbids its SQLite file to grow, SIGHUP allows it again.
 * With ACKNOWLEDGE=early, the drill's control, a command is answered when it has run and stored 20 ms later.
 */
const EARLY_MS = 20

const connections = new Set<Sqlite.Database>()
const { pragma } = Sqlite.prototype
Sqlite.prototype.pragma = function (this: Sqlite.Database, ...given) {
  connections.add(this)
  return pragma.apply(this, given)
}

const config = readConfig(process.env)
const stored = await openDatabase(config.databaseUrl)
await seedDemo(stored, { now: systemClock.now(), config })
const db = process.env.ACKNOWLEDGE === 'early' ? early(stored) : stored
const app = await buildApp({ config, clock: systemClock, db, background: true })
outliveLostConnections(app.log)

const grow = (pages: (now: number) => number) => {
  for (const each of connections) {
    if (each.readonly) continue
    each.pragma(`max_page_count = ${pages(Number(each.pragma('page_count', { simple: true })))}`)
  }
}
process.on('SIGUSR2', () => grow((now) => now))
process.on('SIGHUP', () => grow(() => 1_000_000_000))
// A file that may not grow ends the process otherwise; with a handler the write fails.
process.on('SIGXFSZ', () => {})
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port })

function early(inner: Database): Database {
  return {
    ...inner,
    write: (command) =>
      new Promise((resolve, reject) => {
        const later = inner.write(async (tx) => {
          const value = await command(tx)
          resolve(value)
          await new Promise((done) => setTimeout(done, EARLY_MS))
          return value
        })
        later.catch(reject)
      }),
  }
}
