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

/**
 * Taro's WeChat templates drop accessibility attributes. Its own way of adding attributes renumbers every shortened
 * name and needs a runtime twin; adding the bindings to the finished template leaves those names alone.
 */
export default function weappAria(ctx: PluginContext) {
  if (process.env.TARO_ENV !== 'weapp') return
  ctx.modifyBuildAssets(({ assets }) => {
    const template = assets['base.wxml']
    if (!template) return
    const text = String(template.source()).replace(/<(view|text|image|input|textarea)(?=[ >])/g, `<$1 ${bindings}`)
    assets['base.wxml'] = { source: () => text, size: () => Buffer.byteLength(text) }
  })
}
