import { componentWords } from '../component-words'
import { Field } from './Field'
import { TextInput, type TextInputType } from './TextInput'

export interface TextFieldProps {
  label: string
  value: string
  hint?: string
  error?: string
  required?: boolean
  multiline?: boolean
  type?: TextInputType
  maxLength?: number
  /** Show the counter from this length on; never without it. */
  counterFrom?: number
  placeholder?: string
  disabled?: boolean
  /** Browser only: what the browser may fill in, e.g. `tel` or `name`. */
  autoComplete?: string
  /** Takes the focus whenever this changes to another number than 0. */
  focusAt?: number
  onChange(value: string): void
  onBlur?(): void
}

/** A labelled line or block of text. */
export function TextField(props: TextFieldProps) {
  const { value, maxLength, counterFrom } = props
  const counted = maxLength !== undefined && counterFrom !== undefined && value.length >= counterFrom
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      counter={counted ? componentWords.counter(value.length, maxLength) : undefined}
    >
      {(ids) => (
        <TextInput
          id={ids.controlId}
          label={props.label}
          describedBy={ids.describedBy}
          invalid={props.error !== undefined}
          required={props.required ?? false}
          value={value}
          multiline={props.multiline ?? false}
          type={props.type ?? 'text'}
          maxLength={maxLength ?? (props.multiline ? 2000 : 200)}
          placeholder={props.placeholder}
          disabled={props.disabled ?? false}
          autoComplete={props.autoComplete}
          focusAt={props.focusAt}
          onChange={props.onChange}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  )
}
