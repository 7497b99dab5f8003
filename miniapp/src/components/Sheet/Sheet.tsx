import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import { accessible, nextId } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'
import { isRepeatedTap, sheetOpened } from '../repeated-tap'
import { BackGuard } from './BackGuard'
import { SheetLayer } from './SheetLayer'
import { useBackCloses } from './use-back-closes'
import { useFocusTrap } from './use-focus-trap'
import './Sheet.scss'

export interface SheetProps {
  open: boolean
  title: string
  /** half: from below; full: the whole screen; dialog: in the middle, for a question. */
  kind?: 'half' | 'full' | 'dialog'
  footer?: ReactNode
  children?: ReactNode
  onClose(): void
}

export function Sheet({ open, ...rest }: SheetProps) {
  return open ? <OpenSheet {...rest} /> : null
}

function OpenSheet({ title, kind = 'half', footer, children, onClose }: Omit<SheetProps, 'open'>) {
  const id = useRef(nextId('sheet')).current
  useEffect(() => sheetOpened(), [])
  useFocusTrap(id, onClose)
  useBackCloses(onClose)
  return (
    <SheetLayer>
      <View
        className="qh-sheet__veil"
        onClick={(event) => isRepeatedTap(event) || onClose()}
        {...accessible({ hidden: true })}
      />
      <View
        id={id}
        className={`qh-sheet__panel qh-sheet__panel--${kind}`}
        {...accessible({
          role: kind === 'dialog' ? 'alertdialog' : 'dialog',
          modal: true,
          labelledBy: `${id}-title`,
          label: process.env.TARO_ENV === 'h5' ? undefined : title,
          focus: -1,
        })}
      >
        <View className="qh-sheet__head">
          <View id={`${id}-title`} className="qh-sheet__title" {...accessible({ role: 'heading', level: 2 })}>
            <Text>{title}</Text>
          </View>
          <Button kind="link" text={componentWords.close} onPress={onClose} />
        </View>
        <View className="qh-sheet__body">{children}</View>
        {footer ? <View className="qh-sheet__foot">{footer}</View> : null}
      </View>
      <BackGuard onBack={onClose} />
    </SheetLayer>
  )
}
