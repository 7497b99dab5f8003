import type { FastifyInstance } from 'fastify'

/** How long requests in hand may take once nothing new is taken. */
const GRACE_MS = 10_000

type Ending = Pick<FastifyInstance, 'close' | 'log' | 'retire'>

/**
 * SIGTERM: says that it ends, goes on answering for the pause, then takes nothing new, ends what is in hand and is gone.
 * SIGINT comes from a terminal, where nobody waits for others: no pause, and
 * a pause is cut short by it. A second SIGTERM changes nothing: some starters pass on what the process has had itself.
 */
export function endGracefully(app: Ending, pauseMs: number): void {
  let cutShort: (() => void) | null = null
  const end = async (signal: string) => {
    if (cutShort) return signal === 'SIGINT' ? cutShort() : undefined
    const pause = new Promise<void>((resolve) => {
      cutShort = resolve
      setTimeout(resolve, signal === 'SIGTERM' ? pauseMs : 0)
    })
    app.log.info({ signal, pauseMs }, 'stopping')
    app.retire()
    await pause
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    await app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', () => void end('SIGTERM'))
  process.on('SIGINT', () => void end('SIGINT'))
}
