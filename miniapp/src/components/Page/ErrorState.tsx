import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'

interface ErrorStateProps {
  text: string
  errorId?: string
  onRetry?(): void
  children?: ReactNode
}

export function ErrorState({ text, errorId, onRetry, children }: ErrorStateProps) {
  const copy = () => {
    if (!errorId) return
    void Taro.setClipboardData({ data: errorId }).then(
      () => Taro.showToast({ title: componentWords.copied, icon: 'none', duration: 3000 }),
      () => undefined,
    )
  }
  return (
    <View className="qh-page__error">
      <View {...accessible({ role: 'alert' })}>
        <Text className="qh-text">{text}</Text>
      </View>
      {onRetry ? <Button text={componentWords.retry} onPress={onRetry} /> : null}
      {children}
      {errorId ? <Button kind="link" text={`${componentWords.errorId} ${errorId}`} onPress={copy} /> : null}
    </View>
  )
}
