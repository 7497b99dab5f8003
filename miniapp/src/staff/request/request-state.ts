import type { ApiQuery } from '../../api/use-query'
import type { PageState } from '../../components/Page/Page'
import { go, goInstead } from '../../session/go'
import { getSession } from '../../session/session'
import { staffWords } from '../words'

const goSignIn = () => go('/pages/me/me')
const goLookUp = () => go('/enterprise/lookup/lookup')
const goQueue = () => goInstead('/staff/queue/queue')

/** What a page shows while it has no request. Missing and foreign ones look the same. */
export function stateOf(query: ApiQuery<{ request: unknown }>, skeleton: 'detail' | 'form'): PageState {
  const { error, refetch } = query
  const retry = () => void refetch()
  if (query.loading) return { kind: 'loading', skeleton, onRetry: retry }
  if (error && error.code !== 'SIGN_IN_REQUIRED') {
    return { kind: 'error', text: error.message, errorId: error.id, onRetry: retry }
  }
  const { status, viewer } = getSession()
  if (status === 'visitor') {
    return { kind: 'empty', text: staffWords.signInFirst, actionText: staffWords.signIn, onAction: goSignIn }
  }
  const next = viewer?.mayOpenQueue
    ? { actionText: staffWords.toQueue, onAction: goQueue }
    : { actionText: staffWords.lookUp, onAction: goLookUp }
  return { kind: 'empty', text: staffWords.missing, ...next }
}
