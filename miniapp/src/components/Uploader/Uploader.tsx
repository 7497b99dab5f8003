import { Text, View } from '@tarojs/components'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'
import { type UploadItem, UploadRow, type VisibilityOption } from './UploadRow'
import './Uploader.scss'

export type { UploadItem, VisibilityOption }

export interface UploaderProps {
  label: string
  files: readonly UploadItem[]
  /** At most this many. */
  limit: number
  /** Kinds and sizes in words, e.g. 照片每张不超过 10 MB. */
  hint?: string
  error?: string
  /** With them every finished file can be shown to more people or fewer. */
  visibilityOptions?: readonly VisibilityOption[]
  onAddPhotos(): void
  /** Absent where only photos can be given. */
  onAddPdf?(): void
  onRemove(id: string): void
  onRetry(id: string): void
  onVisibility?(id: string, visibility: string): void
}

export function Uploader(props: UploaderProps) {
  const { files, limit } = props
  const full = files.length >= limit
  return (
    <View className="qh-uploader" {...accessible({ role: 'group', label: props.label })}>
      <View className="qh-uploader__head">
        <Text className="qh-uploader__label">{props.label}</Text>
        <Text className="qh-caption qh-number">{componentWords.fileCount(files.length, limit)}</Text>
      </View>
      {props.hint ? <Text className="qh-secondary">{props.hint}</Text> : null}
      {files.length > 0 ? (
        <View className="qh-uploader__files" {...accessible({ role: 'list' })}>
          {files.map((file) => (
            <UploadRow
              key={file.id}
              file={file}
              visibilityOptions={props.visibilityOptions}
              onRemove={props.onRemove}
              onRetry={props.onRetry}
              onVisibility={props.onVisibility}
            />
          ))}
        </View>
      ) : null}
      {props.error ? (
        <View className="qh-field__error" {...accessible({ role: 'alert' })}>
          <View className="qh-field__mark" {...accessible({ hidden: true })}>
            !
          </View>
          <Text>{props.error}</Text>
        </View>
      ) : null}
      {full ? null : (
        <View className="qh-uploader__add">
          <Button kind="plain" text={componentWords.addPhoto} onPress={props.onAddPhotos} />
          {props.onAddPdf ? <Button kind="plain" text={componentWords.addPdf} onPress={props.onAddPdf} /> : null}
        </View>
      )}
    </View>
  )
}
