import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Of everything that decides what a build writes: its sources and packages, and whatever else is said. */
export function hashOfFiles(patterns: readonly string[], also: readonly unknown[]): string {
  const hash = createHash('sha256')
  const paths = globSync(patterns, { cwd: root }).filter(
    (path) => !path.includes('.test.') && statSync(join(root, path)).isFile(),
  )
  for (const path of [...paths.sort(), 'pnpm-lock.yaml']) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.update(also.join('\0')).digest('hex')
}
