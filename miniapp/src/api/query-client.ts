import { REFUSAL_WORDS } from '@qihu/shared'
import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error'

/** Whether the same question may have another answer: what the server refused for a reason in the question has none. */
export const mayHelpToAskAgain = (error: Error): boolean =>
  !(error instanceof ApiError && error.code && REFUSAL_WORDS[error.code].step !== 'RETRY')

/** Reads only. Writes carry their own idempotency key and are retried by the page that shows them. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failed, error) => failed < 1 && mayHelpToAskAgain(error),
      staleTime: 15_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
