import { type Chain, setPath, type TreeNode } from './node-tree.ts'
import type { App, Happening, OpenPage, Stage } from './stage.ts'

interface PageDefinition {
  readonly data?: Record<string, unknown>
  readonly [member: string]: unknown
}

/** Takes the data for what is shown: for DingTalk, whose template engine is not to be had. */
export class DataStage implements Stage {
  private readonly app: App
  private readonly definitions = new Map<string, PageDefinition>()
  private loading = ''

  constructor(app: App) {
    this.app = app
    const define = (definition: PageDefinition) => void this.definitions.set(this.loading, definition)
    Object.assign(app.context, { Page: define, Component: define, Behavior: (behavior: unknown) => behavior })
  }

  create(route: string, query: Record<string, string>, onSetData: (json: string) => void): OpenPage {
    this.loading = route
    this.app.load(route)
    const definition = this.definitions.get(route)
    if (!definition) throw new Error(`${route} defines no page`)
    const data = structuredClone(definition.data ?? {}) as OpenPage['data']
    const setData = (change: Record<string, unknown>, done?: () => void) => {
      const json = JSON.stringify(change)
      onSetData(json)
      for (const [key, value] of Object.entries(JSON.parse(json))) setPath(data, key, value)
      if (done) this.app.later(done)
    }
    return { ...definition, route, is: route, query, options: query, data, setData }
  }

  shown(page: OpenPage): TreeNode | undefined {
    return page.data.root
  }

  fire(page: OpenPage, chain: Chain, { type, detail, bubbles }: Happening): void {
    const { eh } = page
    if (typeof eh !== 'function') return
    const heard = chain.filter(({ v }) => v === undefined).reverse()
    for (const node of bubbles ? heard : heard.slice(0, 1)) {
      const place = { id: node.uid ?? node.sid, dataset: { sid: node.sid } }
      eh.call(page, { type, detail, timeStamp: Date.now(), target: place, currentTarget: place })
    }
  }
}
