import { Sheet } from '../../components/Sheet/Sheet'
import { useFormKeys } from '../../life/use-form-keys'
import type { OfferedAction } from '../actions'
import type { StaffRequest } from '../request-words'
import { StaffForm, StaffFormButtons } from './StaffForm'
import { useStaffForm } from './use-staff-form'

interface ActSheetProps {
  action: OfferedAction
  request: StaffRequest
  onClose(): void
  onDone(request: StaffRequest): void
  onLatest(): void
}

/** A form beside the list, on wide screens. */
export function ActSheet({ action, request, onClose, onDone, onLatest }: ActSheetProps) {
  const state = useStaffForm(action, request, onDone)
  useFormKeys(state, { inDialog: true, onChange: state.change, onSubmit: () => void state.submit() })
  return (
    <Sheet open title={state.title} onClose={onClose} footer={<StaffFormButtons state={state} onCancel={onClose} />}>
      <StaffForm state={state} onLatest={onLatest} />
    </Sheet>
  )
}
