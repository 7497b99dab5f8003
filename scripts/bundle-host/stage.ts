import type vm from 'node:vm'
import type { Chain, TreeNode } from './node-tree.ts'

export interface OpenPage {
  readonly route: string
  readonly query: Record<string, string>
  readonly data: { root?: TreeNode; [key: string]: unknown }
  readonly [member: string]: unknown
}

/** What a stage has from the app that it belongs to. */
export interface App {
  /** Folder of the built target. */
  readonly dist: string
  readonly context: vm.Context
  /** Evaluates a file of the bundle, by its path without `.js`, once. */
  load(path: string): void
  later(work: () => void): void
  /** Told what was thrown or complained of where nobody can catch it. */
  onError(error: unknown): void
}

export interface Happening {
  readonly type: string
  readonly detail: Record<string, unknown>
  /** Whether those around the target hear of it as well. */
  readonly bubbles: boolean
}

/** Makes pages of what the bundle defines, and shows them. */
export interface Stage {
  /** Opens a page, not yet loaded; each of its `setData` is told as JSON before it takes effect. */
  create(route: string, query: Record<string, string>, onSetData: (json: string) => void): OpenPage
  /** What a person has before him. */
  shown(page: OpenPage): TreeNode | undefined
  /** Lets something happen at the last node of the chain. */
  fire(page: OpenPage, chain: Chain, happening: Happening): void
}
