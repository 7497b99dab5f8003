import { type Db, postgresBelow } from './database.ts'

type Answers<T extends readonly (() => Promise<unknown>)[]> = { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }

/**
 * Does what need not wait for each other. On PostgreSQL it travels at once; on SQLite, where nothing travels, it is done one
 * by one and ends with what fails: what else a command did then would be stored with somebody else's, or with nothing.
 */
export async function together<const T extends readonly (() => Promise<unknown>)[]>(
  tx: Db,
  works: T,
): Promise<Answers<T>> {
  if (postgresBelow(tx)) return (await Promise.all(works.map((work) => work()))) as Answers<T>
  const answers: unknown[] = []
  for (const work of works) answers.push(await work())
  return answers as Answers<T>
}
