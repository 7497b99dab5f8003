import { expect, test } from 'vitest'
import { countReport, type Report } from './vitest-run.ts'

function report(statuses: string[], file = 'passed'): Report {
  const assertionResults = statuses.map((status, index) => ({
    status,
    fullName: `test ${index}`,
    failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m'],
  }))
  const number = (status: string) => statuses.filter((each) => each === status).length
  return {
    success: number('failed') === 0 && file === 'passed',
    numPassedTests: number('passed'),
    testResults: [
      {
        name: 'a.test.ts',
        status: number('failed') > 0 ? 'failed' : file,
        message: 'no such module',
        assertionResults,
      },
    ],
  }
}

test.each([
  ['passed and failed tests', report(['passed', 'passed', 'failed']), 1, { passed: 2, failed: 1 }],
  ['a skipped test as a failure', report(['passed', 'skipped']), 0, { passed: 1, failed: 1 }],
  ['an unwritten test as a failure', report(['passed', 'todo']), 0, { passed: 1, failed: 1 }],
  ['a file that does not load as a failure', report([], 'failed'), 1, { passed: 0, failed: 1 }],
  ['an error outside any test as a failure', report(['passed']), 1, { passed: 1, failed: 1 }],
])('counts %s', (_, given, code, expected) => {
  expect(countReport(given, code)).toMatchObject(expected)
})

test('tests left out by a name pattern are not failures', () => {
  expect(countReport(report(['passed', 'skipped']), 0, { byName: true })).toMatchObject({ passed: 1, failed: 0 })
})

test('each failure is said with its file and its name', () => {
  const { failures } = countReport(report(['passed', 'failed', 'skipped']), 1)
  expect(failures).toEqual([
    'Failed: a.test.ts > test 1\n    expected 1 to be 2',
    'Skipped, counted as failed: a.test.ts > test 2',
  ])
  expect(countReport(report([], 'failed'), 1).failures).toEqual([
    'Did not run, counted as failed: a.test.ts\n    no such module',
  ])
})

test('why a file did not begin is said beside the tests that it kept from running', () => {
  expect(countReport(report(['skipped'], 'failed'), 1).failures).toEqual([
    'Skipped, counted as failed: a.test.ts > test 0',
    'Did not run, counted as failed: a.test.ts\n    no such module',
  ])
})

test('an error outside any test is said', () => {
  const { failures } = countReport(report(['passed']), 1, { errors: ['Error: nobody waited'] })
  expect(failures).toEqual([
    'The run ended with 1 though no test failed: counted as one failure.\n    Error: nobody waited',
  ])
})
