import { expect, test } from 'vitest'
import { countReport, type Report } from './vitest-run.ts'

function report(statuses: string[], file = 'passed'): Report {
  const assertionResults = statuses.map((status, index) => ({ status, fullName: `test ${index}` }))
  const number = (status: string) => statuses.filter((each) => each === status).length
  return {
    success: number('failed') === 0 && file === 'passed',
    numPassedTests: number('passed'),
    numFailedTests: number('failed'),
    testResults: [{ name: 'a.test.ts', status: number('failed') > 0 ? 'failed' : file, assertionResults }],
  }
}

test.each([
  ['passed and failed tests', report(['passed', 'passed', 'failed']), 1, { passed: 2, failed: 1 }],
  ['a skipped test as a failure', report(['passed', 'skipped']), 0, { passed: 1, failed: 1 }],
  ['an unwritten test as a failure', report(['passed', 'todo']), 0, { passed: 1, failed: 1 }],
  ['a file that does not load as a failure', report([], 'failed'), 1, { passed: 0, failed: 1 }],
  ['an error outside any test as a failure', report(['passed']), 1, { passed: 1, failed: 1 }],
])('counts %s', (_, given, code, expected) => {
  expect(countReport(given, code, false).count).toEqual(expected)
})

test('tests left out by a name pattern are not failures', () => {
  expect(countReport(report(['passed', 'skipped']), 0, true).count).toEqual({ passed: 1, failed: 0 })
})
