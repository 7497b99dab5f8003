import { spacedCode } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { Button } from '../components/Button/Button'
import { outbox } from './device'
import { go } from './go'
import { useReceipts } from './use-outbox'
import { sessionWords as words } from './words'

/** Number and look-up code of what was filed here, also after the page that said them was closed. */
export function Receipts({ most }: { most?: number }) {
  return useReceipts()
    .slice(0, most)
    .map(({ key, receipt }) => {
      const { id, number, lookupCode } = receipt.request as { id: string; number: string; lookupCode: string | null }
      return (
        <View key={key} className="qh-card">
          <Text className="qh-caption">{words.receipt}</Text>
          <Text className="qh-text qh-number">{number}</Text>
          {lookupCode ? <Text className="qh-text qh-number">{words.lookupCode(spacedCode(lookupCode))}</Text> : null}
          <View className="qh-row">
            <Button kind="link" text={words.see} onPress={() => go(`/enterprise/request/request?id=${id}`)} />
            <Button kind="link" text={words.putAway} onPress={() => void outbox.putAway(key)} />
          </View>
        </View>
      )
    })
}
