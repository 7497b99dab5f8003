import { useEffect } from 'react'
import type { TextInputProps, TextInputType } from './text-input-props'

export type { TextInputType }

const keyboards = {
  text: {},
  search: { inputMode: 'search' },
  tel: { type: 'tel', inputMode: 'tel' },
  number: { inputMode: 'decimal' },
  'digit-code': { inputMode: 'numeric' },
  date: { type: 'date' },
} as const

/** Real elements: a label, a password manager and a screen reader know them, Taro's wrappers hide them. */
/** Later than the heading, which takes the focus when a page is shown. */
const AFTER_HEADING_MS = 60

export function TextInput(props: TextInputProps) {
  const { id, focusAt } = props
  useEffect(() => {
    if (!focusAt) return
    const timer = setTimeout(() => document.getElementById(id)?.focus(), AFTER_HEADING_MS)
    return () => clearTimeout(timer)
  }, [id, focusAt])
  const shared = {
    id: props.id,
    value: props.value,
    disabled: props.disabled,
    placeholder: props.placeholder,
    autoComplete: props.autoComplete ?? 'off',
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'aria-required': props.required || undefined,
    onChange: (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value),
    onBlur: () => props.onBlur?.(),
  }
  if (props.multiline) return <textarea className="qh-input qh-input--block" rows={4} {...shared} />
  return <input className="qh-input" {...keyboards[props.type]} {...shared} />
}
