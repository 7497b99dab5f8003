import { expect, test } from 'vitest'
import { postgresPlans } from './plans/postgres.ts'
import { growing, problems } from './plans/rule.ts'
import { sqlitePlans } from './plans/sqlite.ts'
import { stale } from './plans.ts'

test('each statement of the server gets the plan that is written, and none reads more with every row unless it is named', async () => {
  expect(await stale()).toEqual([])
}, 300_000)

const [SCAN, SORT, IN_ORDER, BY_KEY, SMALL] = [
  'select "id" from "texts" where "texts"."body" = $1',
  'select "id" from "messages" order by "messages"."title" limit 20',
  'select "id" from "texts" order by "texts"."id" limit 20',
  'select "body" from "texts" where "texts"."id" = $1',
  'select "id" from "units" where "units"."name" = $1',
]
const TEXTS = [SCAN, SORT, IN_ORDER, BY_KEY, SMALL]

test.each([
  ['SQLite', async () => sqlitePlans(TEXTS.map((text) => text.replaceAll('$1', '?')))],
  ['PostgreSQL', async () => postgresPlans(TEXTS)],
])(
  'on %s a table that is read or sorted whole is caught; its first rows, a row by its key and a small table are not',
  async (_, plan) => {
    const caught = growing(
      TEXTS.map((text) => ({ from: 'requests/made-up.ts', text })),
      await plan(),
    )
    expect(caught.map(({ text }) => text)).toEqual([SCAN, SORT])
    const [scan] = caught
    expect(scan?.reads).toContain('texts, all rows')
    const named = [{ says: /^requests\/made-up\.ts: .* where "texts"\."body"/, why: 'For this test.' }]
    expect(problems(caught, named)).toEqual([expect.stringContaining(`requests/made-up.ts: ${SORT}`)])
    expect(problems(caught.slice(1), named)).toEqual([
      expect.any(String),
      expect.stringMatching(/^named and not needed/),
    ])
  },
)
