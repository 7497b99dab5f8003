import { globSync } from 'node:fs'

/** Of a name that carries the hash of its content, whatever kind of file it is, packed or not: `js/app.d1d4737d.js.br`. */
const HASHED = /^(?:[\w~-]+\/)*[\w~.-]*\.[0-9a-f]{8,32}(?:\.\w+)+$/
/** What other addresses lead to on every visit, and may be a week old: the icon. */
const PICTURE = /\.(?:png|jpe?g|webp|gif|svg|ico|woff2?)(?:\.br|\.gz)?$/

/** Whether a path below the pages' folder names one content for ever. */
export const isHashed = (file: string): boolean => HASHED.test(file)

/** How long a browser may keep a file without asking again. A page itself never: it names the files of its release. */
export const cacheOf = (file: string): string => {
  if (isHashed(file)) return 'public, max-age=31536000, immutable'
  return PICTURE.test(file) ? 'public, max-age=604800' : 'no-cache'
}

/** Of a build, with what lies packed beside it. */
export const hashedFilesOf = (dir: string): string[] =>
  globSync('**/*', { cwd: dir })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(isHashed)
    .sort()
