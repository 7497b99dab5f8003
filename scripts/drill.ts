import { parseArgs } from 'node:util'
import { type Drill, isProven, runDrill } from './drills/drill.ts'

/** Loaded when asked for: each brings its own servers. */
const DRILLS: Record<string, () => Promise<{ drill: Drill }>> = {
  crash: () => import('./drills/crash.ts'),
  power: () => import('./drills/power.ts'),
  phone: () => import('./drills/phone.ts'),
  race: () => import('./drills/race.ts'),
  fuzz: () => import('./drills/fuzz.ts'),
  overload: () => import('./drills/overload.ts'),
  fair: () => import('./drills/fair.ts'),
  outage: () => import('./drills/outage.ts'),
  full: () => import('./drills/full.ts'),
  backup: () => import('./drills/backup.ts'),
  upgrade: () => import('./drills/upgrade.ts'),
  deploy: () => import('./drills/deploy.ts'),
  doors: () => import('./drills/doors.ts'),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    trials: { type: 'string' },
    engine: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const unknown = positionals.filter((name) => !Object.hasOwn(DRILLS, name))
const list = values.list || values.help
if (list || positionals.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no drill called ${unknown.join(', ')}.`)
  console.log('npm run drill -- NAME … [--trials N] [--engine sqlite|pg], or "all". The drills:\n')
  for (const [name, load] of Object.entries(DRILLS)) console.log(`  ${name.padEnd(10)} ${(await load()).drill.what}`)
  process.exit(unknown.length > 0 || !list ? 2 : 0)
}

for (const name of positionals) {
  const { drill } = await (DRILLS[name] as () => Promise<{ drill: Drill }>)()
  for (const engine of drill.engines.filter((each) => !values.engine || each === values.engine)) {
    const trials = values.trials ? Number(values.trials) : drill.trials
    const result = await runDrill(name, drill, {
      trials,
      controlTrials: Math.min(trials, drill.controlTrials),
      engine,
      progress: (words) => process.stderr.write(`${name} ${engine}: ${words}\n`),
    })
    console.log(JSON.stringify(result))
    if (!isProven(result)) process.exitCode = 1
  }
}
