import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startPostgres } from './postgres.ts'

// A server of the whole run may be named there; these tests are about starting one.
beforeEach(() => void vi.stubEnv('TEST_PG_URL', ''))
afterEach(() => void vi.unstubAllEnvs())

/** What the server answers to a request for TLS: one letter. Rejects when nothing listens, or nothing is said. */
async function answers(url: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = createConnection({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]))
  // A server that is going down closes a new connection without a word.
  const hungUp = once(socket, 'close').then(() => Promise.reject(new Error('closed without an answer')))
  const [letter] = (await Promise.race([once(socket, 'data'), hungUp])) as [Buffer]
  hungUp.catch(() => undefined)
  socket.destroy()
  return letter.toString()
}

async function refuses(url: string): Promise<boolean> {
  return answers(url).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED',
  )
}

test('a started server answers on 127.0.0.1 until it is stopped', async () => {
  const postgres = await startPostgres()
  expect(new URL(postgres.url).hostname).toBe('127.0.0.1')
  expect(await answers(postgres.url)).toBe('N')
  await postgres.stop()
  expect(await refuses(postgres.url)).toBe(true)
})

test('the server ends when the process that started it is killed', async () => {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))})
    console.log((await startPostgres()).url)
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(owner.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  expect(await answers(url)).toBe('N')
  owner.kill('SIGKILL')
  await expect.poll(() => refuses(url), { timeout: 10_000 }).toBe(true)
})
