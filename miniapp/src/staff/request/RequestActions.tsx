import { ActionBar, type BarAction } from '../../components/ActionBar/ActionBar'
import { useOnline } from '../../platform/use-online'
import type { OfferedAction } from '../actions'
import type { StaffTaps } from '../use-staff-action'
import { staffWords } from '../words'

interface RequestActionsProps {
  actions: readonly OfferedAction[]
  taps: StaffTaps
  onAct(action: OfferedAction): void
}

export function RequestActions({ actions, taps, onAct }: RequestActionsProps) {
  const online = useOnline()
  const bar = actions.map((one): BarAction => {
    // A form can be filled in without network; one tap cannot wait for it.
    const waits = !one.asks && !online
    return {
      key: one.action,
      text: one.label,
      weight: one.weight,
      keyHint: one.key,
      busy: taps.busy === one.action,
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
