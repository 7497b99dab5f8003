import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { seedDemo } from '../../bff/src/demo/demo.ts'

/** The same server, which takes in whatever comes and refuses nobody. */
const config = readConfig(process.env)
const db = await openDatabase(config.databaseUrl)
await seedDemo(db, { now: systemClock.now(), config })
const app = await buildApp({ config, clock: systemClock, db, background: true, load: null })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port, backlog: 2048 })
