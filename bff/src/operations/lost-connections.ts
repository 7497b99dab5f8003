import type { FastifyBaseLogger } from 'fastify'
import { DatabaseUnavailable, known } from '../db/database.ts'

/**
 * The driver of PostgreSQL rejects promises of its own, which nobody can wait for, when a connection ends inside a
 * transaction. Who asked was answered already; the process goes on. Any other rejection ends it as before.
 */
export function outliveLostConnections(log: Pick<FastifyBaseLogger, 'error'>): void {
  process.on('unhandledRejection', (reason) => {
    if (!(known(reason) instanceof DatabaseUnavailable)) throw reason
    log.error({ err: reason }, 'a database connection was lost')
  })
}
