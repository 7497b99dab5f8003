import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'

export type SkeletonKind = 'list' | 'detail' | 'form' | 'table' | 'line'

const SLOW_AFTER_MS = 10_000

const rows: Record<SkeletonKind, readonly string[]> = {
  list: ['card', 'card', 'card', 'card'],
  detail: ['title', 'line', 'band', 'card', 'card'],
  form: ['line', 'box', 'line', 'field', 'line', 'field'],
  table: ['line', 'line', 'line', 'line', 'line', 'line', 'line', 'line'],
  line: ['field'],
}

/** The real layout in grey. It does not move; after ten seconds it says that the network is slow. */
export function Skeleton({ kind, onRetry }: { kind: SkeletonKind; onRetry?(): void }) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className="qh-skeleton">
      <View className="qh-visually-hidden" {...accessible({ role: 'status' })}>
        {slow ? componentWords.slow : componentWords.loading}
      </View>
      {slow ? (
        <View className="qh-skeleton__slow">
          <Text className="qh-text">{componentWords.slow}</Text>
          {onRetry ? <Button kind="plain" text={componentWords.retry} onPress={onRetry} /> : null}
        </View>
      ) : null}
      <View {...accessible({ hidden: true })}>
        {rows[kind].map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are constant and never move
          <View key={index} className={`qh-skeleton__${row}`} />
        ))}
      </View>
    </View>
  )
}
