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
  const { read, mended, left } = await rebuild(db, servedLives, calendar.current)
  console.log(`${read} read, ${mended.length} mended`)
  for (const number of mended) console.log(number)
  if (left.length > 0) {
    console.error(
      `${left.length} left alone: a newer version of the program has written them. Rebuild with that version.`,
    )
    for (const number of left) console.error(number)
    process.exitCode = 1
  }
} finally {
  await db.close()
}
