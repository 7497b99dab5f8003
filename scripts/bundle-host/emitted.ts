import { globSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

interface Parser {
  parse(code: string, options: { ecmaVersion: number; sourceType: 'script' }): unknown
}

// webpack's own parser, reached through webpack so that it needs no entry of its own in package.json.
const fromClient = createRequire(join(import.meta.dirname, '../../miniapp/package.json'))
const acorn: Parser = createRequire(fromClient.resolve('webpack'))('acorn')

/** One line for every script below the folder that is not valid in this edition of the language. */
export const syntaxErrors = (folder: string, ecmaVersion: number): string[] =>
  globSync('**/*.js', { cwd: folder }).flatMap((file) => {
    try {
      acorn.parse(readFileSync(join(folder, file), 'utf8'), { ecmaVersion, sourceType: 'script' })
      return []
    } catch (error) {
      return [`${file}: ${(error as Error).message}`]
    }
  })

/** Bytes of the main package: everything outside the sub-packages. */
export const mainPackageBytes = (folder: string): number => {
  const { subPackages = [] } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  return globSync('**/*', { cwd: folder })
    .filter((file) => !subPackages.some(({ root }) => file === root || file.startsWith(`${root}/`)))
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}
