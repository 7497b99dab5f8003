import { createHash } from 'node:crypto'
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

type Document = { document?: { definitions: readonly { kind: string }[] } }

const TYPE = `/** An operation as the client sends it: by the hash under which the server knows its text. */
export type TypedDocumentString<TResult, TVariables> = {
  readonly __meta__: { readonly hash: string }
  /** Carries the two types; never set. */
  readonly __apiType?: (variables: TVariables) => TResult
}
`

/** Of a digest of 256 bits 132: nothing but an accident has to be kept out, and WeChat's main package counts each byte. */
const HASH_LENGTH = 22

/**
 * A generator plugin: one constant of a hash for each operation, its text (fragments included) into `allowed`.
 * The client preset would put every fragment's text and a class into the bundle beside the hashes.
 */
export function operationHashes(allowed: Map<string, string>) {
  return {
    plugin(_schema: unknown, documents: Document[]): string {
      const definitions = documents.flatMap((each) => each.document?.definitions ?? [])
      const fragments = new Map(definitions.filter(isFragment).map((each) => [each.name.value, each]))
      const constants = definitions.filter(isOperation).map((operation) => {
        const name = operation.name?.value
        if (!name) throw new Error(`An operation without a name:\n${print(operation)}`)
        const parts = [operation, ...used(operation, fragments)]
        const text = stripIgnoredCharacters(parts.map(print).join('\n'))
        const hash = createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH)
        allowed.set(hash, text)
        const kind = operation.operation[0]?.toUpperCase() + operation.operation.slice(1)
        const type = `TypedDocumentString<${name}${kind}, ${name}${kind}Variables>`
        return `export const ${name}Document: ${type} = { __meta__: { hash: '${hash}' } }`
      })
      return [TYPE, ...constants, ''].join('\n')
    },
  }
}

/** The fragments an operation spreads, directly or through another, in a fixed order. */
function used(
  operation: OperationDefinitionNode,
  fragments: Map<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>()
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) => {
    visit(node, {
      FragmentSpread(spread) {
        const fragment = fragments.get(spread.name.value)
        if (!fragment || found.has(fragment.name.value)) return
        found.set(fragment.name.value, fragment)
        collect(fragment)
      },
    })
  }
  collect(operation)
  return [...found.values()].sort((left, right) => (left.name.value < right.name.value ? -1 : 1))
}

const isFragment = (node: { kind: string }): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION
const isOperation = (node: { kind: string }): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION
