import { createRequire } from 'node:module'
import type * as Graphql from 'graphql'

/**
 * The copy of graphql that mercurius requires. `import 'graphql'` would load a second one beside it, and neither knows
 * the other's schemas and errors as its own.
 */
export const graphql = createRequire(import.meta.url)('graphql') as typeof Graphql
