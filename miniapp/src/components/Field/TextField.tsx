import { lengthOf } from '@qihu/shared'
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
  /** What the rules take, in characters as people count them. More can be typed and pasted; the field says how many. */
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
  const { value, maxLength = Number.POSITIVE_INFINITY, counterFrom = maxLength } = props
  const length = lengthOf(value)
  // What is too long stays, and is said: a text that was cut says something else.
  const error = length > maxLength ? componentWords.tooLong(maxLength, length - maxLength) : props.error
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={error}
      required={props.required}
      counter={length > 0 && length >= counterFrom ? componentWords.counter(length, maxLength) : undefined}
    >
      {(ids) => (
        <TextInput
          id={ids.controlId}
          label={props.label}
          describedBy={ids.describedBy}
          invalid={error !== undefined}
          required={props.required ?? false}
          value={value}
          multiline={props.multiline ?? false}
          type={props.type ?? 'text'}
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
