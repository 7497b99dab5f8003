import { buildIfStale } from './build.ts'
import { runVitest } from './vitest-run.ts'

await buildIfStale('h5')
const { passed, failed } = await runVitest('journeys', ['journeys'], process.argv.slice(2))
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
console.log(`\n${passed} passed, ${failed} failed`)
