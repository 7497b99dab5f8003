import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const root = join(import.meta.dirname, '..')

/** `failures`: one text each, with file, name and what was said; the end of a run repeats them. */
export type Count = { passed: number; failed: number; failures: string[] }

/** The part of vitest's JSON report that is counted. */
export type Report = {
  success: boolean
  numPassedTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const OUTSIDE = join(import.meta.dirname, 'errors-outside.reporter.ts')
const chosen = (projects: readonly string[]) => projects.flatMap((project) => ['--project', project])

/** Goes on with every change until it is ended. @returns its exit code. */
export async function watchVitest(projects: readonly string[], args: readonly string[]): Promise<number> {
  const own = args.includes('--project') ? [] : chosen(projects)
  const child = spawn(process.execPath, [VITEST, '--config', 'scripts/vitest.config.ts', ...own, ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => child.on('exit', (code) => resolve(code ?? 0)).on('error', reject))
}

/** Runs the projects with the usual output and counts from the report beside it. */
export async function runVitest(name: string, projects: string[], args: string[]): Promise<Count> {
  const report = join(root, '.data', 'tests', `${name}.json`)
  const outside = join(root, '.data', 'tests', `${name}.outside.json`)
  mkdirSync(dirname(report), { recursive: true })
  for (const file of [report, outside]) rmSync(file, { force: true })
  const options = ['run', '--config', 'scripts/vitest.config.ts', '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, `--reporter=${OUTSIDE}`]
  const child = spawn(process.execPath, [VITEST, ...options, ...reporters, ...chosen(projects), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ERRORS_OUTSIDE_TO: outside },
  })
  const code = await new Promise<number | null>((resolve, reject) => child.on('exit', resolve).on('error', reject))
  if (!existsSync(report)) {
    if (code === 0) return { passed: 0, failed: 0, failures: [] }
    const failure = `The test run "${name}" ended with ${code} and without a report: counted as one failure.`
    console.error(failure)
    return { passed: 0, failed: 1, failures: [failure] }
  }
  const byName = args.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'))
  const errors = existsSync(outside) ? (JSON.parse(readFileSync(outside, 'utf8')) as string[]) : []
  return countReport(JSON.parse(readFileSync(report, 'utf8')) as Report, code, { byName, errors })
}

/**
 * A test that was skipped, a file that did not load and a run that broke count as failures: green means that
 * everything ran. Only a run that asked for tests by name (`-t`) leaves the others out.
 * @param errors what was thrown outside any test
 */
export function countReport(
  report: Report,
  code: number | null,
  { byName = false, errors = [] }: { byName?: boolean; errors?: readonly string[] } = {},
): Count {
  const failures: string[] = []
  for (const file of report.testResults) {
    const name = file.name.startsWith(root) ? relative(root, file.name) : file.name
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') continue
      if (status === 'failed') failures.push(`Failed: ${name} > ${fullName}\n${briefly(failureMessages?.[0])}`)
      else if (!byName) failures.push(`Skipped, counted as failed: ${name} > ${fullName}`)
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      failures.push(`Did not run, counted as failed: ${name}\n${briefly(file.message)}`)
    }
  }
  if (failures.length === 0 && (code !== 0 || !report.success)) {
    const said = errors.map((error) => `\n${briefly(error)}`).join('')
    failures.push(`The run ended with ${code} though no test failed: counted as one failure.${said}`)
  }
  return { passed: report.numPassedTests, failed: failures.length, failures }
}

/** The first lines of a message, without the colours and the places in packages, indented. */
function briefly(message = ''): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules/.test(line))
  return lines
    .slice(0, 12)
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')
}
