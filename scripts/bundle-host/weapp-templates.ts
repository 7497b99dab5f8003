import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { TmplGroup } from 'glass-easel-template-compiler'

interface Complaint {
  readonly level: string
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

/** The path by which templates and scripts are known to each other. */
export const withoutEnding = (path: string): string => path.replace(/\.\w+$/, '')

const compiled = new Map<string, vm.Script>()

/**
 * A script whose value holds every template of the emitted package by its path, made by WeChat's open compiler. They
 * are compiled as one group: imports, scripts and recursion reach across files. Throws whatever the compiler complains of.
 */
export function compileTemplates(dist: string): vm.Script {
  const known = compiled.get(dist)
  if (known) return known
  const group = new TmplGroup()
  const read = (path: string) => readFileSync(join(dist, path), 'utf8')
  for (const path of globSync('**/*.wxs', { cwd: dist })) group.addScript(withoutEnding(path), read(path))
  const complaints = globSync('**/*.wxml', { cwd: dist }).flatMap((path) => {
    const found = group.addTmpl(withoutEnding(path), read(path)) as Complaint[]
    return found.map((one) => `${path}:${one.startLine + 1}:${one.startColumn + 1} ${one.level}: ${one.message}`)
  })
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  const script = new vm.Script(group.getTmplGenObjectGroups(), { filename: join(dist, 'templates') })
  group.free()
  compiled.set(dist, script)
  return script
}
