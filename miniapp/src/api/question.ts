import { read, serverNow } from './client'
import type { TypedDocumentString } from './generated/graphql'
import { saveAnswer } from './saved-answers'

/** What is asked by whom: everybody who asks the same shares one answer. */
export function questionOf<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  who: string,
  savedName?: string,
) {
  return {
    queryKey: [document.__meta__.hash, variables, who] as const,
    queryFn: async (): Promise<Result> => {
      const data = await read(document, variables)
      if (savedName) saveAnswer(savedName, data, serverNow())
      return data
    },
  }
}
