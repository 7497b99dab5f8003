import { existsSync } from 'node:fs'
import { ConfigError, readDataConfig } from '../bff/src/config.ts'
import { environment } from '../bff/src/env-file.ts'

type Options = {
  /** Fills a database that is not there yet, where its name was given. */
  readonly creates?: boolean
  readonly say?: (line: string) => void
}

const NAMED = ['DATABASE_URL', 'DATA_DIR', 'ENV_FILE'] as const

/**
 * The environment of a command that reads or writes data, from the same file as the service's. Says first which database
 * that is. A SQLite file that is not there is not made: the name was a mistake, and the command would report a success
 * about nothing.
 * @returns null when the command must not go on; why has been said.
 */
export function dataCommand(args: readonly string[], given: NodeJS.ProcessEnv, options: Options = {}) {
  const { creates = false, say = (line: string) => void process.stderr.write(`${line}\n`) } = options
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) return given
  try {
    const env = environment(given)
    const { databaseUrl } = readDataConfig(env)
    say(`数据库：${databaseShown(databaseUrl)}`)
    const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
    if (!file || existsSync(file)) return env
    const wasNamed = NAMED.some((name) => given[name])
    if (creates && wasNamed) return env
    say(
      `没有这个数据库文件，什么都没有做。请用 DATABASE_URL、DATA_DIR 或 ENV_FILE 指定${creates ? '要放到哪里' : '服务正在用的那一个'}，例如 ENV_FILE=/etc/qihu/qihu.env npm run …`,
    )
    return null
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    say(`配置有误，什么都没有做：${error.message}`)
    return null
  }
}

/** An address of a database as it may be shown: without the password. */
export function databaseShown(databaseUrl: string): string {
  const url = databaseUrl.startsWith('file:') ? null : URL.parse(databaseUrl)
  if (!url) return databaseUrl.startsWith('file:') ? databaseUrl : databaseUrl.replace(/:\/\/.*@/, '://…@')
  // An address whose password is written as it is ends in the midst of it, and what comes after would show the rest.
  if (url.hash || url.search.includes('@')) return `${url.protocol}//…（密码里的 @ # / ? : 要写成 %40 %23 %2F %3F %3A）`
  url.password = ''
  return url.href.replace(/\?.*$/, '')
}
