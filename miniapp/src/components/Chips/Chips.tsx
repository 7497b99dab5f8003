import { Text, View } from '@tarojs/components'
import { accessible, pressable } from '../accessible'
import { componentWords } from '../component-words'
import { tapped } from '../repeated-tap'
import './Chips.scss'

export interface ChipOption<T extends string> {
  value: T
  text: string
  /** The key that chooses it, printed on wide screens. */
  keyHint?: string
}

export interface ChipsProps<T extends string> {
  /** Name of the group, for screen readers. */
  label: string
  options: readonly ChipOption<T>[]
  /** In the order in which they were chosen. */
  value: readonly T[]
  multiple?: boolean
  /** With several chosen, marks the first as 主要. */
  primaryFirst?: boolean
  describedBy?: string
  invalid?: boolean
  onChange(value: T[]): void
}

export function Chips<T extends string>(props: ChipsProps<T>) {
  const { label, options, value, multiple = false, primaryFirst = false, onChange } = props

  const toggle = (option: T) => {
    if (!multiple) onChange([option])
    else onChange(value.includes(option) ? value.filter((one) => one !== option) : [...value, option])
  }

  // A radio group is one stop in the tab order: the chosen one, or the first.
  const tabStop = value[0] ?? options[0]?.value

  return (
    <View
      className="qh-chips"
      {...accessible({
        role: multiple ? 'group' : 'radiogroup',
        label,
        describedBy: props.describedBy,
        invalid: multiple ? undefined : props.invalid,
      })}
    >
      {options.map((option) => {
        const chosen = value.includes(option.value)
        const main = chosen && primaryFirst && value.length > 1 && value[0] === option.value
        return (
          <View
            key={option.value}
            className={chosen ? 'qh-chip qh-chip--chosen' : 'qh-chip'}
            hoverClass="qh-chip--pressed"
            {...pressable(
              (event) => {
                tapped(event)
                toggle(option.value)
              },
              {
                role: multiple ? 'checkbox' : 'radio',
                label: main ? `${option.text}，${componentWords.mainReason}` : option.text,
                checked: chosen,
                focus: multiple || option.value === tabStop ? 0 : -1,
              },
            )}
          >
            {chosen ? <View className="qh-chip__tick" /> : null}
            <Text>{option.text}</Text>
            {option.keyHint ? <Text className="qh-chip__key">{option.keyHint}</Text> : null}
            {main ? <Text className="qh-chip__main">{componentWords.mainReason}</Text> : null}
          </View>
        )
      })}
    </View>
  )
}
