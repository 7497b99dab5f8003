export type TextInputType = 'text' | 'tel' | 'number' | 'digit-code' | 'search' | 'date'

export interface TextInputProps {
  id: string
  label: string
  value: string
  type: TextInputType
  multiline: boolean
  required: boolean
  invalid: boolean
  disabled: boolean
  placeholder?: string
  describedBy?: string
  autoComplete?: string
  /** Takes the focus whenever this changes to another number than 0. */
  focusAt?: number
  onChange(value: string): void
  onBlur?(): void
}
