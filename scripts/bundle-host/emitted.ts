import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ecmaVersion, parse } from 'acorn'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** One line for every script below the folder that is not UTF-8 or not valid in this edition of the language. */
export const syntaxErrors = (folder: string, edition: ecmaVersion): string[] =>
  globSync('**/*.js', { cwd: folder }).flatMap((file) => {
    try {
      parse(utf8.decode(readFileSync(join(folder, file))), { ecmaVersion: edition, sourceType: 'script' })
      return []
    } catch (error) {
      return [`${file}: ${(error as Error).message}`]
    }
  })

/** Bytes of a folder's files, each with its path; files that begin with a dot are left out, as by the platforms. */
const sizes = (folder: string): [path: string, bytes: number][] =>
  globSync('**/*', { cwd: folder })
    .map((path) => [path, statSync(join(folder, path))] as const)
    .flatMap(([path, stat]) => (stat.isFile() ? [[path, stat.size]] : []))

/** Bytes of each sub-package by its root, and of the main package under the empty name: everything outside of them. */
export function packageBytes(folder: string): Map<string, number> {
  const { subPackages = [] } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  const packages = new Map([['', 0], ...subPackages.map(({ root }) => [root, 0] as const)])
  for (const [path, bytes] of sizes(folder)) {
    const { root } = subPackages.find((one) => path.startsWith(`${one.root}/`)) ?? { root: '' }
    packages.set(root, (packages.get(root) ?? 0) + bytes)
  }
  return packages
}

export const largestImageBytes = (folder: string): number =>
  Math.max(0, ...sizes(folder).flatMap(([path, bytes]) => (/\.(png|jpe?g|gif|svg|webp)$/.test(path) ? [bytes] : [])))

/** Bytes that a build may have (docs/measured.md G15 and G16; the main package tightened). */
export const BUNDLE_LIMITS = { main: 493_000, sub: 400 * 1024, image: 40 * 1024, js: 205 * 1024, css: 8 * 1024 }
