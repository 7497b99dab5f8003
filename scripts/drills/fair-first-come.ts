import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { LIMITS } from '../../bff/src/operations/load.plugin.ts'

/** The same server, in which everybody waits on one account: first come, first served, and whoever comes last is refused. */
const config = readConfig(process.env)
const db = await openDatabase(config.databaseUrl)
const load = { ...LIMITS, clientOf: () => 'everybody' }
const app = await buildApp({ config, clock: systemClock, db, background: true, load })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port, backlog: 2048 })
