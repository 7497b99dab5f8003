import { Text, View } from '@tarojs/components'
import { accessible, pressable } from '../accessible'
import './Tabs.scss'

export interface TabsProps<T extends string> {
  label: string
  tabs: readonly { value: T; text: string }[]
  value: T
  onChange(value: T): void
}

/** Parts of one list. Arrow keys walk through them. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <View className="qh-parts" {...accessible({ role: 'tablist', label })}>
      {tabs.map((tab) => {
        const chosen = tab.value === value
        return (
          <View
            key={tab.value}
            className={chosen ? 'qh-part qh-part--chosen' : 'qh-part'}
            hoverClass="qh-part--pressed"
            {...pressable(() => onChange(tab.value), {
              role: 'tab',
              label: tab.text,
              selected: chosen,
              focus: chosen ? 0 : -1,
            })}
          >
            <Text>{tab.text}</Text>
          </View>
        )
      })}
    </View>
  )
}
