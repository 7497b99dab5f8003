import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import { showNow } from '../../platform/show-now'
import { accessible, nextId } from '../accessible'
import { Button } from '../Button/Button'
import './Notice.scss'

export interface NoticeProps {
  kind: 'info' | 'warn' | 'error' | 'ok'
  text: string
  actionText?: string
  onAction?(): void
  /** The answer to what was just done: brought into view, and the focus with it. */
  now?: boolean
  /** More below the sentence, e.g. a list of what to repair. */
  children?: ReactNode
}

const marks = { info: 'i', warn: '!', error: '!', ok: '✓' } as const

/** For anything the person must read; it stays until its cause is gone. */
export function Notice({ kind, text, actionText, onAction, now, children }: NoticeProps) {
  const id = useRef(nextId('notice')).current
  useEffect(() => {
    if (now) showNow(id)
  }, [now, id])
  return (
    <View
      id={id}
      className={`qh-notice qh-notice--${kind}`}
      {...accessible({ role: kind === 'error' ? 'alert' : 'status', focus: now ? -1 : undefined })}
    >
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
