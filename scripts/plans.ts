import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type Listed, listFile, readListed } from '../bff/src/testing/statements/listed.ts'
import type { Engine } from '../bff/src/testing/statements/text.ts'
import { gathered } from './plans/gather.ts'
import type { Plans } from './plans/plan.ts'
import { postgresPlans } from './plans/postgres.ts'
import { printed } from './plans/print.ts'
import { growing, problems } from './plans/rule.ts'
import { sqlitePlans } from './plans/sqlite.ts'

const USAGE = `Usage: npm run plans                   runs the server's tests, lists each statement it sends, and writes their plans
       npm run plans -- --listed       writes the plans of those that are listed already
       npm run plans -- --check        fails where these are not what is written, or one reads more with every row`

const root = join(import.meta.dirname, '..')

const PLANNERS: Readonly<Record<Engine, (texts: readonly string[]) => Promise<Plans[]>>> = {
  sqlite: sqlitePlans,
  pg: postgresPlans,
}
const ENGINES = Object.keys(PLANNERS) as Engine[]

/** What is written of an engine's statements, and all that is wrong with them. */
export async function planned(lists: Readonly<Record<Engine, readonly Listed[]>>) {
  const grown = []
  const contents: { engine: Engine; content: string }[] = []
  for (const engine of ENGINES) {
    const listed = lists[engine]
    const plans = await PLANNERS[engine](listed.map(({ text }) => text))
    contents.push({ engine, content: printed(engine, listed, plans) })
    grown.push(...growing(listed, plans))
  }
  return { contents, problems: problems(grown) }
}

export const listedNow = (): Record<Engine, Listed[]> => ({ sqlite: readListed('sqlite'), pg: readListed('pg') })

/** What is not as it is written, or reads more with every row without a reason. */
export async function stale(): Promise<string[]> {
  const { contents, problems } = await planned(listedNow())
  const old = contents.filter(({ engine, content }) => {
    const file = listFile(engine)
    return !existsSync(file) || readFileSync(file, 'utf8') !== content
  })
  return [...old.map(({ engine }) => `not fresh: ${relative(root, listFile(engine))}`), ...problems]
}

async function main(args: readonly string[]): Promise<number> {
  const [option, ...more] = args
  if (more.length > 0 || (option && !['--listed', '--check', '--help'].includes(option))) {
    console.error(USAGE)
    return 2
  }
  if (option === '--help') {
    console.log(USAGE)
    return 0
  }
  if (option === '--check') {
    const wrong = await stale()
    console.log(wrong.length === 0 ? 'The plans are fresh.' : wrong.join('\n'))
    return wrong.length === 0 ? 0 : 1
  }
  const { contents, problems } = await planned(option === '--listed' ? listedNow() : await gathered())
  for (const { engine, content } of contents) {
    mkdirSync(dirname(listFile(engine)), { recursive: true })
    writeFileSync(listFile(engine), content)
    console.log(`wrote ${relative(root, listFile(engine))}`)
  }
  for (const problem of problems) console.error(problem)
  return problems.length === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
