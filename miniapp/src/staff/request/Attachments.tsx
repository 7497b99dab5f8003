import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { type StaffRequest, sizeWords } from '../request-words'
import { staffWords } from '../words'
import { openAttachment } from './open-attachment'

/** Files are read one at a time and only when asked for. */
export function Attachments({ attachments }: { attachments: StaffRequest['attachments'] }) {
  const [opening, setOpening] = useState<string>()
  const [failed, setFailed] = useState<string>()

  const open = async (file: StaffRequest['attachments'][number]) => {
    setOpening(file.id)
    setFailed(undefined)
    try {
      await openAttachment(file)
    } catch {
      setFailed(file.name)
    }
    setOpening(undefined)
  }

  return (
    <View>
      <View {...accessible({ role: 'list', label: staffWords.attachments })}>
        {attachments.map((file) => (
          <View key={file.id} className="qh-file" {...accessible({ role: 'listitem' })}>
            <Button
              kind="link"
              text={file.name}
              label={staffWords.openFile(file.name)}
              busy={opening === file.id}
              onPress={() => void open(file)}
            />
            <Text className="qh-caption qh-number">{sizeWords(file.bytes)}</Text>
          </View>
        ))}
      </View>
      {failed ? <Notice kind="error" text={staffWords.fileFailed(failed)} /> : null}
    </View>
  )
}
