import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Formats and sorts imports, in place; what only a person can mend is listed. */
const root = join(import.meta.dirname, '..')
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
const files = process.argv.slice(2)
const { status } = spawnSync(process.execPath, [biome, 'check', '--write', ...(files.length > 0 ? files : ['.'])], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
