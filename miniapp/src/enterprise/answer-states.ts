import { REFUSAL_WORDS } from '@qihu/shared'
import type { PageState } from '../components/Page/Page'
import { go } from '../session/go'
import { enterpriseWords } from './words'

/** The session has ended: what was filled in waits in its draft for the person. */
export const signInFirst = (): PageState => ({
  kind: 'empty',
  text: REFUSAL_WORDS.SIGN_IN_REQUIRED.text,
  actionText: REFUSAL_WORDS.SIGN_IN_REQUIRED.next,
  onAction: () => go('/pages/me/me'),
})

export const notFound = (onSee: () => void): PageState => ({
  kind: 'empty',
  text: REFUSAL_WORDS.NOT_FOUND.text,
  actionText: enterpriseWords.notNow.see,
  onAction: onSee,
})
