import { Text, View } from '@tarojs/components'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { ActFields } from '../../life/ActFields'
import { focusField } from '../../life/field-focus'
import { Failure } from '../Failure'
import { staffWords } from '../words'
import { type StaffFormState, warnOf } from './use-staff-form'

interface StaffFormProps {
  state: StaffFormState
  onLatest(): void
}

/** A form of the staff's, on a page or in a sheet; these add the buttons. */
export function StaffForm({ state, onLatest }: StaffFormProps) {
  return (
    <View className="qh-stack">
      <Failure
        refusal={state.refusal}
        error={state.error}
        onRetry={() => void state.submit()}
        onLatest={onLatest}
        onField={focusField}
      />
      {state.restored ? (
        <Notice
          kind="info"
          text={staffWords.draftRestored}
          actionText={staffWords.discardDraft}
          onAction={state.discard}
        />
      ) : null}
      <ActFields state={state} errors={state.errors} warnOf={warnOf} onChange={state.change} />
      <Text className="qh-secondary">{state.form.effect}</Text>
    </View>
  )
}

interface StaffFormButtonsProps {
  state: StaffFormState
  onCancel(): void
}

export function StaffFormButtons({ state, onCancel }: StaffFormButtonsProps) {
  return (
    <View className="qh-act__buttons">
      <View className="qh-act__button">
        <Button block kind="plain" text={staffWords.cancel} keyHint="Esc" onPress={onCancel} />
      </View>
      <View className="qh-act__button">
        <Button
          block
          text={state.submitText}
          keyHint="Ctrl+Enter"
          busy={state.busy}
          onPress={() => void state.submit()}
        />
      </View>
    </View>
  )
}
