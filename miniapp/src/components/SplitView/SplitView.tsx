import { View } from '@tarojs/components'
import { type ReactNode, useRef } from 'react'
import { useWide } from '../../platform/use-wide'
import { accessible, nextId } from '../accessible'
import { componentWords } from '../component-words'
import { type Keys, useColumnFocus, useKeys } from './use-keys'
import './SplitView.scss'

export interface SplitViewProps {
  list: ReactNode
  /** What is open beside the list; null while nothing is chosen. */
  detail: ReactNode
  side?: ReactNode
  /** Names of the columns, for screen readers. */
  labels?: { list?: string; detail?: string; side?: string }
  /** E.g. `{ j: next, k: previous, '/': search, 'g q': goQueue, 'Ctrl+Enter': send }`. */
  keys?: Keys
  /** What a narrow screen shows; it has room for one column. */
  narrow?: 'list' | 'detail'
}

/** Columns from 1024 px on (the side from 1366 px), one of them below. F6 moves between the columns. */
export function SplitView({ list, detail, side, labels = {}, keys, narrow = 'list' }: SplitViewProps) {
  const wide = useWide()
  const id = useRef(nextId('split')).current
  useKeys(keys)
  useColumnFocus(id, wide)

  if (!wide) return <View className="qh-split-narrow">{narrow === 'list' ? list : detail}</View>
  const column = (name: 'list' | 'detail' | 'side', content: ReactNode) => (
    <View
      className={`qh-split__${name}`}
      {...accessible({ role: 'region', label: labels[name] ?? componentWords[name], focus: -1 })}
    >
      {content}
    </View>
  )
  return (
    <View id={id} className={side ? 'qh-split qh-split--sided' : 'qh-split'}>
      {column('list', list)}
      {column('detail', detail)}
      {side ? column('side', side) : null}
    </View>
  )
}
