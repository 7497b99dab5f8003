import { ACTION_WORDS } from '@qihu/shared'
import type { Action, Stage } from '../api/generated/graphql'
import type { BarAction } from '../components/ActionBar/ActionBar'
import type { StaffActionName } from './operations'
import { staffWords } from './words'

export type FormName = 'dispatch' | 'decline' | 'regrade' | 'add-progress' | 'request-information' | 'resolve'

interface StaffAction {
  /** The key of a desktop keyboard that does the same. */
  key: string
  weight: BarAction['weight']
  /** 'none' is one tap. */
  form: 'none' | FormName
}

/** The only place that knows how an action looks; which of them are there, the server says. */
const STAFF_ACTIONS: Readonly<Record<StaffActionName, StaffAction>> = {
  ACCEPT: { key: 'A', weight: 'secondary', form: 'none' },
  DISPATCH: { key: 'D', weight: 'primary', form: 'dispatch' },
  DECLINE: { key: 'B', weight: 'more', form: 'decline' },
  REGRADE: { key: 'T', weight: 'more', form: 'regrade' },
  SIGN: { key: 'S', weight: 'primary', form: 'none' },
  ADD_PROGRESS: { key: 'M', weight: 'secondary', form: 'add-progress' },
  REQUEST_INFORMATION: { key: 'N', weight: 'more', form: 'request-information' },
  RESOLVE: { key: 'F', weight: 'primary', form: 'resolve' },
}

export interface OfferedAction extends StaffAction {
  action: StaffActionName
  label: string
}

const isStaffAction = (action: Action): action is StaffActionName => action in STAFF_ACTIONS

type Standing = { actions: readonly Action[]; stage: Stage }

/** A request that was accepted before is only dispatched; one that a unit has is moved, which nobody should do first. */
function inStage(one: OfferedAction, stage: Stage): OfferedAction {
  if (one.action !== 'DISPATCH' || stage === 'SUBMITTED') return one
  if (stage === 'ACCEPTED') return { ...one, label: staffWords.dispatch }
  return { ...one, label: staffWords.redispatch, weight: 'secondary' }
}

const known = (action: StaffActionName): OfferedAction => ({
  ...STAFF_ACTIONS[action],
  action,
  label: ACTION_WORDS[action],
})

/** What the server offers, in its order, as far as staff pages know it. */
export const offered = ({ actions, stage }: Standing): OfferedAction[] =>
  actions.filter(isStaffAction).map((action) => inStage(known(action), stage))

export const allActions = (): OfferedAction[] => (Object.keys(STAFF_ACTIONS) as StaffActionName[]).map(known)

export const actionOfForm = (form: string): OfferedAction | undefined =>
  allActions().find((one) => one.form !== 'none' && one.form === form)
