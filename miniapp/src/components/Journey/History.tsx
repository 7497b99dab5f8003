import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'
import './Journey.scss'

export interface HistoryEvent {
  id: string
  /** Heading of the day it belongs to, e.g. 9月28日(周一). */
  day: string
  /** E.g. 10:42. */
  time: string
  who: string
  text: string
  /** What was written, if the reader may see it. */
  note?: string
}

export interface HistoryProps {
  /** Newest first. */
  events: readonly HistoryEvent[]
}

const SHOWN_AT_FIRST = 5

export function History({ events }: HistoryProps) {
  const [all, setAll] = useState(false)
  const shown = all ? events : events.slice(0, SHOWN_AT_FIRST)
  return (
    <View className="qh-history">
      <View {...accessible({ role: 'list', label: componentWords.history })}>
        {shown.map((event, index) => (
          <View key={event.id} className="qh-history__event" {...accessible({ role: 'listitem' })}>
            {event.day === shown[index - 1]?.day ? null : <Text className="qh-history__day">{event.day}</Text>}
            <View className="qh-history__row">
              <Text className="qh-history__time">{event.time}</Text>
              <View className="qh-history__body">
                <Text className="qh-text">{event.text}</Text>
                {event.note ? <Text className="qh-secondary">{event.note}</Text> : null}
                <Text className="qh-caption">{event.who}</Text>
              </View>
            </View>
          </View>
        ))}
      </View>
      {events.length > SHOWN_AT_FIRST ? (
        <Button
          kind="link"
          expanded={all}
          text={all ? componentWords.collapse : componentWords.showAll(events.length)}
          onPress={() => setAll(!all)}
        />
      ) : null}
    </View>
  )
}
