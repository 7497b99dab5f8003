import { ActionBar, type BarAction } from '../../components/ActionBar/ActionBar'
import { useOnline } from '../../platform/use-online'
import type { OfferedAction } from '../actions'
import { type RunningAction, useStaffAction } from '../use-staff-action'
import { staffWords } from '../words'

export interface Taps {
  running: Partial<Record<OfferedAction['action'], RunningAction>>
  /** The one that was refused or not answered. */
  failed: RunningAction | undefined
}

/** The actions that need no form. */
export function useTaps(): Taps {
  const running = { SIGN: useStaffAction('SIGN'), ACCEPT: useStaffAction('ACCEPT') }
  return { running, failed: Object.values(running).find((one) => one.refusal || one.error) }
}

interface RequestActionsProps {
  actions: readonly OfferedAction[]
  taps: Taps
  onAct(action: OfferedAction): void
}

export function RequestActions({ actions, taps, onAct }: RequestActionsProps) {
  const online = useOnline()
  const bar = actions.map((one): BarAction => {
    // A form can be filled in without network; one tap cannot wait for it.
    const waits = one.form === 'none' && !online
    return {
      key: one.action,
      text: one.label,
      weight: one.weight,
      keyHint: one.key,
      busy: taps.running[one.action]?.busy,
      disabled: waits,
      reason: waits ? staffWords.onlineOnly : undefined,
    }
  })
  const act = (key: string) => {
    const chosen = actions.find((one) => one.action === key)
    if (chosen) onAct(chosen)
  }
  return <ActionBar actions={bar} onAct={act} />
}
