import { graphql } from './graphql-js.ts'

const { getOperationAST, OperationTypeNode, parse } = graphql

/** What an operation may come with. */
export type Asked = {
  readonly id?: string
  readonly query?: string
  readonly variables?: Record<string, unknown> | null
  readonly operationName?: string | null
}

/**
 * A document as it is run: texts in it without what no engine keeps (as variables are freed of it). Text that is JSON would be
 * taken as a document tree and go round the token limit of the parser.
 */
export function openSource(query: string | undefined): string | undefined {
  if (!query) return undefined
  try {
    JSON.parse(query)
    return undefined
  } catch {
    return query.replace(UNSTORABLE, '$1')
  }
}

/** The character 0, as it is and escaped; an escaped backslash begins no escape. Halves of characters the parser refuses. */
const UNSTORABLE = /(\\\\)|\\u(?:0000|\{0+\})|\0/g

export type AskedByAddress = { readonly query?: string; readonly variables?: string; readonly operationName?: string }

/** What an address asks for, or null where its variables are no map. */
export function askedOf({ query, variables, operationName }: AskedByAddress): Asked | null {
  const asked = { ...(query === undefined ? {} : { query }), operationName: operationName || null }
  if (!variables) return asked
  try {
    const map: unknown = JSON.parse(variables)
    return typeof map === 'object' && !Array.isArray(map) ? { ...asked, variables: map as Asked['variables'] } : null
  } catch {
    return null
  }
}

/** Whether running it may change something; a link must never do that. What cannot be read changes nothing. */
export function changes(query: string, operationName: string | null | undefined): boolean {
  try {
    const operation = getOperationAST(parse(query), operationName)
    return operation !== null && operation !== undefined && operation.operation !== OperationTypeNode.QUERY
  } catch {
    return false
  }
}
