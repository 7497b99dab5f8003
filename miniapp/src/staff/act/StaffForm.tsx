import { Text, View } from '@tarojs/components'
import { Button } from '../../components/Button/Button'
import { componentWords } from '../../components/component-words'
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
  const { form, refusal } = state
  if (state.over) {
    // What the server said of it names the colleague.
    const text = refusal?.message ?? staffWords.overtaken(state.meanwhile ?? '')
    return (
      <Notice kind="error" now text={text} actionText={staffWords.seeLatest} onAction={onLatest}>
        <Text className="qh-secondary">{staffWords.overtakenKept}</Text>
      </Notice>
    )
  }
  return (
    <View className="qh-stack">
      <Failure
        refusal={refusal}
        error={state.error}
        onRetry={() => void state.submit()}
        onLatest={onLatest}
        onField={focusField}
      />
      {state.meanwhile ? <Notice kind="warn" text={staffWords.meanwhile(state.meanwhile)} /> : null}
      {state.restored ? (
        <Notice
          kind="info"
          text={staffWords.draftRestored}
          actionText={staffWords.discardDraft}
          onAction={state.discard}
        />
      ) : null}
      {state.undiscard ? (
        <Notice kind="info" text={staffWords.cleared} actionText={staffWords.unclear} onAction={state.undiscard} />
      ) : null}
      <ActFields state={state} errors={state.errors} warnOf={warnOf} onChange={state.change} />
      <Text className="qh-secondary">{form.effect}</Text>
    </View>
  )
}

interface StaffFormButtonsProps {
  state: StaffFormState
  onCancel(): void
}

/** What cannot be taken back takes a second act, at another place than the first, and no key does it alone. */
export function StaffFormButtons({ state, onCancel }: StaffFormButtonsProps) {
  const { form, busy, submitText } = state
  if (state.asking && form.final) {
    return (
      <View className="qh-stack">
        <Notice kind="warn" now text={form.final} />
        <View className="qh-act__buttons">
          <View className="qh-act__button">
            <Button block text={componentWords.confirm(submitText)} busy={busy} onPress={() => void state.confirm()} />
          </View>
          <View className="qh-act__button">
            <Button block kind="plain" text={staffWords.goBack} onPress={state.goBack} />
          </View>
        </View>
      </View>
    )
  }
  return (
    <View className="qh-act__buttons">
      <View className="qh-act__button">
        <Button block kind="plain" text={staffWords.cancel} keyHint="Esc" onPress={onCancel} />
      </View>
      {state.over ? null : (
        <View className="qh-act__button">
          <Button block text={submitText} keyHint="Ctrl+Enter" busy={busy} onPress={() => void state.submit()} />
        </View>
      )}
    </View>
  )
}
