import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { blockOfGuide, replaced } from './guide.ts'
import type { Part, PartOptions, Tried } from './part.ts'

/** Of ten; what is left is what a server that compiles and listens needs. */
const MOST_EXPOSED = 2.5

/** The units of the guide, by systemd's own checks. The control has none of what confines them. */
export const units: Part = { name: 'systemd units', run }

async function run({ protect, dir }: PartOptions): Promise<Tried> {
  const service = replaced(blockOfGuide('ini', 'qihu@.service'), [
    // Of what is installed where the guide is followed, and not here.
    [/^ExecStart=\S+/m, `ExecStart=${process.execPath}`],
    [/^User=.*$/m, 'User=daemon'],
  ])
  const file = join(dir, 'qihu@.service')
  writeFileSync(
    file,
    protect ? service : service.replace(/^(Protect|Private|Restrict|System|Cap|NoNew|Lock|Proc).*$/gm, ''),
  )
  const verified = spawnSync('systemd-analyze', ['verify', '--man=no', file.replace('@', '@3000')], {
    encoding: 'utf8',
  })
  if (verified.error) return { skipped: 'no systemd-analyze' }
  const said = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', file], { encoding: 'utf8' })
  const exposure = /exposure level[^:]*: ([\d.]+)/i.exec(said.stdout)?.[1] ?? null
  const faults = verified.stderr.split('\n').filter((line) => line.includes('qihu@'))
  const exposed = Number(exposure) <= MOST_EXPOSED ? 0 : 1
  return { lost: 0, wrong: faults.length + exposed, exposure, ...(faults.length > 0 ? { faults } : {}) }
}
