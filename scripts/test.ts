import { globSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale, TARGETS } from './build.ts'
import { type Count, runVitest } from './vitest-run.ts'

const root = join(import.meta.dirname, '..')
const args = process.argv.slice(2)
const filters = args.filter((arg) => !arg.startsWith('-'))

const total: Count = { passed: 0, failed: 0 }
const add = (count: Count) => {
  total.passed += count.passed
  total.failed += count.failed
}

add(await runVitest('sources', ['shared', 'bff-sqlite', 'bff-pg', 'miniapp', 'scripts'], args))

// Drills mostly wait, for kills, pauses and lines that break; the builds compute meanwhile, one after another.
const builds = wantsBuilds() ? buildAll() : null
if (builds) console.log(`\nBuilding ${TARGETS.join(', ')} beside the drills ...`)
add(await runVitest('drills', ['drills'], args))
if (builds) {
  console.log('Waiting for the builds, if they are not done ...')
  for (const { said, ok } of await builds) {
    if (ok) console.log(said)
    else console.error(said)
    add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })
  }
}

// By itself: it compares how long the server lets people wait.
add(await runVitest('overload', ['overload'], args))

if (builds) add(await runVitest('built', ['bundles', 'journeys'], args))
else
  console.log(`Left out by the filter "${filters.join(' ')}": the builds, the bundle tests and the browser journeys.`)

if (total.passed + total.failed === 0) console.error('No test ran at all.')
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/** A filter that names none of the tests of the built targets spares their minutes. */
function wantsBuilds(): boolean {
  const files = globSync('scripts/{bundle-host,journeys}/**/*.test.ts', { cwd: root })
  return filters.length === 0 || files.some((file) => filters.some((filter) => file.includes(filter)))
}

/** Says nothing while it builds, since other output goes on beside it. */
async function buildAll(): Promise<{ said: string; ok: boolean }[]> {
  const ends: { said: string; ok: boolean }[] = []
  for (const target of TARGETS) {
    const since = performance.now()
    const seconds = () => `${Math.round((performance.now() - since) / 1000)} s`
    ends.push(
      await buildIfStale(target, { quiet: true })
        .then((how) => ({ said: `Build ${target}: ${how} (${seconds()})`, ok: true }))
        .catch((error: Error) => ({ said: error.message, ok: false })),
    )
  }
  return ends
}
