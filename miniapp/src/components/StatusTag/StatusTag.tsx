import { Text, View } from '@tarojs/components'
import './StatusTag.scss'

export type Tint = 'blue' | 'green' | 'amber' | 'red' | 'grey' | 'purple'

export interface StatusTagProps {
  word: string
  tint?: Tint
  /** Shown from the second round on, e.g. 第 2 次. */
  roundText?: string
}

export function StatusTag({ word, tint = 'grey', roundText }: StatusTagProps) {
  return (
    <View className={`qh-status qh-status--${tint}`}>
      <Text>{word}</Text>
      {roundText ? <Text className="qh-status__round">{roundText}</Text> : null}
    </View>
  )
}
