import { ACTION_WORDS } from '@qihu/shared'
import type { Action } from '../api/generated/graphql'
import type { BarAction } from '../components/ActionBar/ActionBar'
import { enterpriseWords } from './words'

interface Rule {
  weight: BarAction['weight']
  /** The page that asks for more; none where one tap is enough. */
  page?: (id: string) => string
  effect?: string
}

const respond = (as: string) => (id: string) => `/enterprise/respond/respond?id=${id}&as=${as}`

/** The requester's half of the actions. What is absent here is never offered on these pages. */
const RULES: Partial<Record<Action, Rule>> = {
  CONFIRM: { weight: 'equal' },
  DISPUTE: { weight: 'equal', page: respond('dispute') },
  RATE: { weight: 'primary', page: (id) => `/enterprise/rate/rate?id=${id}` },
  SUPPLEMENT: { weight: 'primary', page: respond('supplement') },
  URGE: { weight: 'secondary' },
  WITHDRAW: { weight: 'danger', effect: enterpriseWords.respond.effects.withdraw },
}

export const pageOf = (action: Action, id: string): string | undefined => RULES[action]?.page?.(id)

/** In the server's order. A lone 未解决 (after the end) is no choice between two and steps back. */
export function barActions(actions: readonly Action[]): BarAction[] {
  const paired = actions.includes('CONFIRM') && actions.includes('DISPUTE')
  return actions.flatMap((action) => {
    const rule = RULES[action]
    if (!rule) return []
    const weight = rule.weight === 'equal' && !paired ? 'secondary' : rule.weight
    return [{ key: action, text: ACTION_WORDS[action], weight, effect: rule.effect }]
  })
}
