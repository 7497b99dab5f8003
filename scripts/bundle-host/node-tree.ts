/** A node of the tree that Taro hands to `setData`, or of what was rendered of it; the short names are Taro's. */
export interface TreeNode {
  /** Of a rendered element. */
  readonly tag?: string
  readonly sid: string
  readonly uid?: string
  /** Text of a text node. */
  readonly v?: string
  /** Class. */
  readonly cl?: string
  readonly cn?: readonly TreeNode[]
  readonly ariaLabel?: string
  readonly ariaRole?: string
  readonly [attribute: string]: unknown
}

/** How attributes are named in a node: `aria-label` is `ariaLabel`. */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** From the root to the node itself. */
export type Chain = readonly TreeNode[]

export function* walk(root: TreeNode | undefined, above: Chain = []): Generator<Chain> {
  if (!root) return
  const chain = [...above, root]
  yield chain
  // A place that was only skipped over holds nothing yet.
  for (const child of root.cn ?? []) if (child) yield* walk(child, chain)
}

export const textOf = (root: TreeNode | undefined): string =>
  [...walk(root)]
    .map((chain) => chain.at(-1)?.v)
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .join('|')

/** Roles of what can be pressed. */
const PRESSED = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab'])

/** By accessible name first, then by the whole text of a text node: one that can be pressed before one that only stands there. */
export const findChain = (root: TreeNode | undefined, name: string | RegExp): Chain | undefined => {
  const fits = (text: string | undefined) =>
    typeof name === 'string' ? text === name : text !== undefined && name.test(text)
  const chains = [...walk(root)]
  const texts = chains.filter((chain) => fits(chain.at(-1)?.v))
  return (
    chains.find((chain) => fits(chain.at(-1)?.ariaLabel)) ??
    texts.find((chain) => chain.some(({ ariaRole }) => ariaRole !== undefined && PRESSED.has(ariaRole))) ??
    texts[0]
  )
}
