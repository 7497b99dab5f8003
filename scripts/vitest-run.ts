import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type Count = { passed: number; failed: number }

/** The part of vitest's JSON report that is counted. */
export type Report = {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
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
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const options = ['run', '--config', 'scripts/vitest.config.ts', '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(process.execPath, [VITEST, ...options, ...reporters, ...chosen(projects), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve, reject) => child.on('exit', resolve).on('error', reject))
  if (!existsSync(report)) {
    if (code === 0) return { passed: 0, failed: 0 }
    console.error(`The test run "${name}" ended with ${code} and without a report: counted as one failure.`)
    return { passed: 0, failed: 1 }
  }
  const byName = args.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'))
  const { count, remarks } = countReport(JSON.parse(readFileSync(report, 'utf8')) as Report, code, byName)
  for (const remark of remarks) console.error(remark)
  return count
}

/**
 * A test that was skipped, a file that did not load and a run that broke count as failures: green means that
 * everything ran. Only a run that asked for tests by name (`-t`) leaves the others out.
 */
export function countReport(report: Report, code: number | null, byName: boolean): { count: Count; remarks: string[] } {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const skipped = byName ? [] : tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const remarks = [
    ...skipped.map((test) => `Skipped, counted as failed: ${test.fullName}`),
    ...broken.map((file) => `Did not run, counted as failed: ${file.name} ${file.message ?? ''}`),
  ]
  let failed = report.numFailedTests + skipped.length + broken.length
  if (failed === 0 && (code !== 0 || !report.success)) {
    failed = 1
    remarks.push(`The run ended with ${code} though no test failed: counted as one failure.`)
  }
  return { count: { passed: report.numPassedTests, failed }, remarks }
}
