import { buildApp } from '../../bff/src/app.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openSqlite } from '../../bff/src/db/sqlite.ts'

/** The server as it is, but for how many commands may share a commit (GROUP) and, unless LIMITED, the refusals. */
const config = readConfig(process.env)
const db = openSqlite(config.databaseUrl.slice('file:'.length), Number(process.env.GROUP))
// Nobody is refused where what is compared is the storing.
const load = process.env.LIMITED === '1' ? {} : { load: null }
const app = await buildApp({ config, clock: { now: () => Date.now() }, db, ...load })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: config.host, port: config.port })
