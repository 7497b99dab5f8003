import { Text, View } from '@tarojs/components'
import { Button } from '../components/Button/Button'
import { componentWords } from '../components/component-words'
import { Page } from '../components/Page/Page'
import { copy } from '../session/go'
import { enterpriseWords } from './words'

const words = enterpriseWords.notNow

interface NotNowProps {
  title: string
  text: string
  /** What was written here and can no longer be sent. */
  written: string
  onSee(): void
}

/** The step is over. What the person wrote for it is his: he can read it and take it along. */
export function NotNow({ title, text, written, onSee }: NotNowProps) {
  if (!written) {
    return <Page title={title} state={{ kind: 'empty', text, actionText: words.see, onAction: onSee }} />
  }
  return (
    <Page title={title} footer={<Button block text={words.see} onPress={onSee} />}>
      <Text className="qh-text">{text}</Text>
      <View className="qh-card">
        <Text className="qh-secondary">{words.written}</Text>
        <View>
          <Text className="qh-text" userSelect>
            {written}
          </Text>
        </View>
        <Button kind="link" text={words.copy} onPress={() => copy(written, componentWords.copied)} />
      </View>
    </Page>
  )
}
