import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button/Button'
import { Sheet } from '../../components/Sheet/Sheet'
import { enterpriseWords } from '../words'

const words = enterpriseWords.file

/** A notice, not a question: nothing is to be ticked. */
export function PrivacyNotice({ lines }: { lines: readonly string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <View className="qh-privacy">
      <Text className="qh-privacy__text">{words.notice}</Text>
      <Button
        kind="link"
        text={words.noticeMore}
        label={words.noticeMoreName}
        expanded={open}
        onPress={() => setOpen(true)}
      />
      <Sheet open={open} title={words.noticeTitle} onClose={() => setOpen(false)}>
        <View className="qh-stack">
          {lines.map((line) => (
            <Text key={line} className="qh-text">
              {line}
            </Text>
          ))}
        </View>
      </Sheet>
    </View>
  )
}
