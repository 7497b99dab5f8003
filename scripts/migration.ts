import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Writes what has changed in `bff/src/db/schema.ts` as a migration of each engine, under one name. */

const bff = join(import.meta.dirname, '..', 'bff')
const [name, ...more] = process.argv.slice(2)
if (!name || more.length > 0 || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- NAME    small letters, digits and _, such as units_parent')
  process.exit(2)
}
const kit = join(dirname(createRequire(join(bff, 'package.json')).resolve('drizzle-kit')), 'bin.cjs')
for (const engine of ['sqlite', 'pg']) {
  const { status } = spawnSync(process.execPath, [kit, 'generate', '--name', name], {
    cwd: bff,
    stdio: 'inherit',
    env: { ...process.env, DIALECT: engine },
  })
  if (status !== 0) process.exit(status ?? 1)
}
console.log(
  'Look at both files: an index over many rows takes its time, and old processes write beside the new schema.',
)
