import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/open.ts'
import { loadCalendar } from '../deadlines/calendar.ts'
import { servedLives } from '../lives.ts'
import { rebuild } from './rebuild.ts'

// Only the database is wanted of the configuration, so the demo's is enough for the rest.
const db = await openDatabase(readConfig({ ...process.env, NODE_ENV: '', DEMO: '1' }).databaseUrl)
try {
  const calendar = { current: createCalendar(SHIPPED_DAYS) }
  await loadCalendar(db, calendar)
  const { read, mended } = await rebuild(db, servedLives, calendar.current)
  console.log(`${read} read, ${mended.length} mended`)
  for (const number of mended) console.log(number)
} finally {
  await db.close()
}
