import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FILES } from '../files.ts'

const BUILT = path.join(FILES, '../dist')
const WRITTEN = path.join(BUILT, 'release.txt')

/** What was built last beside these sources, and when, such as `2026-11-30 1a2b3c4d`; null where nothing was. */
export const builtRelease = (): string | null => (existsSync(WRITTEN) ? readFileSync(WRITTEN, 'utf8').trim() : null)

/** The same of what runs here; of the sources, which are whatever they are, that they are. */
export const ownRelease = (): string =>
  path.resolve(FILES) === path.resolve(BUILT) ? (builtRelease() ?? '') : 'sources'
