import { connect, createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { doctorCommand } from '../doctor/doctor.cli.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { postgresBelow } from './database.ts'
import { openDatabase } from './open.ts'

/** As PgBouncer answers a connection that asks for a setting at its start. */
const REFUSAL = 'SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: statement_timeout\0\0'

let test: TestDatabase
let pooler: Server
let url: string
let refused = 0
beforeEach(async () => {
  refused = 0
  test = await openTestDatabase()
  const database = new URL(test.url)
  const port = Number(database.port)
  pooler = createServer((client) => {
    client.once('data', (start) => {
      if (!start.includes('statement_timeout')) {
        const server = connect(port, '127.0.0.1')
        server.write(start)
        client.pipe(server).pipe(client)
        for (const each of [client, server]) each.on('error', () => client.destroy())
        return
      }
      refused += 1
      const length = Buffer.alloc(4)
      length.writeInt32BE(4 + Buffer.byteLength(REFUSAL))
      client.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(REFUSAL)]))
    })
  })
  await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve))
  const address = pooler.address()
  database.port = String(typeof address === 'object' ? address?.port : 0)
  url = database.href
})
afterEach(async () => {
  await new Promise((resolve) => pooler.close(resolve))
  await test.db.close()
  await test.drop()
})

it('a pooler that passes no settings on is no reason not to start', async () => {
  const db = await openDatabase(url)
  const { halls } = db.schema
  await db.write((tx) => tx.insert(halls).values({ id: 'h', name: '大厅', address: '', phone: '' }))
  expect(await db.read.select({ name: halls.name }).from(halls)).toEqual([{ name: '大厅' }])
  expect(await postgresBelow(db.read)?.('SHOW statement_timeout', [])).toEqual([['0']])
  expect(refused).toBe(1)
  await db.close()
  // What is missing then is told by the doctor.
  const said: string[] = []
  const output = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  await doctorCommand([], { DATABASE_URL: url, DATA_DIR: test.dir }, { ...output, fetch, clock: systemClock })
  expect(said.join('')).toMatch(/一条语句能用多久没有上限[\s\S]*ALTER ROLE/)
  // Straight, each connection has it.
  expect(await postgresBelow(test.db.read)?.('SHOW statement_timeout', [])).toEqual([['15s']])
})
