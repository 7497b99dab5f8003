import { Text, View } from '@tarojs/components'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'
import { Sheet } from '../Sheet/Sheet'

interface AskFirstProps {
  title: string
  /** What will happen, and that it cannot be taken back. */
  text: string
  /** Says 确认 and what, unless told otherwise. */
  confirm?: string
  /** The way out. */
  cancel?: string
  danger?: boolean
  busy?: boolean
  onConfirm(): void
  onClose(): void
}

/** Asked before something that cannot be taken back; it takes a second act, at another place than the first. */
export function AskFirst({ title, text, confirm, cancel, danger, busy, onConfirm, onClose }: AskFirstProps) {
  return (
    <Sheet
      open
      kind="dialog"
      title={title}
      onClose={onClose}
      footer={
        <View className="qh-stack">
          <Button
            block
            kind={danger ? 'danger' : 'primary'}
            text={confirm ?? componentWords.confirm(title)}
            busy={busy}
            onPress={onConfirm}
          />
          <Button block kind="plain" text={cancel ?? componentWords.cancel} onPress={onClose} />
        </View>
      }
    >
      <Text className="qh-text">{text}</Text>
    </Sheet>
  )
}
