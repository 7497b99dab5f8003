import type { ApiQuery } from '../api/use-query'
import type { PageState } from '../components/Page/Page'
import { go } from '../session/go'
import { accountWords } from './words'

/** A page of one's own: whoever is not signed in is told why it is empty, and where he signs in. */
export function stateOf({ data, loading, error, refetch }: ApiQuery<object>, visitor: string | null): PageState {
  const onRetry = () => void refetch()
  if (visitor !== null) {
    return { kind: 'empty', text: visitor, actionText: accountWords.signIn, onAction: () => go('/pages/me/me') }
  }
  if (data) return { kind: 'ready' }
  if (error && !loading) return { kind: 'error', text: error.message, errorId: error.id, onRetry }
  return { kind: 'loading', skeleton: 'list', onRetry }
}
