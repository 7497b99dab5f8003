import { globSync } from 'node:fs'
import { join } from 'node:path'
import { BUILDS } from './build.ts'
import { type Count, runVitest, watchVitest } from './vitest-run.ts'

const root = join(import.meta.dirname, '..')
const args = process.argv.slice(2)
const filters = args.filter((arg) => !arg.startsWith('-'))

if (args.includes('--watch')) process.exit(await watchVitest(['shared', 'bff-sqlite', 'miniapp', 'scripts'], args))

const total: Count = { passed: 0, failed: 0, failures: [] }
const add = (count: Count) => {
  total.passed += count.passed
  total.failed += count.failed
  total.failures.push(...count.failures)
}

add(await runVitest('sources', ['shared', 'bff-sqlite', 'bff-pg', 'miniapp', 'scripts'], args))

// By themselves: they measure how the server behaves under load.
add(await runVitest('drills', ['drills'], args))

if (wantsBuilds()) {
  for (const [name, build] of Object.entries(BUILDS)) {
    try {
      console.log(`Build ${name}: ${await build()}`)
      add({ passed: 1, failed: 0, failures: [] })
    } catch (error) {
      const failure = `Build ${name}: ${(error as Error).message}`
      console.error(failure)
      add({ passed: 0, failed: 1, failures: [failure] })
    }
  }
  add(await runVitest('built', ['bundles', 'journeys'], args))
} else {
  console.log(`Left out by the filter "${filters.join(' ')}": the builds, the bundle tests and the browser journeys.`)
}

if (total.passed + total.failed === 0) console.error('No test ran at all.')
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
// Once more at the end: a log is often kept from its end.
for (const failure of total.failures) console.error(`\n${failure}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/** A filter that names none of the tests of the built targets spares their minutes. */
function wantsBuilds(): boolean {
  const files = globSync('scripts/{bundle-host,journeys}/**/*.test.ts', { cwd: root })
  return filters.length === 0 || files.some((file) => filters.some((filter) => file.includes(filter)))
}
