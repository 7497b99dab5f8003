import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, BenchOptions } from './benches/bench.ts'

const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  file: () => import('./benches/file.ts'),
  page: () => import('./benches/page.ts'),
  sweep: () => import('./benches/sweep.ts'),
  start: () => import('./benches/start.ts'),
  bundles: () => import('./benches/bundles.ts'),
  setdata: () => import('./benches/setdata.ts'),
  traffic: () => import('./benches/traffic.ts'),
  peer: () => import('./benches/peer.ts'),
  search: () => import('./benches/search.ts'),
  growth: () => import('./benches/growth.ts'),
  centres: () => import('./benches/centres.ts'),
  processes: () => import('./benches/processes.ts'),
  devices: () => import('./benches/devices.ts'),
  backlog: () => import('./benches/backlog.ts'),
  phone: () => import('./benches/phone.ts'),
}

const OPTIONS = `
  --rows N           how many requests are stored (traffic, peer, search, processes, backlog: 100000; growth, sweep: 1400000; centres: 1000000; devices, start: 20000)
  --seconds N        how long one pass takes (traffic, peer, backlog: 2)
  --passes N         how many passes are taken of each kind (traffic, peer, backlog, phone: 5)
  --engine sqlite|pg one engine instead of both (traffic, backlog, growth, centres, sweep, devices, start)
  --kind NAME        one kind of work instead of all, such as filing or queue (traffic, peer, backlog, phone, growth, centres, devices)
  --beside DIR       another checkout with its packages installed: both are measured by turns (traffic, phone)
  --texts FILE       messages to search in, a JSON object with a body a line, in place of made-up ones (search)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    seconds: { type: 'string' },
    passes: { type: 'string' },
    engine: { type: 'string' },
    kind: { type: 'string' },
    beside: { type: 'string' },
    texts: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name))
const list = values.list || values.help
if (list || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no bench called ${unknown.join(', ')}.`)
  console.log(
    'npm run bench [-- NAME … OPTIONS]; without a name all of them but growth and centres, which take an hour and more:\n',
  )
  for (const [name, load] of Object.entries(BENCHES)) console.log(`  ${name.padEnd(10)} ${(await load()).bench.what}`)
  console.log(OPTIONS)
  process.exit(list ? 0 : 2)
}

function optionsOf({ engine, beside, kind, texts, ...counts }: Omit<typeof values, 'list' | 'help'>): BenchOptions {
  if (engine !== undefined && engine !== 'sqlite' && engine !== 'pg') fail('--engine is sqlite or pg')
  if (beside !== undefined && !existsSync(join(beside, 'bff/node_modules')))
    fail(`There is no checkout with its packages installed in ${beside}`)
  const count = (name: keyof typeof counts) => {
    const value = Number(counts[name])
    if (counts[name] !== undefined && !(Number.isInteger(value) && value > 0)) fail(`--${name} is a whole number`)
    return counts[name] === undefined ? {} : { [name]: value }
  }
  return {
    ...count('rows'),
    ...count('seconds'),
    ...count('passes'),
    ...(engine ? { engine } : {}),
    ...(kind ? { kind } : {}),
    ...(beside ? { beside } : {}),
    ...(texts ? { texts } : {}),
  }
}

function fail(words: string): never {
  console.error(words)
  process.exit(2)
}

const options = optionsOf(values)

const shorter = Object.keys(BENCHES).filter((name) => name !== 'growth' && name !== 'centres')
for (const name of positionals.length > 0 ? positionals : shorter) {
  const { bench } = await (BENCHES[name] as () => Promise<{ bench: Bench }>)()
  for (const figure of await bench.run((words) => process.stderr.write(`${name}: ${words}\n`), options)) {
    console.log(JSON.stringify(figure))
    if (!figure.held) process.exitCode = 1
  }
}
