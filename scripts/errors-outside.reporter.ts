import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

/** Writes what was thrown outside any test, which the JSON report leaves out, to the file ERRORS_OUTSIDE_TO. */
export default class ErrorsOutside implements Reporter {
  onTestRunEnd(...[, errors]: Parameters<NonNullable<Reporter['onTestRunEnd']>>): void {
    const file = process.env.ERRORS_OUTSIDE_TO
    if (file) writeFileSync(file, JSON.stringify(errors.map((error) => error.stack ?? error.message)))
  }
}
