import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isDrawn } from './architecture.ts'
import { documentProblems } from './check-documents.ts'
import { generateAll, staleFiles } from './codegen.ts'

const root = join(import.meta.dirname, '..')

const TOP_LEVEL = [
  ...['miniapp', 'bff', 'shared', 'scripts', 'docs', 'package.json', 'pnpm-workspace.yaml', 'tsconfig.json'],
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'pnpm-lock.yaml', 'LICENSE'],
]

/** Each gives what is wrong, or an empty text. */
const checks: Record<string, () => string | Promise<string>> = {
  'top level': topLevel,
  'format, lint, imports': () =>
    program('@biomejs/biome', 'bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  'types of shared': () => types('shared'),
  'types of bff': () => types('bff'),
  'types of miniapp': () => types('miniapp'),
  'types of miniapp/config': () => types('miniapp/config'),
  'types of scripts': () => types('.'),
  'generated code': generatedCode,
  documents,
  'open ends': openEnds,
}

let failed = 0
for (const [name, check] of Object.entries(checks)) {
  const since = performance.now()
  const problem = await Promise.resolve()
    .then(check)
    .catch((error: Error) => error.message || String(error))
  const time = `${((performance.now() - since) / 1000).toFixed(1)} s`
  console.log(`${problem ? 'FAIL' : 'ok  '} ${name.padEnd(24)} ${time}`)
  if (!problem) continue
  failed += 1
  console.log(problem.trimEnd().replace(/^/gm, '     '))
}
console.log(failed === 0 ? 'Everything is in order.' : `${failed} of ${Object.keys(checks).length} checks failed.`)
process.exitCode = failed === 0 ? 0 : 1

function topLevel(): string {
  const present = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules')
  const extra = present.filter((name) => !TOP_LEVEL.includes(name)).map((name) => `not expected here: ${name}`)
  const missing = TOP_LEVEL.filter((name) => !existsSync(join(root, name))).map((name) => `missing: ${name}`)
  return [...extra, ...missing].join('\n')
}

function types(project: string): Promise<string> {
  return program('typescript', 'bin/tsc', ['-p', project, '--pretty', 'false'])
}

/** Runs a program of an npm package; its output when it fails. */
function program(packageName: string, path: string, args: string[]): Promise<string> {
  const home = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`))
  const child = spawn(process.execPath, [join(home, path), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('close', (code) => resolve(code === 0 ? '' : output || `${path} ended with ${code}`)).on('error', reject)
  })
}

async function generatedCode(): Promise<string> {
  const stale = staleFiles(await generateAll())
  return stale.length === 0 ? '' : ['Run npm run codegen and commit:', ...stale].join('\n')
}

function documents(): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const problems = documentProblems(
    new Map(sourceTexts()),
    (path) => existsSync(join(root, path)),
    Object.keys(scripts),
  )
  return [...problems, ...(isDrawn() ? [] : ['docs/architecture.svg is old: run npm run architecture'])].join('\n')
}

/** Unfinished work is done or written down in an issue, not left in the source. */
function openEnds(): string {
  return sourceTexts()
    .flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) => (/\bTO[D]O\b|\bFIX[M]E\b/.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    )
    .join('\n')
}

/** What is written by hand or printed, each with its path. */
function sourceTexts(): [path: string, text: string][] {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  if (listed.status !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`)
  return listed.stdout
    .split('\n')
    .filter((path) => /\.(tsx?|m?js|graphql|scss|md|sql|html)$/.test(path) && existsSync(join(root, path)))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')])
}
