import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Sqlite from '../../bff/node_modules/@types/better-sqlite3/index.js'
import { openSqlite } from '../../bff/src/db/sqlite.ts'

/**
 * Writes pairs of rows and says of each pair that it is committed, until it is killed. FULL is the product's own way;
 * OFF is the same file and the same rows through a connection that never asks the disk for anything.
 */
const [file = '', level = 'FULL'] = process.argv.slice(2)
const AT_ONCE = 4
const STOPS = '补正材料要等三个单位先办，请帮忙协调。'.repeat(10)

const acknowledge = (id: string) => writeSync(1, `${id}\n`)
const db = openSqlite(file)
let serial = 0
const nextId = () => {
  serial += 1
  return `${process.pid}-${serial}`
}

if (level === 'FULL') {
  const { contacts, texts } = db.schema
  const write = async () => {
    for (;;) {
      const id = nextId()
      await db.write(async (tx) => {
        await tx.insert(contacts).values({ id, name: '申请人', phone: '19900000001', noticeVersion: '1' })
        await tx.insert(texts).values({ id, thingId: id, body: STOPS, createdAt: Date.now() })
      })
      acknowledge(id)
    }
  }
  for (let n = 0; n < AT_ONCE; n += 1) void write()
} else {
  await db.close()
  const Database = createRequire(new URL('../../bff/package.json', import.meta.url))('better-sqlite3') as typeof Sqlite
  const connection = new Database(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = OFF')
  const contact = connection.prepare('INSERT INTO contacts (id, name, phone, notice_version) VALUES (?, ?, ?, ?)')
  const text = connection.prepare('INSERT INTO texts (id, request_id, body, created_at) VALUES (?, ?, ?, ?)')
  const pair = connection.transaction((id: string) => {
    contact.run(id, '申请人', '19900000001', '1')
    text.run(id, id, STOPS, Date.now())
  })
  for (;;) {
    const id = nextId()
    pair(id)
    acknowledge(id)
    await new Promise(setImmediate)
  }
}
