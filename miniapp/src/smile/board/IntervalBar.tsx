import { View } from '@tarojs/components'
import { accessible } from '../../components/accessible'

interface IntervalBarProps {
  /** Shares, 0 to 1. */
  rate: number
  low: number
  high: number
  text: string
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/** The interval as a band and the rate as a mark, on a scale from 0 to 100 %. */
export function IntervalBar({ rate, low, high, text }: IntervalBarProps) {
  return (
    <View className="qh-interval" {...accessible({ role: 'img', label: text })}>
      <View className="qh-interval__line" />
      <View className="qh-interval__band" style={{ left: percent(low), width: percent(high - low) }} />
      <View className="qh-interval__mark" style={{ left: percent(rate) }} />
    </View>
  )
}
