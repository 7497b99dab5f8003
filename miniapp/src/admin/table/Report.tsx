import { Text, View } from '@tarojs/components'
import type { TakeTableMutation } from '../../api/generated/graphql'
import { accessible } from '../../components/accessible'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { tableWords as words } from '../table-words'
import './table.scss'

export type Taken = Extract<TakeTableMutation['takeTable'], { __typename: 'TableTaken' }>

const MOST_SHOWN = 60
const TINTS = { ADDED: 'green', CHANGED: 'blue', SAME: 'grey', FAULT: 'red' } as const

/** What is wrong comes first; what is true already last. */
const ORDER = ['FAULT', 'ADDED', 'CHANGED', 'SAME'] as const

/** What became of each row, or would. */
export function Report({ taken: { rows } }: { taken: Taken }) {
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.deed) - ORDER.indexOf(b.deed) || a.line - b.line)
  const faults = rows.filter(({ deed }) => deed === 'FAULT').length
  const shown = sorted.slice(0, Math.max(MOST_SHOWN, faults))
  return (
    <View className="qh-table__rows" {...accessible({ role: 'list', label: words.report })}>
      {shown.map(({ line, deed, called, message }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same of two people
        <View key={`${line} ${called} ${place}`} className="qh-table__row" {...accessible({ role: 'listitem' })}>
          <StatusTag word={words.deed[deed]} tint={TINTS[deed]} />
          <Text className="qh-secondary qh-table__line">{line > 0 ? words.line(line) : ''}</Text>
          <Text className="qh-text qh-table__called">{called}</Text>
          <Text className="qh-secondary qh-table__message">{message}</Text>
        </View>
      ))}
      {shown.length < sorted.length ? (
        <Text className="qh-secondary">{words.rest(sorted.length - shown.length)}</Text>
      ) : null}
    </View>
  )
}
