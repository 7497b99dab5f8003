import { Text, View } from '@tarojs/components'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { Chips } from '../Chips/Chips'
import { componentWords } from '../component-words'

export interface UploadItem {
  id: string
  name: string
  /** E.g. 2.4 MB. */
  sizeText: string
  state: 'queued' | 'uploading' | 'done' | 'failed' | 'offline'
  /** 0 to 100 while uploading. */
  percent?: number
  /** Why it failed, in words. */
  error?: string
  /** Nothing is wrong with the file itself: the same may succeed when it is sent again. */
  mayRetry?: boolean
  visibility?: string
}

export interface VisibilityOption {
  value: string
  text: string
}

interface UploadRowProps {
  file: UploadItem
  visibilityOptions?: readonly VisibilityOption[]
  onRemove(id: string): void
  onRetry(id: string): void
  onVisibility?(id: string, visibility: string): void
}

const stateText = (file: UploadItem): string => {
  switch (file.state) {
    case 'queued':
      return componentWords.queued
    case 'uploading':
      return (file.percent ?? 0) >= 100
        ? componentWords.uploadedWaiting
        : componentWords.uploading(Math.floor(file.percent ?? 0))
    case 'done':
      return componentWords.uploaded
    case 'offline':
      return componentWords.waitingForNetwork
    case 'failed':
      return file.error ?? componentWords.failed
  }
}

/** Read out every 25 %, not at every step. */
const announced = (file: UploadItem): string =>
  file.state === 'uploading' ? componentWords.uploading(Math.floor((file.percent ?? 0) / 25) * 25) : stateText(file)

export function UploadRow({ file, visibilityOptions, onRemove, onRetry, onVisibility }: UploadRowProps) {
  const percent = Math.max(0, Math.min(100, Math.floor(file.percent ?? 0)))
  return (
    <View className={`qh-upload qh-upload--${file.state}`} {...accessible({ role: 'listitem' })}>
      <View className="qh-upload__line">
        <View className="qh-upload__body">
          <Text className="qh-upload__name">{file.name}</Text>
          <Text className="qh-caption qh-number">{file.sizeText}</Text>
          <View className="qh-upload__state" {...accessible({ hidden: true })}>
            {stateText(file)}
          </View>
          <View className="qh-visually-hidden" {...accessible({ role: 'status' })}>
            {`${file.name} ${announced(file)}`}
          </View>
        </View>
        {file.state === 'failed' && file.mayRetry ? (
          <Button
            kind="plain"
            text={componentWords.retry}
            label={componentWords.retryFile(file.name)}
            onPress={() => onRetry(file.id)}
          />
        ) : null}
        <Button
          kind="link"
          text={file.state === 'uploading' ? componentWords.cancel : componentWords.remove}
          label={
            file.state === 'uploading' ? componentWords.cancelFile(file.name) : componentWords.removeFile(file.name)
          }
          onPress={() => onRemove(file.id)}
        />
      </View>
      {file.state === 'uploading' ? (
        <View className="qh-upload__track" {...accessible({ hidden: true })}>
          <View className="qh-upload__bar" style={{ width: `${percent}%` }} />
        </View>
      ) : null}
      {visibilityOptions && onVisibility ? (
        <Chips
          label={file.name}
          options={visibilityOptions}
          value={file.visibility ? [file.visibility] : []}
          onChange={(chosen) => chosen[0] && onVisibility(file.id, chosen[0])}
        />
      ) : null}
    </View>
  )
}
