import postgres from 'postgres'

/** Ends every other connection to this PostgreSQL, as its administrator can. */
export async function endBackends(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const ended = await sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL`
  await sql.end()
  return ended.length
}
