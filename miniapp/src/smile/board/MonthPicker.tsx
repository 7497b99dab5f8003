import { Text, View } from '@tarojs/components'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { monthWords, shiftMonth } from '../months'
import { smileWords } from '../words'

interface MonthPickerProps {
  /** YYYY-MM. */
  month: string
  latest: string
  onChange(month: string): void
}

export function MonthPicker({ month, latest, onChange }: MonthPickerProps) {
  return (
    <View className="qh-months" {...accessible({ role: 'group', label: smileWords.months })}>
      <Button kind="plain" text={smileWords.earlier} onPress={() => onChange(shiftMonth(month, -1))} />
      <View className="qh-months__now" {...accessible({ role: 'heading', level: 2 })}>
        <Text>{monthWords(month)}</Text>
      </View>
      <Button
        kind="plain"
        text={smileWords.later}
        disabled={month >= latest}
        onPress={() => onChange(shiftMonth(month, 1))}
      />
    </View>
  )
}
