import { Sheet } from '../../components/Sheet/Sheet'
import type { OfferedAction } from '../actions'
import type { StaffRequest } from '../request-words'
import { ActButtons, ActFields } from './ActFields'
import { useActForm } from './use-act-form'
import { useFormKeys } from './use-form-keys'

interface ActSheetProps {
  action: OfferedAction
  request: StaffRequest
  onClose(): void
  onDone(request: StaffRequest): void
  onLatest(): void
}

/** A form beside the list, on wide screens. */
export function ActSheet({ action, request, onClose, onDone, onLatest }: ActSheetProps) {
  const state = useActForm(action, request, onDone)
  useFormKeys(state, true)
  return (
    <Sheet open title={state.form.title} onClose={onClose} footer={<ActButtons state={state} onCancel={onClose} />}>
      <ActFields state={state} onLatest={onLatest} />
    </Sheet>
  )
}
