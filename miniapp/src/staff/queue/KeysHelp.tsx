import { Text, View } from '@tarojs/components'
import { accessible } from '../../components/accessible'
import { Sheet } from '../../components/Sheet/Sheet'
import { requestActions } from '../actions'
import { staffWords } from '../words'

const GENERAL: readonly [string, string][] = [
  ['J', staffWords.keys.next],
  ['K', staffWords.keys.previous],
  ['Enter', staffWords.keys.open],
  ['/', staffWords.keys.search],
  ['1–9 0 - =', staffWords.keys.choose],
  ['Ctrl+Enter', staffWords.keys.confirm],
  ['Esc', staffWords.keys.close],
  ['F6', staffWords.keys.columns],
  ['?', staffWords.keys.help],
]

export function KeysHelp({ open, onClose }: { open: boolean; onClose(): void }) {
  const rows = [...GENERAL.slice(0, 4), ...requestActions().map(({ key, label }) => [key, label]), ...GENERAL.slice(4)]
  return (
    <Sheet open={open} title={staffWords.keysTitle} onClose={onClose}>
      <View {...accessible({ role: 'table', label: staffWords.keysTitle })}>
        {rows.map(([key, what]) => (
          <View key={`${key} ${what}`} className="qh-keys__row" {...accessible({ role: 'row' })}>
            <View className="qh-keys__key" {...accessible({ role: 'rowheader' })}>
              {key}
            </View>
            <View {...accessible({ role: 'cell' })}>{what}</View>
          </View>
        ))}
      </View>
      <Text className="qh-secondary qh-keys__more">{staffWords.keysSettings}</Text>
    </Sheet>
  )
}
