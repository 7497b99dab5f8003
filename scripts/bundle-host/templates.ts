import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Target } from './host-api.ts'

interface Complaint {
  readonly level: string
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

interface Dialect {
  /** How files with templates and with their scripts end. */
  readonly template: string
  readonly script: string
  toWechat(text: string): string
}

/**
 * DingTalk's engine is not to be had outside its app. Its templates say the same as WeChat's in a few other words, and
 * are translated one by one: what is rendered then is what DingTalk got, though not by DingTalk.
 */
const DIALECTS: Record<Target, Dialect> = {
  weapp: { template: 'wxml', script: 'wxs', toWechat: (text) => text },
  dd: {
    template: 'axml',
    script: 'sjs',
    toWechat: (text) =>
      text
        .replace(/<import-sjs name="(\w+)" from="([^"]+)\.sjs"/g, '<wxs module="$1" src="$2.wxs"')
        .replace(/(<import src="[^"]+)\.axml"/g, '$1.wxml"')
        .replace(/ a:(?=[a-z-]+=)/g, ' wx:')
        .replace(/ (on|catch)([A-Z])(?=\w*=)/g, (_, how: string, first: string) => {
          return ` ${how === 'on' ? 'bind' : 'catch'}:${first.toLowerCase()}`
        })
        .replace(/^export default /gm, 'module.exports = '),
  },
}

const compiled = new Map<string, vm.Script>()

/**
 * A script whose value holds every template of the emitted package by its path, made by WeChat's open compiler. They
 * are compiled as one group: imports, scripts and recursion reach across files. Throws whatever the compiler complains of.
 */
export function compileTemplates(dist: string, target: Target): vm.Script {
  const key = `${target} ${dist}`
  const known = compiled.get(key)
  if (known) return known
  const { template, script, toWechat } = DIALECTS[target]
  const filesThatEnd = (ending: string) =>
    globSync(`**/*.${ending}`, { cwd: dist }).map((path) => ({
      path,
      name: path.slice(0, -`.${ending}`.length),
      text: toWechat(readFileSync(join(dist, path), 'utf8')),
    }))
  const group = new TmplGroup()
  for (const { name, text } of filesThatEnd(script)) group.addScript(name, text)
  const complaints = filesThatEnd(template).flatMap(({ path, name, text }) =>
    (group.addTmpl(name, text) as Complaint[]).map(
      (one) => `${path}:${one.startLine + 1}:${one.startColumn + 1} ${one.level}: ${one.message}`,
    ),
  )
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  const all = new vm.Script(group.getTmplGenObjectGroups(), { filename: join(dist, 'templates') })
  group.free()
  compiled.set(key, all)
  return all
}
