import { NOTE_MAX } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Skeleton } from '../../components/Page/Skeleton'
import { Failure } from '../Failure'
import { forbiddenPhrases } from '../forbidden-phrases'
import { type FormField, textHint } from '../forms'
import { staffWords } from '../words'
import { fieldId, focusField } from './field-focus'
import type { ActFormState } from './use-act-form'
import { CHOICE_KEYS } from './use-form-keys'
import './ActFields.scss'

interface ActFieldsProps {
  state: ActFormState
  onLatest(): void
}

/** Draws a form from its data; the page and the sheet around it add the buttons. */
export function ActFields({ state, onLatest }: ActFieldsProps) {
  const { form, errors, restored } = state
  return (
    <View className="qh-act">
      <Failure
        refusal={state.refusal}
        error={state.error}
        onRetry={() => void state.submit()}
        onLatest={onLatest}
        onField={focusField}
      />
      {restored ? (
        <Notice
          kind="info"
          text={staffWords.draftRestored}
          actionText={staffWords.discardDraft}
          onAction={state.discard}
        />
      ) : null}
      {form.fields.map((field) => (
        <View key={field.name} id={fieldId(field.name)}>
          {field.kind === 'text' ? (
            <TextPart field={field} state={state} error={errors[field.name]} />
          ) : (
            <ChoicePart field={field} state={state} error={errors[field.name]} />
          )}
        </View>
      ))}
      <Text className="qh-secondary">{form.effect}</Text>
    </View>
  )
}

interface PartProps {
  field: FormField
  state: ActFormState
  error: string | undefined
}

function TextPart({ field, state, error }: PartProps) {
  const value = state.values[field.name] ?? ''
  const phrases = forbiddenPhrases(value)
  return (
    <>
      <TextField
        multiline
        label={field.label}
        hint={[field.hint, textHint(state.values)].filter(Boolean).join('')}
        required={field.required}
        error={error}
        value={value}
        maxLength={NOTE_MAX}
        counterFrom={NOTE_MAX - 200}
        onChange={(text) => state.change(field.name, text)}
      />
      {phrases.length > 0 ? <Notice kind="warn" text={staffWords.forbidden(phrases.join('、'))} /> : null}
    </>
  )
}

function ChoicePart({ field, state, error }: PartProps) {
  const value = state.values[field.name]
  const options = state.optionsOf(field)
  const rules = field.kind === 'choice' ? field.rules : undefined
  return (
    <Field group label={field.label} hint={field.hint} required={field.required} error={error}>
      {(ids) => (
        <>
          {field.kind === 'unit' && state.unitsError ? (
            <Notice
              kind="error"
              text={staffWords.unitsFailed}
              actionText={staffWords.retry}
              onAction={() => void state.reloadUnits()}
            />
          ) : null}
          {field.kind === 'unit' && state.unitsLoading ? (
            <Skeleton kind="line" onRetry={() => void state.reloadUnits()} />
          ) : null}
          <Chips
            label={field.label}
            options={options.map((option, place) => ({ ...option, keyHint: CHOICE_KEYS[place] }))}
            value={value ? [value] : []}
            describedBy={ids.describedBy}
            invalid={error !== undefined}
            onChange={([chosen]) => chosen && state.change(field.name, chosen)}
          />
          {rules ? (
            <View className="qh-act__rules">
              {options.map((option) => (
                <Text
                  key={option.value}
                  className={option.value === value ? 'qh-act__rule qh-act__rule--chosen' : 'qh-act__rule'}
                >
                  {rules[option.value]}
                </Text>
              ))}
            </View>
          ) : null}
        </>
      )}
    </Field>
  )
}

interface ActButtonsProps {
  state: ActFormState
  onCancel(): void
}

export function ActButtons({ state, onCancel }: ActButtonsProps) {
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
