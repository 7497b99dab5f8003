import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { simulatedPlatforms } from '../../bff/src/simulator/simulated-platforms.ts'

/** The server as it is, but its platforms stand in another process, whose record survives when this one is killed. */
const config = { ...readConfig(process.env), platforms: simulatedPlatforms(String(process.env.PLATFORMS)) }
const db = await openDatabase(config.databaseUrl)
const app = await buildApp({ config, clock: systemClock, db, background: true })
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port })
