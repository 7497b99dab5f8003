import type { Action, Stage } from '../api/generated/graphql'
import type { BarAction } from '../components/ActionBar/ActionBar'
import { actionOfPath, buttonOf, needsForm } from '../life/act-form'
import { FORMS, type FormName } from './generated/forms'

export interface OfferedAction {
  action: FormName
  label: string
  weight: BarAction['weight']
  /** The key of a desktop keyboard that does the same. */
  key: string
  /** What cannot be taken back by whoever does it with one tap. */
  final?: string
  /** Asks for something; one tap is not enough. */
  asks: boolean
}

const isStaffs = (action: string): action is FormName => action in FORMS

const offer = (action: FormName, stage?: Stage): OfferedAction => {
  const form = FORMS[action]
  const { text, weight } = buttonOf(form, stage)
  const asks = needsForm(form)
  return { action, label: text, weight, key: form.key ?? '', asks, final: asks ? undefined : form.final }
}

type Standing = { actions: readonly Action[]; stage: Stage }

/** What the server offers, in its order, as far as it is for staff. */
export const offered = ({ actions, stage }: Standing): OfferedAction[] =>
  actions.filter(isStaffs).map((action) => offer(action, stage))

/** The same for another kind of thing, whose actions are called alike everywhere. */
export const offeredOf = (actions: readonly Action[]): OfferedAction[] =>
  actions.filter(isStaffs).map((action) => offer(action))

export const allActions = (): OfferedAction[] => (Object.keys(FORMS) as FormName[]).map((action) => offer(action))

/** Those of a request, whose keys work in the queue. */
export const requestActions = (): OfferedAction[] => allActions().filter(({ action }) => FORMS[action].of === 'REQUEST')

/** The action whose form an address names. */
export function actionOfForm(path: string): OfferedAction | undefined {
  const action = actionOfPath(path)
  return isStaffs(action) && needsForm(FORMS[action]) ? offer(action) : undefined
}
