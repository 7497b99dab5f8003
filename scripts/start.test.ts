import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a port in use is named before anything is built', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const start = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [start.stdout, start.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const [code] = await once(start, 'close')
  other.close()
  expect(code).toBe(1)
  expect(said.trim()).toBe(`Port ${port} of 127.0.0.1 is in use. Choose another one: PORT=3001 npm start`)
})
