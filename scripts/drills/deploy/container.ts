import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { blockOfGuide } from './guide.ts'
import type { Part, PartOptions, Tried } from './part.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const BUILD_MS = 15 * 60_000

/** The guide's container file, built where an engine runs. The control's file copies what is not there. */
export const container: Part = { name: 'container file', run }

async function run({ protect, progress, dir }: PartOptions): Promise<Tried> {
  if (spawnSync('docker', ['info'], { stdio: 'ignore' }).status !== 0)
    return { skipped: 'no container engine runs here' }
  progress('building the container')
  const file = join(dir, 'Dockerfile')
  const guide = blockOfGuide('dockerfile', 'FROM')
  writeFileSync(file, protect ? guide : guide.replace('COPY . .', 'COPY nothing-there .'))
  const built = spawnSync('docker', ['build', '--quiet', '--file', file, ROOT], { encoding: 'utf8', timeout: BUILD_MS })
  const wrong = built.status === 0 ? 0 : 1
  return { lost: 0, wrong, ...(wrong > 0 ? { said: built.stderr.slice(-300) } : {}) }
}
