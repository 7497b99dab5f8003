import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import vm from 'node:vm'
import type * as Easel from 'glass-easel'
import type * as Adapter from 'glass-easel-miniprogram-adapter'
import type { Target } from './host-api.ts'
import { type Chain, camelCase, type TreeNode, walk } from './node-tree.ts'
import { compileTemplates } from './templates.ts'

export interface OpenPage {
  readonly route: string
  readonly query: Record<string, string>
  readonly data: { root?: TreeNode; [key: string]: unknown }
  readonly [member: string]: unknown
}

/** What a stage has from the app that it belongs to. */
export interface App {
  readonly target: Target
  /** Folder of the built target. */
  readonly dist: string
  readonly context: vm.Context
  /** Evaluates a file of the bundle, by its path without `.js`, once. */
  load(path: string): void
  /** Told what was thrown or complained of where nobody can catch it. */
  onError(error: unknown): void
}

export interface Happening {
  readonly type: string
  readonly detail: Record<string, unknown>
  /** Whether those around the target hear of it as well. */
  readonly bubbles: boolean
}

const { resolve } = createRequire(import.meta.url)

type TemplateGroup = Record<string, (name: string) => unknown>

/** Taro leaves out lists that are empty, and to WeChat a list that is undefined is empty. */
const ABSENT_LIST = 'for-list data is neither Array nor Object, got type "undefined"'

/** DingTalk's templates bind none of these; a person there has only the texts, but a test needs names to find things by. */
const NAMES = ['ariaLabel', 'ariaRole', 'ariaChecked']

/**
 * Renders the emitted templates by WeChat's own component framework (glass-easel), without a screen: what is shown is
 * what the templates made of the data, and a tap is heard only where they bind one.
 */
export class Stage {
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
    this.templates = compileTemplates(app.dist, app.target).runInContext(app.context) as TemplateGroup
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

  /** Opens a page, not yet loaded; each of its `setData` is told as JSON before it takes effect. */
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

  /** What a person has before him. */
  shown(page: OpenPage): TreeNode | undefined {
    const root = this.roots.get(page)?.getComponent() as Easel.GeneralComponent | undefined
    if (!root) return undefined
    const names = this.app.target === 'dd' ? namesIn(page.data.root) : new Map()
    return { sid: 'root', cn: this.nodesIn(root, names) }
  }

  /** Lets something happen at the innermost element of the chain. */
  fire(chain: Chain, { type, detail, bubbles }: Happening): void {
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

  private nodesIn(parent: Easel.Element, names: Names): TreeNode[] {
    const { childNodes } = parent.asGeneralComponent()?.getShadowRoot() ?? parent
    return childNodes.flatMap((child) => {
      const text = child.asTextNode()?.textContent
      if (text !== undefined) return text.trim() === '' ? [] : [{ sid: '', v: text }]
      const element = child.asElement()
      if (!element) return []
      const native = element.asNativeNode()
      // Blocks, templates and components are no elements of their own on the screen.
      return native ? [this.nodeOf(native, names)] : this.nodesIn(element, names)
    })
  }

  private nodeOf(element: Easel.NativeNode, names: Names): TreeNode {
    const sid = String(element.dataset.sid ?? '')
    const attributes = element.attributes
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => [camelCase(name), value] as const)
    const node: TreeNode = {
      ...names.get(sid),
      ...Object.fromEntries(attributes),
      tag: element.is,
      sid,
      cl: element.class,
      st: element.style,
      cn: this.nodesIn(element, names),
    }
    this.elements.set(node, element)
    return node
  }
}

/** By the id of the node. */
type Names = ReadonlyMap<string, Partial<TreeNode>>

const namesIn = (root: TreeNode | undefined): Names =>
  new Map(
    [...walk(root)].flatMap((chain) => {
      const node = chain.at(-1)
      const named = NAMES.filter((name) => node?.[name] !== undefined).map((name) => [name, node?.[name]])
      return node && named.length > 0 ? [[node.sid, Object.fromEntries(named)]] : []
    }),
  )
