import { useEffect, useRef } from 'react'
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

/** Later than the heading, which takes the focus when a page is shown. */
const AFTER_HEADING_MS = 60

/** Whether somebody was quicker than that, and types in another field of the sheet that holds this one. */
const typesBeside = (own: HTMLElement): boolean => {
  const at = document.activeElement
  const sheet = own.closest('[aria-modal=true]')
  return at !== own && at !== null && sheet?.contains(at) === true && at.matches('input, textarea')
}

/** Real elements: a label, a password manager and a screen reader know them, Taro's wrappers hide them. */
export function TextInput(props: TextInputProps) {
  const { id, focusAt } = props
  const opening = useRef(true)
  useEffect(() => {
    const opens = opening.current
    opening.current = false
    if (!focusAt) return
    const timer = setTimeout(() => {
      const own = document.getElementById(id)
      if (own && !(opens && typesBeside(own))) own.focus()
    }, AFTER_HEADING_MS)
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
