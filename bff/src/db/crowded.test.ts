import { expect, it } from 'vitest'
import { findPerson } from '../people/people.store.ts'
import { openTestDatabase } from '../testing/test-database.ts'
import { insertInto } from './insert.ts'
import { openDatabase } from './open.ts'

/** Somewhat less and more than ten connections of PostgreSQL take before they have answered, a hundred statements each. */
const CROWDS = [900, 925, 950, 975, 1_000]

it('keeps commands apart from each other and from reads, however many wait', async () => {
  const test = await openTestDatabase()
  const { halls } = test.db.schema
  const wrong: string[] = []
  for (const crowd of CROWDS) {
    const db = await openDatabase(test.url)
    const write = (id: string, fails: boolean) =>
      db.write(async (tx) => {
        await insertInto(tx, halls, [{ id, name: id, address: '', phone: '' }])
        if (fails) throw new Error('not this one')
      })
    // One connection is there already, and the others open while the crowd waits.
    await write(`first of ${crowd}`, false)
    const fails = (n: number) => n % 3 === 0
    const said = await Promise.all(
      Array.from({ length: crowd }, async (_, n) => {
        await findPerson(db.read, db.schema, 'nobody')
        return await write(`${crowd}-${n}`, fails(n)).then(
          () => 'done',
          (error: Error) => error.message,
        )
      }),
    )
    const there = new Set((await db.read.select({ id: halls.id }).from(halls)).map(({ id }) => id))
    for (const [n, words] of said.entries()) {
      const id = `${crowd}-${n}`
      if (words !== (fails(n) ? 'not this one' : 'done')) wrong.push(`${id}: ${words}`)
      if (there.has(id) === fails(n)) wrong.push(`${id}: ${fails(n) ? 'kept' : 'lost'}`)
    }
    await db.close()
  }
  expect(wrong).toEqual([])
  await test.db.close()
  await test.drop()
}, 60_000)
