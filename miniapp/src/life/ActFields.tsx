import { NOTE_MAX } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Chips } from '../components/Chips/Chips'
import { Field } from '../components/Field/Field'
import { TextField } from '../components/Field/TextField'
import { Notice } from '../components/Notice/Notice'
import { Skeleton } from '../components/Page/Skeleton'
import { hintOf, type ShownField } from './act-form'
import { fieldId } from './field-focus'
import type { ActFormState } from './use-act-form'
import { CHOICE_KEYS } from './use-form-keys'
import { formWords } from './words'
import './ActFields.scss'

interface ActFieldsProps {
  state: ActFormState
  /** By the name of the field: what the form found, and what the server said. */
  errors: Readonly<Record<string, string>>
  /** Something to think about before a text is sent; it may be sent all the same. */
  warnOf?(text: string): string | undefined
  /** Where the form begins with a text, the cursor is in it. */
  begins?: boolean
  /** Where files are chosen; forms without files have none. */
  files?(field: ShownField): ReactNode
  onChange(name: string, value: string): void
}

/** What is no longer than a name stands on one line. */
const LINE_MAX = 60

const TYPED: readonly string[] = ['NOTE', 'WORDS', 'PHONE', 'COUNT']
const TYPES: Readonly<Partial<Record<string, 'number' | 'tel'>>> = { COUNT: 'number', PHONE: 'tel' }
/** Of what the server knows. */
const OFFERED: readonly string[] = ['UNIT', 'COLLEAGUE', 'CATEGORY']
const CHOSEN: readonly string[] = ['CHOICE', 'CHOICES', ...OFFERED]

/** Draws the fields of a form from its data; the page and the sheet around it add the rest. */
export function ActFields({ state, errors, warnOf, begins = false, files, onChange }: ActFieldsProps) {
  return (
    <View className="qh-act">
      {state.fields.map((field, place) => {
        const props = { field, state, error: errors[field.name], onChange }
        const { kind } = field.shape
        return (
          <View key={field.name} id={fieldId(field.name)}>
            {kind === 'FILES' ? files?.(field) : null}
            {TYPED.includes(kind) ? <TextPart {...props} warnOf={warnOf} begins={begins && place === 0} /> : null}
            {CHOSEN.includes(kind) ? <ChoicePart {...props} /> : null}
          </View>
        )
      })}
    </View>
  )
}

interface PartProps {
  field: ShownField
  state: ActFormState
  error: string | undefined
  onChange(name: string, value: string): void
}

type TextPartProps = PartProps & Pick<ActFieldsProps, 'warnOf' | 'begins'>

function TextPart({ field, state, error, onChange, warnOf, begins }: TextPartProps) {
  const { shape } = field
  const value = state.values[field.name] ?? ''
  const warning = warnOf?.(value)
  const max = shape.kind === 'NOTE' || shape.kind === 'WORDS' ? shape.max : NOTE_MAX
  const number = shape.kind === 'COUNT'
  const plain = number || shape.kind === 'PHONE'
  return (
    <>
      <TextField
        multiline={shape.kind !== 'PHONE' && !number && max > LINE_MAX}
        type={TYPES[shape.kind] ?? 'text'}
        label={field.label}
        hint={hintOf(field, state.values) || undefined}
        required={field.required && field.orElse === undefined}
        error={error}
        value={value}
        maxLength={plain ? undefined : max}
        focusAt={begins ? 1 : undefined}
        counterFrom={plain ? undefined : max - max / 10}
        onChange={(text) => onChange(field.name, text)}
      />
      {warning ? <Notice kind="warn" text={warning} /> : null}
    </>
  )
}

function ChoicePart({ field, state, error, onChange }: PartProps) {
  const value = state.values[field.name]
  const options = state.optionsOf(field)
  const { rules, label } = field
  const offered = OFFERED.includes(field.shape.kind) ? state.offered : undefined
  const many = field.shape.kind === 'CHOICES'
  return (
    <Field group label={label} hint={hintOf(field, state.values) || undefined} required={field.required} error={error}>
      {(ids) => (
        <>
          {offered?.failed ? (
            <Notice
              kind="error"
              text={formWords.choicesFailed}
              actionText={formWords.retry}
              onAction={offered.reload}
            />
          ) : null}
          {offered?.loading ? <Skeleton kind="line" onRetry={offered.reload} /> : null}
          <Chips
            label={label}
            options={options.map((option, place) => ({ ...option, keyHint: CHOICE_KEYS[place] }))}
            value={value ? value.split(',') : []}
            multiple={many}
            describedBy={ids.describedBy}
            invalid={error !== undefined}
            onChange={(chosen) => {
              if (many || chosen.length > 0) onChange(field.name, chosen.join(','))
            }}
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
