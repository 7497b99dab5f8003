import { Text, View } from '@tarojs/components'
import { accessible } from '../accessible'
import { componentWords } from '../component-words'
import './Lamp.scss'

/** What the server's lamp value looks like: ● ▲ ■ ❙❙, or nothing to show. */
export type LampShape = 'circle' | 'triangle' | 'square' | 'bars'

export interface LampProps {
  shape: LampShape
  /** 正常, 临期, 超期 or 暂停. */
  word: string
  /** E.g. 还剩 2 个工作日. */
  remaining?: string
  /** Adds ◇ 暂定: the due date may still move. */
  provisional?: boolean
}

export function Lamp({ shape, word, remaining, provisional = false }: LampProps) {
  const name = [word, provisional ? componentWords.provisional : '', remaining].filter(Boolean).join(' ')
  return (
    <View className={`qh-lamp qh-lamp--${shape}`} {...accessible({ role: 'img', label: name })}>
      <Text>{word}</Text>
      {provisional ? (
        <View className="qh-lamp__provisional">
          <View className="qh-lamp__diamond" />
          <Text>{componentWords.provisional}</Text>
        </View>
      ) : null}
      {remaining ? <Text className="qh-lamp__remaining">{remaining}</Text> : null}
    </View>
  )
}
