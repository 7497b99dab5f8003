import { Text, View } from '@tarojs/components'
import { pressable } from '../accessible'
import './Switch.scss'

export interface SwitchProps {
  label: string
  hint?: string
  on: boolean
  onChange(on: boolean): void
}

/** One thing that is on or off, with immediate effect; the whole row is the target. */
export function Switch({ label, hint, on, onChange }: SwitchProps) {
  return (
    <View
      className={on ? 'qh-switch qh-switch--on' : 'qh-switch'}
      hoverClass="qh-switch--pressed"
      {...pressable(() => onChange(!on), { role: 'switch', label: hint ? `${label}，${hint}` : label, checked: on })}
    >
      <View className="qh-switch__body">
        <Text className="qh-switch__label">{label}</Text>
        {hint ? <Text className="qh-secondary">{hint}</Text> : null}
      </View>
      <Text className="qh-switch__word">{on ? '开' : '关'}</Text>
      <View className="qh-switch__track">
        <View className="qh-switch__knob" />
      </View>
    </View>
  )
}
