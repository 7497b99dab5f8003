import { isDeepStrictEqual } from 'node:util'
import { type Calendar, replay } from '@qihu/shared'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { projection } from './requests.record.ts'
import { historyOf } from './requests.store.ts'

const BATCH = 200

/**
 * Makes the stored state of every request again from its events, the only truth, and mends what differs. Safe beside
 * running servers: a request that moves on meanwhile is left to whoever moved it.
 */
export async function rebuildRequests(
  { read, write, schema }: Database,
  calendar: Calendar,
): Promise<{ read: number; mended: string[] }> {
  const { requests } = schema
  const mended: string[] = []
  let count = 0
  for (let after = ''; ; ) {
    const rows = await read.select().from(requests).where(gt(requests.id, after)).orderBy(asc(requests.id)).limit(BATCH)
    for (const row of rows) {
      count += 1
      // The sweep may have put its next look off, so that alone is no difference.
      const { wakeAt, ...whole } = projection(replay(await historyOf(read, schema, row.id)), calendar)
      const stored = Object.fromEntries(Object.keys(whole).map((key) => [key, row[key as keyof typeof whole]]))
      if (isDeepStrictEqual(stored, whole)) continue
      const same = and(eq(requests.id, row.id), eq(requests.version, row.version))
      const done = await write((tx) =>
        tx
          .update(requests)
          .set({ ...whole, wakeAt })
          .where(same)
          .returning({ number: requests.number }),
      )
      mended.push(...done.map(({ number }) => number))
    }
    if (rows.length < BATCH) return { read: count, mended }
    after = rows.at(-1)?.id ?? ''
  }
}
