import { inspect } from 'node:util'
import pino from 'pino'
import { buildApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { DatabaseUnavailable, driverCode } from './db/database.ts'
import { notOpenedWords } from './db/not-opened.ts'
import { openDatabase } from './db/open.ts'
import { environment } from './env-file.ts'
import { greeting } from './greeting.ts'
import { endGracefully } from './operations/ending.ts'
import { outliveLostConnections } from './operations/lost-connections.ts'
import { ownRelease } from './operations/release.ts'
import { unfitMachine } from './operations/start-checks.ts'

/** Lines the kernel holds until we take them; past them a caller hears nothing for seconds, not even a refusal. */
const BACKLOG = 2048

async function main(): Promise<void> {
  const config = configuration()
  const unfit = unfitMachine(config)
  if (unfit) fail(unfit)
  const db = await openDatabase(config.databaseUrl).catch((error: unknown) => {
    if (error instanceof DatabaseUnavailable || /^(42501|NOT_UTF8)$/.test(driverCode(error)))
      fail(notOpenedWords(error))
    throw error
  })
  if (config.demo) await (await import('./demo/demo.ts')).seedDemo(db, { now: systemClock.now(), config })
  // Lines go out some at a time, a fifth of a second late at most; what is left at the end is flushed.
  const logger = pino.destination({ sync: false, minLength: 16_000, periodicFlush: 200 })
  const app = await buildApp({ config, clock: systemClock, db, background: true, logger })
  outliveLostConnections(app.log)
  endGracefully(app, config.drainSeconds * 1000)
  await app.listen({ host: config.host, port: config.port, backlog: BACKLOG }).catch((error: unknown) => {
    const code = (error as { code?: string }).code
    if (code === 'EADDRINUSE') fail(`端口 ${config.port} 已被占用。请用 PORT 换一个，例如 PORT=3001。`)
    throw error
  })
  app.log.info({ release: ownRelease() }, 'serving')
  if (config.demo) process.stdout.write(await greeting(app.services))
}

function configuration(): Config {
  try {
    return readConfig(environment(process.env))
  } catch (error) {
    if (error instanceof ConfigError) fail(`配置有问题，服务没有启动：\n${error.message}`)
    throw error
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

// By its own hand: a rejection of a lost database is outlived once it serves, and here nothing serves yet.
main().catch((error: unknown) => fail(inspect(error)))
