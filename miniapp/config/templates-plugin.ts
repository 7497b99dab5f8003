const attributes = [
  'aria-role',
  'aria-label',
  'aria-checked',
  'aria-selected',
  'aria-expanded',
  'aria-disabled',
  'aria-hidden',
  'aria-live',
  'aria-level',
]

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
const bindings = attributes.map((name) => `${name}="{{i.${camelCase(name)}}}"`).join(' ')

interface Asset {
  source(): string | Buffer
}

interface PluginContext {
  modifyBuildAssets(change: (build: { assets: Record<string, Asset & { size(): number }> }) => void): void
}

/** The files of each mini-program, and how its templates say "for". */
const dialects: Record<string, { file: string; prefix: string } | undefined> = {
  weapp: { file: 'base.wxml', prefix: 'wx' },
  dd: { file: 'base.axml', prefix: 'a' },
}

/** Bound on every level of every template, and listened to by nobody here. */
const unheard = / (?:bind|on)(?:animation(?:start|iteration|end)|transitionend)="eh"| animation="\{\{i\.p\d+\}\}"/gi

/**
 * Adds to the finished templates what Taro's own lack, since its way of adding attributes renumbers every shortened
 * name and needs a runtime twin: the accessibility attributes (WeChat) and the texts of `Lines` (components/Lines).
 * Takes out what only weighs. A view with any attribute of its own gets one of the templates that have a hover-class.
 */
export default function templates(ctx: PluginContext) {
  const target = process.env.TARO_ENV ?? ''
  const dialect = dialects[target]
  if (!dialect) return
  const { file, prefix } = dialect
  // Without a key a line is known by its place. A key names a property of the item, and these have none that is unique.
  const line = `<view ${prefix}:for="{{i.t}}" ${prefix}:for-item="t" class="qh-{{t[0]}}">{{t[1]}}</view>`
  ctx.modifyBuildAssets(({ assets }) => {
    const template = assets[file]
    if (!template) return
    let text = String(template.source()).replace(unheard, '')
    if (target === 'weapp') {
      text = text.replace(/<(view(?=[^\n]* hover-class=)|text|image|input|textarea)(?=[ >])/g, `<$1 ${bindings}`)
    }
    text = text.replace(/<view [^\n]*hover-class=[^\n]*>(?=\n)/g, `$&\n    ${line}`)
    if (!text.includes(line)) throw new Error(`${file} has no view template to show lines in`)
    assets[file] = { source: () => text, size: () => Buffer.byteLength(text) }
  })
}
