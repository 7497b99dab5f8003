import { Text, View } from '@tarojs/components'
import { pressable } from '../accessible'
import { Lamp, type LampShape } from '../Lamp/Lamp'
import { StatusTag, type Tint } from '../StatusTag/StatusTag'
import './RequestCard.scss'

export interface RequestCardData {
  id: string
  title: string
  statusWord: string
  statusTint?: Tint
  roundText?: string
  lamp?: { shape: LampShape; word: string; remaining?: string; provisional?: boolean }
  /** E.g. 住建局 9月28日(周一)17:00 前答复. */
  dueText?: string
  unit?: string
  /** Last visible event and when. */
  lastText?: string
  /** What is asked of the reader, e.g. 补充材料 还差 1 项. */
  askText?: string
  /** Last six of the number, for staff lists. */
  numberTail?: string
}

export interface RequestCardProps {
  request: RequestCardData
  /** One row of a desktop list. */
  dense?: boolean
  /** The row the keyboard stands on. */
  current?: boolean
  onOpen(id: string): void
}

/** One target: everything on the card opens the request. */
export function RequestCard({ request, dense = false, current = false, onOpen }: RequestCardProps) {
  const { lamp } = request
  const name = [
    request.askText,
    request.title,
    request.statusWord,
    request.roundText,
    lamp?.word,
    lamp?.remaining,
    request.unit,
    request.dueText,
    request.lastText,
  ]
  const classes = ['qh-request']
  if (dense) classes.push('qh-request--dense')
  if (current) classes.push('qh-request--current')
  return (
    <View
      className={classes.join(' ')}
      hoverClass="qh-request--pressed"
      {...pressable(() => onOpen(request.id), {
        role: 'link',
        // In a browser the name is what is shown; WeChat reads a card out by its label.
        label: process.env.TARO_ENV === 'h5' ? undefined : name.filter(Boolean).join('，'),
        current: current ? 'true' : undefined,
      })}
    >
      {request.askText ? <Text className="qh-request__ask">{request.askText}</Text> : null}
      <View className="qh-request__line">
        {lamp ? <Lamp {...lamp} dense={dense} /> : null}
        <StatusTag word={request.statusWord} tint={request.statusTint} roundText={request.roundText} />
        {request.numberTail ? <Text className="qh-request__tail">{request.numberTail}</Text> : null}
      </View>
      <Text className="qh-request__title">{request.title}</Text>
      {request.dueText || request.unit ? (
        <Text className="qh-secondary">{[request.unit, request.dueText].filter(Boolean).join(' ')}</Text>
      ) : null}
      {request.lastText ? <Text className="qh-caption">{request.lastText}</Text> : null}
    </View>
  )
}
