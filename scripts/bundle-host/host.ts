import fs from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import vm from 'node:vm'
import { createDevice, type Device, type DeviceFile } from './device.ts'
import { createHostApi, type HostApi, type Surroundings, type Target } from './host-api.ts'
import { type Chain, findChain, type TreeNode, textOf } from './node-tree.ts'
import { type OpenPage, Stage } from './stage.ts'

export interface HostOptions {
  /** Folder of the built target, the one that holds app.json. */
  readonly dist: string
  readonly target: Target
  readonly baseUrl: string
  readonly device?: Device
  signInCode?(): string | Promise<string>
  subscribe?: Surroundings['subscribe']
  chooseFiles?(): readonly DeviceFile[]
  scan?(): string | null
  /** How long `waitFor` waits. */
  readonly patienceMs?: number
}

export interface SetDataCall {
  readonly route: string
  /** Milliseconds since the page was opened. */
  readonly at: number
  readonly bytes: number
  /** Whether it is the one the page comes up with. */
  readonly first: boolean
}

export interface Note {
  readonly kind: string
  readonly value: unknown
}

interface AppJson {
  readonly pages: string[]
  readonly subPackages?: { root: string; pages: string[] }[]
  /** WeChat says list, DingTalk items. */
  readonly tabBar?: { list?: { pagePath: string }[]; items?: { pagePath: string }[] }
}

/** The platforms refuse an eleventh page. */
const STACK_LIMIT = 10

/** Runs the real bundle of a mini-program outside its platform: strict about what it calls, real in what it sends. */
export class Host {
  readonly target: Target
  readonly device: Device
  /** Every page the bundle declares. */
  readonly routes: ReadonlySet<string>
  /** The platform object as the bundle sees it. */
  readonly platform: HostApi
  readonly setDataCalls: SetDataCall[] = []
  readonly notes: Note[] = []
  /** Platform functions that were called but are not in the host's list. */
  readonly unsupported: string[] = []
  /** What was thrown in timers and in page code. */
  readonly errors: unknown[] = []

  /** Answers that came after `loseAnswers`. */
  answersLost = 0

  private readonly dist: string
  private readonly app: AppJson
  private readonly tabs: Set<string>
  private readonly context: vm.Context
  private readonly stage: Stage
  private readonly patienceMs: number
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly keptTabs = new Map<string, OpenPage>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly networkListeners: ((online: boolean) => void)[] = []
  private stack: OpenPage[] = []
  private online = true
  private hearing = true
  private running = true
  private tapping = false
  private unanswered = 0
  private appOptions: Record<string, unknown> = {}

  constructor(options: HostOptions) {
    this.target = options.target
    this.dist = path.resolve(options.dist)
    this.device = options.device ?? createDevice()
    this.app = JSON.parse(fs.readFileSync(path.join(this.dist, 'app.json'), 'utf8'))
    const { list, items } = this.app.tabBar ?? {}
    this.tabs = new Set((list ?? items ?? []).map((tab) => tab.pagePath))
    this.routes = new Set([
      ...this.app.pages,
      ...(this.app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
    ])
    const world: Surroundings = {
      target: options.target,
      device: this.device,
      baseUrl: options.baseUrl,
      isRunning: () => this.running,
      isTapping: () => this.tapping,
      isOnline: () => this.online,
      underway: (change) => {
        this.unanswered += change
      },
      hears: () => {
        if (!this.hearing) this.answersLost += 1
        return this.hearing
      },
      onNetworkChange: (listener) => void this.networkListeners.push(listener),
      signInCode: () => options.signInCode?.() ?? Promise.reject(new Error('login:fail nobody gives a code')),
      subscribe: (templateIds) => options.subscribe?.(templateIds) ?? {},
      chooseFiles: () => options.chooseFiles?.() ?? [],
      scan: () => options.scan?.() ?? null,
      navigate: (kind, url) => this.navigate(kind, url),
      navigateBack: (delta) => this.navigateBack(delta),
      note: (kind, value) => void this.notes.push({ kind, value }),
    }
    this.platform = createHostApi(world, (name) => void this.unsupported.push(name))
    this.context = this.createContext()
    this.patienceMs = options.patienceMs ?? 10_000
    this.stage = new Stage({
      target: this.target,
      dist: this.dist,
      context: this.context,
      load: (file) => void this.require(path.join(this.dist, file)),
      onError: (error) => void this.errors.push(error),
    })
  }

  /** Starts the app at a page, the first one by default. The path may carry a query. */
  launch(url: string = this.app.pages[0] ?? ''): this {
    this.require(path.join(this.dist, 'app.js'))
    const { route, query } = this.parse(url)
    this.run(this.appOptions, 'onLaunch', { path: route, query, scene: 1001 })
    this.run(this.appOptions, 'onShow', { path: route, query, scene: 1001 })
    this.push(route, query)
    return this
  }

  /** Opens a page the way a link from outside would: alone on the stack. */
  open(url: string): void {
    this.navigate('reLaunch', url)
  }

  /** Ends the app as a killed one ends: nothing of it runs or stores any more. The device keeps what was stored. */
  close(): void {
    this.running = false
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.stack = []
  }

  get page(): OpenPage {
    const page = this.stack.at(-1)
    if (!page) throw new Error('No page is open')
    return page
  }

  get pages(): readonly OpenPage[] {
    return this.stack
  }

  /** What the templates of the open page make of its data. */
  shown(): TreeNode | undefined {
    return this.stage.shown(this.page)
  }

  /** All text of the open page, parts divided by `|`. */
  text(): string {
    return textOf(this.shown())
  }

  find(name: string | RegExp): Chain | undefined {
    return findChain(this.shown(), name)
  }

  /** Taps what has this accessible name or shows this text; the tap bubbles as on the phone. */
  tap(name: string | RegExp): void {
    const chain = this.mustFind(name)
    this.tapping = true
    try {
      this.stage.fire(chain, { type: 'tap', detail: {}, bubbles: true })
    } finally {
      this.tapping = false
    }
  }

  /** Types into the field with this accessible name. */
  type(name: string, value: string): void {
    this.fire(this.mustFind(name), 'input', { value, cursor: value.length })
  }

  /** Lets something happen that only the last node of the chain hears of. */
  fire(chain: Chain, type: string, detail: Record<string, unknown> = {}): void {
    this.stage.fire(chain, { type, detail, bubbles: false })
  }

  setOnline(online: boolean): void {
    this.online = online
    for (const listener of this.networkListeners) listener(online)
  }

  /** From here on requests still reach the service, and nothing comes back. */
  loseAnswers(): void {
    this.hearing = false
  }

  /** Waits until all that was asked for is there. */
  quiet(): Promise<void> {
    return this.waitFor(() => this.unanswered === 0)
  }

  /** Waits until the condition holds; on a string, until the page shows it. */
  async waitFor(condition: string | (() => boolean), timeoutMs = this.patienceMs): Promise<void> {
    const holds = typeof condition === 'string' ? () => this.text().includes(condition) : condition
    const end = performance.now() + timeoutMs
    while (!holds()) {
      if (performance.now() > end) {
        const shown = this.stack.length > 0 ? `${this.page.route}: ${this.text()}` : 'no page'
        throw new Error(
          `Waited ${timeoutMs} ms for ${String(condition)}. Shown: ${shown}. Errors: ${this.errors.map(String).join('; ')}`,
        )
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  private mustFind(name: string | RegExp): Chain {
    const chain = this.find(name)
    if (!chain) throw new Error(`Nothing on ${this.page.route} is called “${name}”. Shown: ${this.text()}`)
    return chain
  }

  private createContext(): vm.Context {
    const globals: Record<string, unknown> = {
      console,
      setTimeout: (work: () => void, ms?: number) => this.later(work, ms),
      clearTimeout: (timer: NodeJS.Timeout) => this.forget(timer),
      setInterval: (work: () => void, ms?: number) => this.repeat(work, ms),
      clearInterval: (timer: NodeJS.Timeout) => this.forget(timer),
      App: (options: Record<string, unknown>) => {
        this.appOptions = options
      },
      getApp: () => this.appOptions,
      getCurrentPages: () => this.stack,
    }
    if (this.target === 'weapp') globals.wx = this.platform
    // DingTalk's engine carries Alipay's name for the same object.
    else Object.assign(globals, { dd: this.platform, my: this.platform, navigator: { swuserAgent: 'DingTalk' } })
    globals.global = globals
    return vm.createContext(globals)
  }

  private guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.errors.push(error)
    }
  }

  private later(work: () => void, ms = 0): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      this.guard(work)
    }, ms)
    this.keep(timer)
    return timer
  }

  private repeat(work: () => void, ms = 0): NodeJS.Timeout {
    const timer = setInterval(() => this.guard(work), ms)
    this.keep(timer)
    return timer
  }

  private keep(timer: NodeJS.Timeout): void {
    if (this.running) this.timers.add(timer)
    else clearTimeout(timer)
  }

  private forget(timer: NodeJS.Timeout): void {
    clearTimeout(timer)
    this.timers.delete(timer)
  }

  private require(file: string): unknown {
    const name = file.endsWith('.js') ? file : `${file}.js`
    const loaded = this.modules.get(name)
    if (loaded) return loaded.exports
    const module = { exports: {} as unknown }
    this.modules.set(name, module)
    const wrapped = `(function(require,module,exports){${fs.readFileSync(name, 'utf8')}\n})`
    const evaluate = vm.runInContext(wrapped, this.context, { filename: name })
    evaluate((id: string) => this.require(path.resolve(path.dirname(name), id)), module, module.exports)
    return module.exports
  }

  private parse(url: string): { route: string; query: Record<string, string> } {
    const parsed = new URL(url, 'https://host.invalid/')
    const route = parsed.pathname.replace(/^\//, '')
    if (!this.routes.has(route)) throw new Error(`navigate:fail page "${route}" is not found`)
    return { route, query: Object.fromEntries(parsed.searchParams) }
  }

  private run(owner: Record<string, unknown>, method: string, argument?: unknown): void {
    const member = owner[method]
    if (typeof member === 'function') member.call(owner, argument)
  }

  private push(route: string, query: Record<string, string>): void {
    if (this.stack.length >= STACK_LIMIT) throw new Error('navigateTo:fail webview count limit exceed')
    const page = this.keptTabs.get(route) ?? this.create(route, query)
    const isNew = !this.keptTabs.has(route)
    if (this.tabs.has(route)) this.keptTabs.set(route, page)
    this.stack.push(page)
    if (isNew) this.run(page, 'onLoad', query)
    this.run(page, 'onShow')
    if (isNew) this.run(page, 'onReady')
  }

  private create(route: string, query: Record<string, string>): OpenPage {
    const openedAt = performance.now()
    let first = true
    return this.stage.create(route, query, (json) => {
      this.setDataCalls.push({ route, at: performance.now() - openedAt, bytes: Buffer.byteLength(json), first })
      first = false
    })
  }

  private pop(): void {
    const page = this.stack.pop()
    if (!page) return
    if (this.tabs.has(page.route)) this.run(page, 'onHide')
    else this.run(page, 'onUnload')
  }

  private navigate(kind: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch', url: string): void {
    const { route, query } = this.parse(url)
    if ((kind === 'switchTab') !== this.tabs.has(route) && kind !== 'reLaunch') {
      throw new Error(`${kind}:fail ${route} is ${this.tabs.has(route) ? '' : 'not '}a tab page`)
    }
    if (kind === 'navigateTo') this.run(this.page, 'onHide')
    else if (kind === 'redirectTo') this.pop()
    else while (this.stack.length > 0) this.pop()
    if (kind === 'reLaunch') this.keptTabs.clear()
    this.push(route, query)
  }

  private navigateBack(delta: number): void {
    for (let left = delta; left > 0 && this.stack.length > 1; left -= 1) this.pop()
    this.run(this.page, 'onShow')
  }
}
