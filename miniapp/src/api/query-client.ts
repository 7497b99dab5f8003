import { QueryClient } from '@tanstack/react-query'

/** Reads only. Writes carry their own idempotency key and are retried by the page that shows them. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: 1,
      staleTime: 15_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
