import { pressable } from '../accessible'
import { componentWords } from '../component-words'
import type { LampShape } from '../Lamp/Lamp'
import '../Lamp/Lamp.scss'
import { type Line, Lines } from '../Lines/Lines'
import type { Tint } from '../StatusTag/StatusTag'
import '../StatusTag/StatusTag.scss'
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
  onOpen(id: string): void
}

/** One target: everything on the card opens the request. */
export function RequestCard({ request, dense = false, onOpen }: RequestCardProps) {
  const classes = ['qh-request']
  if (dense) classes.push('qh-request--dense')
  return (
    <Lines
      className={classes.join(' ')}
      hoverClass="qh-pressed"
      lines={linesOf(request, dense)}
      {...pressable(() => onOpen(request.id), { role: 'link' })}
    />
  )
}

function linesOf(request: RequestCardData, dense: boolean): Line[] {
  const { lamp, statusTint = 'grey' } = request
  const lines: [className: string, text: string | undefined | false][] = [
    ['request__ask', request.askText],
    [`lamp qh-lamp--${lamp?.shape}${dense ? ' qh-lamp--dense' : ''}`, lamp?.word],
    ['request__provisional', lamp?.provisional && componentWords.provisional],
    ['request__left', lamp?.remaining],
    [`status qh-status--${statusTint}`, [request.statusWord, request.roundText].filter(Boolean).join(' ')],
    ['request__tail', request.numberTail],
    ['request__title', request.title],
    ['secondary', [request.unit, request.dueText].filter(Boolean).join(' ')],
    ['caption', request.lastText],
  ]
  return lines.filter((line): line is [string, string] => Boolean(line[1]))
}
