import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

const DIRECTION = 'lint/style/noRestrictedImports'
const CYCLE = 'lint/suspicious/noImportCycles'

/** A file, what it imports, and the rule that must object. */
const cases: [path: string, specifier: string, rule: string | undefined][] = [
  ['shared/src/reads-a-file.ts', 'node:fs', DIRECTION],
  ['shared/src/uses-a-package.ts', 'zod', DIRECTION],
  ['shared/src/asks-the-server.ts', '../../bff/src/clock.ts', DIRECTION],
  ['shared/src/uses-a-neighbour.ts', './plain.ts', undefined],
  ['bff/src/lamps/lamps.commands.ts', '../../../miniapp/src/api/lamp.ts', DIRECTION],
  ['bff/src/lamps/lamps.resolvers.ts', 'drizzle-orm', DIRECTION],
  ['bff/src/lamps/lamps.store.ts', 'drizzle-orm', undefined],
  ['miniapp/src/api/lamp.ts', '../../../bff/src/clock.ts', DIRECTION],
  ['miniapp/src/staff/queue/queue.ts', '@qihu/bff', DIRECTION],
  ['miniapp/src/enterprise/file/file.ts', '../../staff/queue/queue.ts', DIRECTION],
  ['miniapp/src/components/board.ts', '../smile/board.ts', DIRECTION],
  ['miniapp/src/staff/act/act.ts', '../queue/queue.ts', undefined],
  ['miniapp/src/format/day.ts', './night.ts', CYCLE],
  ['miniapp/src/format/night.ts', './day.ts', CYCLE],
]

let project: string
const rulesOf = new Map<string, string[]>()

beforeAll(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'qihu-imports-')))
  copyFileSync(join(root, '.biome.json'), join(project, '.biome.json'))
  for (const [path, specifier] of cases) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), `import { part } from '${specifier}'\n\nexport const whole = part\n`)
  }
  const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin', 'biome')
  const options = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=200', '.']
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: project, encoding: 'utf8' })
  for (const [, rule = '', path = ''] of stdout.matchAll(/title=(lint[^,]*),file=([^,]*)/g)) {
    const known = relative(project, path).replaceAll('\\', '/')
    rulesOf.set(known, [...(rulesOf.get(known) ?? []), rule])
  }
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('imports go one way', () => {
  test.each(cases)('%s importing %s', (path, _, rule) => {
    expect(rulesOf.get(path) ?? []).toEqual(rule ? [rule] : [])
  })
})
