import { Text, View } from '@tarojs/components'
import { accessible } from '../components/accessible'

/** What a card is about. */
export const Name = ({ text }: { text: string }) => (
  <View {...accessible({ role: 'heading', level: 2 })}>
    <Text className="qh-h3">{text}</Text>
  </View>
)
