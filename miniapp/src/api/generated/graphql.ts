/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation as the client sends it: by the hash under which the server knows its text. */
export type TypedDocumentString<TResult, TVariables> = {
  readonly __meta__: { readonly hash: string }
  /** Carries the two types; never set. */
  readonly __apiType?: (variables: TVariables) => TResult
}

