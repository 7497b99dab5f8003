import { startPostgres } from './postgres.ts'

/** One server for the whole run; each test makes a database or schema of its own on it. */
export async function setup(): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  process.env.TEST_PG_URL = postgres.url
  return async () => {
    delete process.env.TEST_PG_URL
    await postgres.stop()
  }
}
