import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import { readDataConfig } from '../config.ts'
import { openDatabase } from '../db/open.ts'
import { loadCalendar } from '../deadlines/calendar.ts'
import type { Calendars } from '../deadlines/calendars.ts'
import { servedLives } from '../lives.ts'
import { rebuild } from './rebuild.ts'

const db = await openDatabase(readDataConfig(process.env).databaseUrl)
try {
  const calendar: Calendars = { current: createCalendar(SHIPPED_DAYS) }
  await loadCalendar(db, calendar)
  const { read, mended, left } = await rebuild(db, servedLives, calendar)
  await db.write((tx) => tx.delete(db.schema.wordsState))
  console.log(`${read} read, ${mended.length} mended; the index of words is made anew by the server`)
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
