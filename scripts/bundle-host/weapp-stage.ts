import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import vm from 'node:vm'
import type * as Easel from 'glass-easel'
import type * as Adapter from 'glass-easel-miniprogram-adapter'
import { type Chain, camelCase, type TreeNode } from './node-tree.ts'
import type { App, Happening, OpenPage, Stage } from './stage.ts'
import { compileTemplates } from './weapp-templates.ts'

const { resolve } = createRequire(import.meta.url)

type TemplateGroup = Record<string, (name: string) => unknown>

/** Taro leaves out lists that are empty, and to WeChat a list that is undefined is empty. */
const ABSENT_LIST = 'for-list data is neither Array nor Object, got type "undefined"'

/**
 * Renders the emitted templates by WeChat's own component framework (glass-easel), without a screen: what is shown is
 * what the templates made of the data, and a tap is heard only where they bind one.
 */
export class WeappStage implements Stage {
  private readonly app: App
  private readonly easel: typeof Easel
  private readonly backend: Adapter.AssociatedBackend
  private readonly space: Adapter.CodeSpace
  private readonly templates: TemplateGroup
  private readonly defined = new Set<string>()
  private readonly roots = new WeakMap<OpenPage, Adapter.Root>()
  private readonly elements = new WeakMap<TreeNode, Easel.Element>()

  constructor(app: App) {
    this.app = app
    this.templates = compileTemplates(app.dist).runInContext(app.context) as TemplateGroup
    this.easel = this.library<typeof Easel>('glass-easel')
    const { MiniProgramEnv } = this.library<typeof Adapter>('glass-easel-miniprogram-adapter')
    const env = new MiniProgramEnv()
    this.backend = env.associateBackend(new this.easel.EmptyBackendContext())
    this.space = env.createCodeSpace('', true)
    // Handlers are called on the page itself, as on the phone.
    this.space.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true })
    this.easel.addGlobalErrorListener((error) => {
      app.onError(error)
      return false
    })
    this.easel.addGlobalWarningListener((message) => {
      if (!message.includes(ABSENT_LIST)) app.onError(new Error(message))
      return false
    })
  }

  create(route: string, query: Record<string, string>, onSetData: (json: string) => void): OpenPage {
    this.define(route)
    const root = this.backend.createRoot('page', this.space, route)
    const page = root.get()
    const setData = page.setData.bind(page)
    const measured = (change: object, done?: () => void) => {
      const json = JSON.stringify(change)
      onSetData(json)
      setData(JSON.parse(json), done)
    }
    const open = Object.assign(page, { route, query, options: query, setData: measured }) as unknown as OpenPage
    this.easel.Element.pretendAttached(root.getComponent() as Easel.GeneralComponent)
    this.roots.set(open, root)
    return open
  }

  shown(page: OpenPage): TreeNode | undefined {
    const root = this.roots.get(page)?.getComponent() as Easel.GeneralComponent | undefined
    return root && { sid: 'root', cn: this.nodesIn(root) }
  }

  fire(_page: OpenPage, chain: Chain, { type, detail, bubbles }: Happening): void {
    const element = chain.map((node) => this.elements.get(node)).findLast((one) => one !== undefined)
    if (!element) throw new Error(`There is nothing to ${type}`)
    this.easel.triggerEvent(element, type, detail, { bubbles, composed: bubbles })
  }

  /** Registers a page or component with its template and settings, after the components that it uses. */
  private define(path: string): void {
    if (this.defined.has(path)) return
    this.defined.add(path)
    const content = this.templates[path]
    if (!content) throw new Error(`${path} has no template`)
    const settings = join(this.app.dist, `${path}.json`)
    const config: { usingComponents?: Record<string, string> } = existsSync(settings)
      ? JSON.parse(readFileSync(settings, 'utf8'))
      : {}
    for (const used of Object.values(config.usingComponents ?? {}))
      this.define(used.startsWith('/') ? used.slice(1) : posix.join(posix.dirname(path), used))
    // Without the last one, `bindtap` of a built-in element, written without a colon, would be an attribute.
    const template = { groupList: this.templates, content, fallbackListenerOnNativeNode: true }
    this.space.addCompiledTemplate(path, template as unknown as Easel.template.ComponentTemplate)
    this.space.addComponentStaticConfig(path, config)
    this.space.globalComponentEnv(this.app.context, path, () => this.app.load(path))
  }

  /** Of one realm with the bundle: the framework compares the types of properties with its own Object and String. */
  private library<Library>(name: string): Library {
    const source = readFileSync(resolve(name), 'utf8')
    const module = { exports: {} }
    const evaluate = vm.runInContext(`(function(require,module,exports){${source}\n})`, this.app.context, {
      filename: name,
    })
    evaluate(() => this.easel, module, module.exports)
    return module.exports as Library
  }

  private nodesIn(parent: Easel.Element): TreeNode[] {
    const { childNodes } = parent.asGeneralComponent()?.getShadowRoot() ?? parent
    return childNodes.flatMap((child) => {
      const text = child.asTextNode()?.textContent
      if (text !== undefined) return text.trim() === '' ? [] : [{ sid: '', v: text }]
      const element = child.asElement()
      if (!element) return []
      const native = element.asNativeNode()
      // Blocks, templates and components are no elements of their own on the screen.
      return native ? [this.nodeOf(native)] : this.nodesIn(element)
    })
  }

  private nodeOf(element: Easel.NativeNode): TreeNode {
    const attributes = element.attributes
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => [camelCase(name), value] as const)
    const node: TreeNode = {
      ...Object.fromEntries(attributes),
      tag: element.is,
      sid: String(element.dataset.sid ?? ''),
      cl: element.class,
      st: element.style,
      cn: this.nodesIn(element),
    }
    this.elements.set(node, element)
    return node
  }
}
