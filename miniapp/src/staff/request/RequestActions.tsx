import { ActionBar, type BarAction } from '../../components/ActionBar/ActionBar'
import { useOnline } from '../../platform/use-online'
import type { OfferedAction } from '../actions'
import type { useThingTaps } from '../use-staff-action'
import { staffWords } from '../words'

interface RequestActionsProps {
  actions: readonly OfferedAction[]
  taps: Pick<ReturnType<typeof useThingTaps>, 'busy'>
  begun?: { key: string; at: number }
  onAct(action: OfferedAction): void
}

/** The buttons of a thing, whichever kind it is of. */
export function RequestActions({ actions, taps, begun, onAct }: RequestActionsProps) {
  const online = useOnline()
  const bar = actions.map((one): BarAction => {
    // A form can be filled in without network; one tap cannot wait for it.
    const waits = !one.asks && !online
    return {
      key: one.action,
      text: one.label,
      weight: one.weight,
      final: one.final,
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
  return <ActionBar actions={bar} begun={begun} onAct={act} />
}
