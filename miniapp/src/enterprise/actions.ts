import type { Action } from '../api/generated/graphql'
import type { BarAction } from '../components/ActionBar/ActionBar'
import { actionOfPath, buttonOf, needsForm, pathOf } from '../life/act-form'
import { FORMS, type FormName } from './generated/forms'

/** Actions of the requester's side; others are never offered on these pages. */
export const isOwn = (action: string): action is FormName => action in FORMS

/** The page that asks for more; undefined where one tap is enough. */
export function pageOf(action: Action, id: string): string | undefined {
  if (!isOwn(action) || !needsForm(FORMS[action])) return undefined
  const { page } = FORMS[action]
  return page ? `/${page}?id=${id}` : `/enterprise/respond/respond?id=${id}&as=${pathOf(action)}`
}

/** The action whose form an address names. */
export function ownAction(path: string): FormName | undefined {
  const action = actionOfPath(path)
  return isOwn(action) ? action : undefined
}

/** In the server's order. A lone 未解决 (after the end) is no choice between two and steps back. */
export function barActions(actions: readonly Action[]): BarAction[] {
  const own = actions.filter(isOwn)
  const equals = own.filter((action) => FORMS[action].weight === 'equal')
  return own.map((action) => {
    const form = FORMS[action]
    const { text, weight } = buttonOf(form)
    const shown = weight === 'equal' && equals.length < 2 ? 'secondary' : weight
    return { key: action, text, weight: shown, final: needsForm(form) ? undefined : form.final }
  })
}
