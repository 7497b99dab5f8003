import { Input, Textarea } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { accessible } from '../accessible'
import type { TextInputProps, TextInputType } from './text-input-props'

export type { TextInputType }

const keyboards = {
  text: 'text',
  search: 'text',
  tel: 'number',
  number: 'number',
  'digit-code': 'number',
  date: 'text',
} as const

export function TextInput(props: TextInputProps) {
  const { focusAt } = props
  const [focus, setFocus] = useState(false)
  useEffect(() => {
    if (!focusAt) return
    // Only a change from false to true moves the focus.
    setFocus(false)
    const timer = setTimeout(() => setFocus(true), 60)
    return () => clearTimeout(timer)
  }, [focusAt])
  const shared = {
    id: props.id,
    value: props.value,
    // WeChat cuts at 140 of itself, and without a word.
    maxlength: -1,
    disabled: props.disabled,
    focus,
    placeholder: props.placeholder ?? '',
    placeholderClass: 'qh-input__placeholder',
    onInput: (event: { detail: { value: string } }) => props.onChange(event.detail.value),
    onBlur: () => props.onBlur?.(),
    ...accessible({ label: props.label, disabled: props.disabled || undefined }),
  }
  if (props.multiline)
    return <Textarea className="qh-input qh-input--block" autoHeight disableDefaultPadding {...shared} />
  return <Input className="qh-input" type={keyboards[props.type]} {...shared} />
}
