import { startPostgres } from '../../postgres.ts'
import { connectTo } from '../many-requests.ts'

/** A database, and the processes that work for it. */
export type Place = { readonly url: string; backends(): Promise<number[]> }

type Places = {
  readonly at: Place[]
  /** Makes all others the same as the first one, which nobody may be using. */
  copyFirst(): Promise<void>
  drop(): Promise<void>
}

/** A database for each side on one PostgreSQL. */
export async function inPostgres(count: number): Promise<Places> {
  const postgres = await startPostgres({ durable: true })
  const sql = connectTo(postgres.url)
  const names = Array.from({ length: count }, (_, n) => `traffic_${process.pid}_${n}`)
  for (const name of names) await sql.unsafe(`CREATE DATABASE ${name}`)
  return {
    at: names.map((name) => {
      const url = new URL(postgres.url)
      url.pathname = `/${name}`
      const backends = async () => {
        const found = await sql.unsafe(
          `SELECT pid FROM pg_stat_activity WHERE datname = '${name}' AND backend_type = 'client backend'`,
        )
        return found.map((row) => Number(row.pid))
      }
      return { url: url.href, backends }
    }),
    async copyFirst() {
      const [first, ...others] = names
      for (const name of others) {
        await sql.unsafe(`DROP DATABASE ${name}`)
        await sql.unsafe(`CREATE DATABASE ${name} TEMPLATE ${first}`)
      }
    },
    async drop() {
      for (const name of names) await sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await sql.end()
      await postgres.stop()
    },
  }
}
