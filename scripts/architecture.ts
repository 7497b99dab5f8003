import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Drawn, layersOf } from './architecture/layers.ts'
import { picture } from './architecture/picture.ts'

const root = join(import.meta.dirname, '..')
const PICTURE = join(root, 'docs', 'architecture.svg')
const PACKAGES = ['miniapp', 'bff', 'shared'] as const

/** The folders and their imports as the code has them. Files beside the folders only put them together. */
export function architecture(): string {
  const drawn = PACKAGES.map((name): Drawn => ({ name, layers: layersOf(importsOf(name)) }))
  return picture(drawn)
}

/** Whether the picture is that of the code. */
export const isDrawn = (): boolean => readFileSync(PICTURE, 'utf8') === architecture()

/** Which folders of a package each of its folders imports while it runs, neither for tests nor for types alone. */
function importsOf(name: string): ReadonlyMap<string, ReadonlySet<string>> {
  const src = join(root, name, 'src')
  const files = globSync('*/**/*.{ts,tsx}', { cwd: src })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(test|fixture|expectations)\.tsx?$|\.d\.ts$|^testing\/|\/generated\//.test(file))
    .sort()
  const imports = new Map(files.map((file) => [folderOf(file), new Set<string>()]))
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8').replace(/^import type [^']*'[^']*'/gm, '')
    for (const [, from = ''] of text.matchAll(/^(?:import|export|\}) .*'(\.[^']*)'$/gm)) {
      const to = folderOf(posix.join(posix.dirname(file), from))
      if (to !== folderOf(file) && imports.has(to)) imports.get(folderOf(file))?.add(to)
    }
  }
  return imports
}

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(PICTURE, architecture())
  console.log('docs/architecture.svg is drawn.')
}
