import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { accessible, nextId, pressable } from '../accessible'
import { componentWords } from '../component-words'
import './DueExplain.scss'

export interface DueRow {
  /** A day or a span, e.g. 9月25日–9月27日. */
  day: string
  /** What it was, e.g. 中秋假期. */
  what: string
  /** E.g. 第 1 个工作日, or nothing when the day does not count. */
  counted?: string
  /** The day on which it is due. */
  due?: boolean
}

export interface DueExplainProps {
  /** The whole sentence, e.g. 9月28日(周一)17:00 到期. */
  due: string
  rows: readonly DueRow[]
  /** E.g. 规则:简单诉求 1 个工作日内答复. */
  rule: string
  /** Other lines, e.g. 暂停 0 次 · 延期 0 次. */
  notes?: readonly string[]
  /** Why the date may still move; adds ◇ 暂定. */
  provisionalText?: string
}

export function DueExplain({ due, rows, rule, notes = [], provisionalText }: DueExplainProps) {
  const [open, setOpen] = useState(false)
  const panel = useRef(nextId('due'))
  return (
    <View className="qh-due">
      <Text className="qh-due__sentence">{due}</Text>
      <View
        className="qh-due__toggle"
        hoverClass="qh-due__toggle--pressed"
        {...pressable(() => setOpen(!open), { expanded: open, controls: open ? panel.current : undefined })}
      >
        <Text>{componentWords.whyThisDay}</Text>
        <View className={open ? 'qh-due__arrow qh-due__arrow--up' : 'qh-due__arrow'} />
      </View>
      {open ? (
        <View id={panel.current} className="qh-due__panel">
          <View {...accessible({ role: 'table', label: componentWords.whyThisDay })}>
            {rows.map((row) => (
              <View
                key={`${row.day} ${row.what}`}
                className={row.due ? 'qh-due__row qh-due__row--due' : 'qh-due__row'}
                {...accessible({ role: 'row' })}
              >
                <View className="qh-due__day" {...accessible({ role: 'rowheader' })}>
                  {row.day}
                </View>
                <View className="qh-due__what" {...accessible({ role: 'cell' })}>
                  {row.what}
                </View>
                <View className="qh-due__counted" {...accessible({ role: 'cell' })}>
                  {row.counted ?? componentWords.notCounted}
                </View>
              </View>
            ))}
          </View>
          <Text className="qh-secondary qh-due__note">{rule}</Text>
          {notes.map((note) => (
            <Text key={note} className="qh-secondary">
              {note}
            </Text>
          ))}
          {provisionalText ? (
            <View className="qh-due__provisional">
              <View className="qh-due__diamond" {...accessible({ hidden: true })} />
              <Text>{`${componentWords.provisional} ${provisionalText}`}</Text>
            </View>
          ) : null}
        </View>
      ) : null}
    </View>
  )
}
