import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import './Notice.scss'

export interface NoticeProps {
  kind: 'info' | 'warn' | 'error' | 'ok'
  text: string
  actionText?: string
  onAction?(): void
  /** More below the sentence, e.g. a list of what to repair. */
  children?: ReactNode
}

const marks = { info: 'i', warn: '!', error: '!', ok: '✓' } as const

/** For anything the person must read; it stays until its cause is gone. */
export function Notice({ kind, text, actionText, onAction, children }: NoticeProps) {
  return (
    <View className={`qh-notice qh-notice--${kind}`} {...accessible({ role: kind === 'error' ? 'alert' : 'status' })}>
      <View className="qh-notice__mark" {...accessible({ hidden: true })}>
        {marks[kind]}
      </View>
      <View className="qh-notice__body">
        <Text className="qh-text">{text}</Text>
        {children}
        {actionText && onAction ? <Button kind="link" text={actionText} onPress={onAction} /> : null}
      </View>
    </View>
  )
}
