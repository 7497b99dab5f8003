import { Text, View } from '@tarojs/components'
import { type ReactNode, useRef } from 'react'
import { accessible, nextId } from '../accessible'
import { componentWords } from '../component-words'
import './Field.scss'

export interface FieldIds {
  controlId: string
  labelId: string
  /** For `describedBy` of the control; undefined when there is neither hint nor error. */
  describedBy: string | undefined
}

export interface FieldProps {
  label: string
  hint?: string
  error?: string
  required?: boolean
  /** E.g. 1,830 / 2,000. */
  counter?: string
  /** The label of a group of controls; otherwise it belongs to one control with the id given. */
  group?: boolean
  children: (ids: FieldIds) => ReactNode
}

/** Label, control, hint and error, tied together. The label is always visible. */
export function Field({ label, hint, error, required = false, counter, group = false, children }: FieldProps) {
  const id = useRef(nextId('field')).current
  const ids = {
    controlId: `${id}-control`,
    labelId: `${id}-label`,
    describedBy: [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
  }
  const labelContent = (
    <>
      <Text>{label}</Text>
      {required ? <Text className="qh-field__required">{componentWords.required}</Text> : null}
    </>
  )
  return (
    <View className={error ? 'qh-field qh-field--invalid' : 'qh-field'}>
      {process.env.TARO_ENV === 'h5' && !group ? (
        <label id={ids.labelId} htmlFor={ids.controlId} className="qh-field__label">
          {labelContent}
        </label>
      ) : (
        <View id={ids.labelId} className="qh-field__label">
          {labelContent}
        </View>
      )}
      {hint ? (
        <View id={`${id}-hint`} className="qh-field__hint">
          {hint}
        </View>
      ) : null}
      {children(ids)}
      {error ? (
        <View id={`${id}-error`} className="qh-field__error" {...accessible({ role: 'alert' })}>
          <View className="qh-field__mark" {...accessible({ hidden: true })}>
            !
          </View>
          <Text>{error}</Text>
        </View>
      ) : null}
      {counter ? (
        <View className="qh-field__counter" {...accessible({ live: 'polite' })}>
          {counter}
        </View>
      ) : null}
    </View>
  )
}
