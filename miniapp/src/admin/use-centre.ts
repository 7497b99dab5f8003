import { AdminCentreDocument, type AdminCentreQuery } from '../api/generated/graphql'
import { type ApiQuery, useApiQuery } from '../api/use-query'
import type { PageState } from '../components/Page/Page'
import { go } from '../session/go'
import { getSession } from '../session/session'
import { adminWords as words } from './words'

/** A centre with all that its forms offer. */
export const useCentre = (division: string, search = ''): ApiQuery<AdminCentreQuery> =>
  useApiQuery(AdminCentreDocument, { division, search: search || null }, { enabled: division !== '' })

/** What a page shows in the place of what it has not got. */
export function stateOf(query: Pick<ApiQuery<unknown>, 'loading' | 'error' | 'refetch'>, there: boolean): PageState {
  const onRetry = () => void query.refetch()
  if (there) return { kind: 'ready' }
  if (query.loading) return { kind: 'loading', skeleton: 'list', onRetry }
  if (getSession().status === 'visitor' || query.error?.code === 'SIGN_IN_REQUIRED') {
    return { kind: 'empty', text: words.signInFirst, actionText: words.signIn, onAction: () => go('/pages/me/me') }
  }
  if (query.error) return { kind: 'error', text: query.error.message, errorId: query.error.id, onRetry }
  return { kind: 'empty', text: words.mayNotOpen, actionText: words.toHome, onAction: () => go('/pages/home/home') }
}

/** The address of a form. */
export function formAddress(command: string, at: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ do: command, at, ...more }).toString()
  return `/admin/edit/edit?${query}`
}
