import { parseArgs } from 'node:util'
import type { Bench } from './benches/bench.ts'

const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  lookup: () => import('./benches/lookup.ts'),
  file: () => import('./benches/file.ts'),
  page: () => import('./benches/page.ts'),
  sweep: () => import('./benches/sweep.ts'),
  start: () => import('./benches/start.ts'),
  bundles: () => import('./benches/bundles.ts'),
  setdata: () => import('./benches/setdata.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, help: { type: 'boolean' } },
})
const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name))
const list = values.list || values.help
if (list || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no bench called ${unknown.join(', ')}.`)
  console.log('npm run bench [-- NAME …]; without a name all of them:\n')
  for (const [name, load] of Object.entries(BENCHES)) console.log(`  ${name.padEnd(10)} ${(await load()).bench.what}`)
  process.exit(list ? 0 : 2)
}

for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  const { bench } = await (BENCHES[name] as () => Promise<{ bench: Bench }>)()
  for (const figure of await bench.run((words) => process.stderr.write(`${name}: ${words}\n`))) {
    console.log(JSON.stringify(figure))
    if (!figure.held) process.exitCode = 1
  }
}
