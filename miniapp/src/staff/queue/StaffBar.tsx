import { Text, View } from '@tarojs/components'
import { accessible, pressable } from '../../components/accessible'
import { go } from '../../session/go'
import { staffWords } from '../words'

interface StaffBarProps {
  mayOpenUnit: boolean
  mayOpenBoard: boolean
  rail?: boolean
}

/** Where a member of staff can go; what he may not open is absent. Below on a phone, at the left on a desktop. */
export function StaffBar({ mayOpenUnit, mayOpenBoard, rail = false }: StaffBarProps) {
  return (
    <View
      className={rail ? 'qh-staff-bar qh-staff-bar--rail' : 'qh-staff-bar'}
      {...accessible({ role: 'navigation', label: staffWords.staffBar })}
    >
      <View
        className="qh-staff-bar__item qh-staff-bar__item--current"
        {...pressable(() => undefined, { role: 'link', current: 'page' })}
      >
        <Text>{staffWords.queue}</Text>
      </View>
      <View className="qh-staff-bar__item" {...pressable(() => go('/supervision/orders/orders'), { role: 'link' })}>
        <Text>{staffWords.supervision}</Text>
      </View>
      {mayOpenUnit ? (
        <View className="qh-staff-bar__item" {...pressable(() => go('/staff/unit/unit'), { role: 'link' })}>
          <Text>{staffWords.unit}</Text>
        </View>
      ) : null}
      {mayOpenBoard ? (
        <View className="qh-staff-bar__item" {...pressable(() => go('/smile/board/board'), { role: 'link' })}>
          <Text>{staffWords.board}</Text>
        </View>
      ) : null}
      <View className="qh-staff-bar__item" {...pressable(() => go('/pages/me/me'), { role: 'link' })}>
        <Text>{staffWords.me}</Text>
      </View>
    </View>
  )
}
