import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { simulatedPlatforms } from '../../bff/src/simulator/simulated-platforms.ts'

/**
 * The server as it is, but its platforms stand in another process, whose record survives when this one is killed. It says
 * at its orderly end how many messages it sent.
 */
const config = { ...readConfig(process.env), platforms: simulatedPlatforms(String(process.env.PLATFORMS)) }
const db = await openDatabase(config.databaseUrl)
let sent = 0
const counted: typeof fetch = (address, init) => {
  if (/subscribe\/send|asyncsend_v2|sms\/send/.test(String(address))) sent += 1
  return fetch(address, init)
}
const app = await buildApp({ config, clock: systemClock, db, background: true, fetch: counted })
process.once('SIGTERM', async () => {
  await app.close()
  process.stdout.write(`sent ${sent} messages\n`, () => process.exit(0))
})
await app.listen({ host: config.host, port: config.port })
