import { isDeepStrictEqual } from 'node:util'
import { findEvent, isFamily, replay } from '@qihu/shared/life/life'
import type { Database } from '../db/database.ts'
import { type Calendars, calendarOf } from '../deadlines/calendars.ts'
import { historyOf } from './history.store.ts'
import { projectionOf } from './record.ts'
import type { ServedLives } from './served.ts'

const BATCH = 200

/**
 * Makes the stored state of everything again from its events, the only truth, and mends what differs. Safe beside
 * running servers: a thing that moves on meanwhile is left to whoever moved it, and one whose events a newer release has
 * written to that release.
 */
export async function rebuild(
  { read, write, schema }: Database,
  lives: ServedLives,
  calendars: Calendars,
): Promise<{ read: number; mended: string[]; left: string[] }> {
  const mended: string[] = []
  const left: string[] = []
  let count = 0
  for (const of of lives.all) {
    for (let after = ''; ; ) {
      const ids: string[] = await of.shelf.ids(read, schema, null, after, BATCH)
      for (const id of ids) {
        const row = await of.shelf.find(read, schema, id)
        if (!row) continue
        count += 1
        const name = of.life.kind === 'REQUEST' ? row.number : `${of.life.kind} ${row.id}`
        const events = await historyOf(read, schema, id)
        if (events.some((event) => !isFamily(event) && !findEvent(of.life, event.type))) {
          left.push(name)
          continue
        }
        const { wakeAt, ...whole } = projectionOf(of, replay(of.life, events), calendarOf(calendars, row.centreId))
        // The sweep may have put its next look off, so that alone is no difference.
        const stored = Object.fromEntries(Object.keys(whole).map((key) => [key, row[key]]))
        if (isDeepStrictEqual(stored, whole)) continue
        const done = await write((tx) => of.shelf.move(tx, schema, row, { ...whole, wakeAt }))
        if (done) mended.push(name)
      }
      if (ids.length < BATCH) break
      after = ids.at(-1) ?? ''
    }
  }
  return { read: count, mended, left }
}
