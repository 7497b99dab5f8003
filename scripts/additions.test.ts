import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * What one more action costs: it is added to a copy of the project, in the places where a developer would add it, and
 * everything else has to follow by itself or say what it misses.
 */

const root = join(import.meta.dirname, '..')
const PARTS = ['bff', 'miniapp', 'shared', 'scripts', 'docs', 'package.json', 'tsconfig.json']
const PACKAGES = ['.', 'bff', 'miniapp', 'shared']
const LEFT_OUT = ['node_modules', 'dist', 'screenshots']

let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'qihu-additions-'))
  for (const part of PARTS) {
    if (!existsSync(join(root, part))) continue
    const filter = (source: string) => !LEFT_OUT.some((name) => source.endsWith(`/${name}`))
    cpSync(join(root, part), join(copy, part), { recursive: true, filter })
  }
  for (const each of PACKAGES) linkPackages(each)
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** The packages that are installed, and those of the project as they stand in the copy. */
function linkPackages(of: string): void {
  const installed = join(root, of, 'node_modules')
  if (!existsSync(installed)) return
  const target = join(copy, of, 'node_modules')
  mkdirSync(target, { recursive: true })
  for (const name of readdirSync(installed)) {
    if (name !== '@qihu') symlinkSync(realpathSync(join(installed, name)), join(target, name))
  }
  if (!existsSync(join(installed, '@qihu'))) return
  mkdirSync(join(target, '@qihu'))
  for (const name of readdirSync(join(installed, '@qihu'))) symlinkSync(join(copy, name), join(target, '@qihu', name))
}

/** A new file, or lines put in before others of an old one. */
type Edit = { readonly file: string; readonly text: string; readonly before?: string }

function edit({ file, text, before }: Edit): void {
  const path = join(copy, file)
  if (before === undefined) {
    writeFileSync(path, text)
    return
  }
  const old = readFileSync(path, 'utf8')
  if (old.split(before).length !== 2) throw new Error(`${file} does not hold once: ${before}`)
  writeFileSync(
    path,
    old.replace(before, () => text + before),
  )
}

type Ran = { readonly failed: boolean; readonly said: string }
const run = (script: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const { VITEST: _, ...env } = process.env
    const options = { cwd: copy, env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' }, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, [join(copy, script), ...args], options, (error, out, err) =>
      resolve({ failed: error !== null, said: `${out}\n${err}` }),
    )
  })
const codegen = () => run('scripts/codegen.ts')
const typesOf = (of: string) => run('node_modules/typescript/bin/tsc', '-p', of, '--pretty', 'false')
const tests = (project: string, ...files: string[]) =>
  run('node_modules/vitest/vitest.mjs', 'run', '--config', 'scripts/vitest.config.ts', '--project', project, ...files)

const filesIn = ({ said }: Ran, pattern: RegExp): string[] =>
  [...new Set([...said.matchAll(pattern)].map(([, file]) => file ?? ''))].toSorted()
/** Files of which the compiler complains, or of which a test has failed. */
const mistyped = (ran: Ran) => filesIn(ran, /^([\w/.-]+\.tsx?)\(\d+,\d+\): error/gm)
const failing = (ran: Ran) => filesIn(ran, /FAIL\s+(?:\S+\s+)?([\w/.-]+\.test\.ts)/g)

const isPrinted = (file: string): boolean => file.includes('/generated/') || file.startsWith('docs/lives/')

/** What differs from the project by now. */
function changed(): string[] {
  const files = (directory: string): string[] =>
    readdirSync(join(copy, directory), { withFileTypes: true }).flatMap((entry) => {
      const path = join(directory, entry.name)
      if (LEFT_OUT.includes(entry.name) || entry.name.startsWith('.')) return []
      return entry.isDirectory() ? files(path) : [path]
    })
  const same = (file: string) =>
    existsSync(join(root, file)) && readFileSync(join(root, file)).equals(readFileSync(join(copy, file)))
  return files('.')
    .map((file) => relative('.', file))
    .filter((file) => !same(file))
    .toSorted()
}

const CHAPTER = `import { nothing } from '../life/kit.ts'
import { OWN } from './request.standing.ts'
import { on } from './request.state.ts'

const thankedNotice = on.notice('THANKED', {
  to: { HEAD: 'PUSH' },
  asks: false,
  while: () => true,
  says: () => ({
    title: '申请人致谢',
    phrase: '已致谢',
    template: 'PROGRESS',
    body: '申请人对办理表示感谢。',
    hint: '申请人致谢',
  }),
})

const thanked = on.event('THANKED', nothing, {
  line: () => '致谢',
  fold: (_, { at }) => ({ thankedAt: at }),
  tells: [thankedNotice],
})

const thankedBefore = on.obstacle(
  'THANKED_ALREADY',
  { text: '您已经致谢过，办理单位已收到。', next: '回到诉求', step: 'LATEST' },
  ({ thankedAt }) => thankedAt !== null,
)

export const thank = on.action('THANK', {
  mutation: 'thankForRequest',
  says: 'Thanks the unit, once (致谢).',
  by: OWN,
  from: ['RESOLVED'],
  to: null,
  unless: [thankedBefore],
  fields: {},
  form: { side: 'REQUESTER', button: '致谢', weight: 'more', done: '已转告办理单位。' },
  makes: [thanked],
  follows: () => [thanked.of({})],
})
`
const CHAPTER_TEST = `import { expect, it } from 'vitest'
import { given } from './play.fixture.ts'

it('is taken once', () => {
  const play = given.RESOLVED()
  expect([play.tries('THANK'), play.tries('THANK')]).toEqual([null, 'THANKED_ALREADY'])
})
`

/** One tap with a refusal and a notice of its own. */
const RULES: readonly Edit[] = [
  { file: 'shared/src/requests/thank.ts', text: CHAPTER },
  {
    file: 'shared/src/requests/request.state.ts',
    before: '  readonly ratedRounds:',
    text: '  readonly thankedAt: number | null\n',
  },
  { file: 'shared/src/requests/request.state.ts', before: '  ratedRounds: [],', text: '  thankedAt: null,\n' },
  {
    file: 'shared/src/requests/request.life.ts',
    before: 'import { urge }',
    text: "import { thank } from './thank.ts'\n",
  },
  { file: 'shared/src/requests/request.life.ts', before: '    withdraw,\n  ],', text: '    thank,\n' },
]
/** What is written by hand and not computed from the rules, so that a mistake in them is found. */
const ORACLES: readonly Edit[] = [
  { file: 'shared/src/requests/thank.test.ts', text: CHAPTER_TEST },
  { file: 'shared/src/requests/who-may.ts', before: "'URGE']\nconst COLLEAGUE:", text: "'THANK', " },
  {
    file: 'shared/src/requests/play.fixture.ts',
    before: "]],\n  ['CLOSED, confirmed'",
    text: ", 'THANK'",
  },
  {
    file: 'shared/src/requests/notification.test.ts',
    before: "  'REMINDER',\n  'OVERDUE',\n]",
    text: "  'THANKED',\n",
  },
  {
    file: 'shared/src/requests/notification.test.ts',
    before: "  ['reminded',",
    text: "  ['thanked', { type: 'THANKED' }, {}, ['THANKED HEAD PUSH']],\n",
  },
  {
    file: 'bff/src/testing/expectations.ts',
    before: "  'Mutation.withdrawRequest'",
    text: "  'Mutation.thankForRequest': { action: 'THANK' },\n",
  },
  { file: 'bff/src/testing/expectations.ts', before: "  URGED: 'VIEW',", text: "  THANKED: 'VIEW',\n" },
  { file: 'bff/src/testing/expectations.ts', before: "  URGED: '催办',", text: "  THANKED: '致谢',\n" },
  { file: 'bff/src/testing/expectations.ts', before: "  WITHDRAW: 'CLOSED',\n  ORDER", text: "  THANK: 'THANKED',\n" },
  { file: 'bff/src/testing/expectations.ts', before: '] },\n  CONFIRMED', text: ", 'THANK'" },
  { file: 'bff/src/testing/expectations.ts', before: '] },\n  SECOND_RATED', text: ", 'THANK'" },
  { file: 'bff/src/testing/expectations.ts', before: "], DISPUTE: 'TOO_MANY_ROUNDS'", text: ", 'THANK'" },
]
const filesOf = (edits: readonly Edit[]) => [...new Set(edits.map(({ file }) => file))].toSorted()

describe('one more action of one tap, with a refusal and a notice of its own', () => {
  test('is its chapter, its state and its line in the life; the oracles say what they miss, and agree once they have it', async () => {
    for (const each of RULES) edit(each)
    expect(await codegen()).toMatchObject({ failed: false })
    const types = await Promise.all(PACKAGES.map(typesOf))
    expect(types.flatMap(mistyped)).toEqual(['bff/src/testing/expectations.ts'])
    expect(failing(await tests('shared'))).toEqual(
      ['dispatch', 'notification', 'policy', 'request.life'].map((name) => `shared/src/requests/${name}.test.ts`),
    )
    expect(changed().filter((file) => !isPrinted(file))).toEqual(filesOf(RULES))

    for (const each of ORACLES) edit(each)
    expect((await Promise.all(PACKAGES.map(typesOf))).flatMap(mistyped)).toEqual([])
    expect(failing(await tests('shared'))).toEqual([])
    const matrix = await tests('bff-sqlite', 'bff/src/authorization-matrix.test.ts')
    expect(matrix.failed, matrix.said.slice(-4_000)).toBe(false)
    const byHand = changed().filter((file) => !isPrinted(file))
    expect(byHand).toEqual(filesOf([...RULES, ...ORACLES]))
    expect(byHand).toHaveLength(8)
  }, 300_000)
})
