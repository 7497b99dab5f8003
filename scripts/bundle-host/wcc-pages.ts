import vm from 'node:vm'
import { camelCase, type TreeNode } from './node-tree.ts'
import { compileWxml } from './wechat-tools.ts'

/** As the output of the compiler describes a node of a page. */
type WccNode = string | number | { tag: string; attr?: Record<string, unknown>; children?: WccNode[] }

type Generate = (data: object, options: object, global: object) => WccNode

/** Listeners, and what a node has under a name of its own. */
const APART = /^(bind|catch|capture-|mut-bind|data-sid$|class$|style$|id$)/

/** Advice for long lists; where a key is left out, an item is known by its place. */
const ADVICE = 'provide attr `wx:key`'

/** Renders pages by the output of WeChat's own compiler, to be compared with what the host shows. */
export class WccPages {
  /** What the output complained of while it rendered. */
  readonly complaints: string[] = []
  private readonly context: vm.Context

  constructor(dist: string) {
    const complain = (...parts: unknown[]) => {
      const complaint = parts.map(String).join(' ')
      if (!complaint.includes(ADVICE)) this.complaints.push(complaint)
    }
    const globals: Record<string, unknown> = { console: { log: complain, warn: complain, error: complain } }
    // The output asks the browser that it expects for the version of its engine.
    Object.assign(globals, { window: globals, global: globals, __webview_engine_version__: 0.02 })
    this.context = vm.createContext(globals)
    vm.runInContext(compileWxml(dist), this.context)
  }

  render(path: string, data: object): TreeNode[] {
    const generate: Generate = this.context.$gwx(`${path}.wxml`)
    const own = vm.runInContext(`(${JSON.stringify(data)})`, this.context)
    return this.nodesOf(generate(own, {}, {}))
  }

  private nodesOf(node: WccNode): TreeNode[] {
    if (typeof node !== 'object') return String(node).trim() === '' ? [] : [{ sid: '', v: String(node) }]
    const { tag, attr = {}, children = [] } = node
    if (tag === 'wx-comp') return this.render('comp', attr)
    const inside = children.flatMap((child) => this.nodesOf(child))
    if (!tag.startsWith('wx-') || tag === 'wx-page') return inside
    const attributes = Object.entries(attr).filter(([name, value]) => value !== undefined && !APART.test(name))
    return [
      {
        ...Object.fromEntries(attributes.map(([name, value]) => [camelCase(name), value])),
        tag: tag.slice('wx-'.length),
        sid: String(attr['data-sid'] ?? ''),
        cl: String(attr.class ?? ''),
        st: String(attr.style ?? ''),
        cn: inside,
      },
    ]
  }
}
