import { buildApp } from '../../bff/src/app.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openSqlite } from '../../bff/src/db/sqlite.ts'
import { UNLIMITED } from '../../bff/src/operations/load.plugin.ts'

/** The server as it is, but for how many commands may share a commit (GROUP). */
const config = readConfig(process.env)
const db = openSqlite(config.databaseUrl.slice('file:'.length), Number(process.env.GROUP))
// Nobody is refused: what is compared is the storing.
const app = await buildApp({ config, clock: { now: () => Date.now() }, db, load: UNLIMITED })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port })
