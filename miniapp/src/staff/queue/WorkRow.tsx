import { tailOf } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { pressable } from '../../components/accessible'
import { componentWords } from '../../components/component-words'
import { lampView, roundText, statusTint } from '../../format/request-view'
import { staffWords } from '../words'
import type { QueueRow } from './use-queue'

interface WorkRowProps {
  row: QueueRow
  /** What the reader is asked to do. */
  ask: string | undefined
  current: boolean
  onOpen(id: string): void
}

const isOver = ({ stage }: QueueRow) => stage === 'CLOSED' || stage === 'NOT_ACCEPTED'

type Mark = { readonly word: string; readonly tint: string }

/** One row of the desk's work list, one target: until when, what is asked, what about, whose, and what is special. */
export function WorkRow({ row, ask, current, onOpen }: WorkRowProps) {
  return (
    <View
      className={current ? 'qh-work qh-work--current' : 'qh-work'}
      hoverClass="qh-pressed"
      {...pressable(() => onOpen(row.id), { role: 'link', current: current ? 'true' : undefined })}
    >
      <Limit row={row} />
      <View className="qh-work__ask">
        <Text>{ask ?? ''}</Text>
      </View>
      <Matter row={row} />
      <View className="qh-work__unit">
        <View className="qh-work__first">{row.leadUnit?.name ?? (isOver(row) ? '' : staffWords.noUnitYet)}</View>
        <View className="qh-work__marks">
          {marksOf(row, ask !== undefined).map(({ word, tint }) => (
            <Text key={word} className={`qh-status qh-status--${tint}`}>
              {word}
            </Text>
          ))}
        </View>
      </View>
    </View>
  )
}

function Limit({ row }: { row: QueueRow }) {
  const lamp = lampView(row.lamp)
  const pressing = row.lamp.colour === 'RED' || row.lamp.colour === 'AMBER'
  return (
    <View className={pressing ? `qh-work__limit qh-work__limit--${lamp?.shape}` : 'qh-work__limit'}>
      <View className="qh-work__first">
        {lamp ? (
          <Text className={`qh-lamp qh-lamp--${lamp.shape} qh-lamp--dense`}>{lamp.remaining ? lamp.word : ''}</Text>
        ) : null}
        <Text>{lamp?.remaining ?? lamp?.word ?? row.statusWord}</Text>
        {row.provisional ? <Text className="qh-work__provisional">{componentWords.provisional}</Text> : null}
      </View>
      <View className="qh-work__second">{row.lamp.limit ?? ''}</View>
    </View>
  )
}

function Matter({ row: { title, number, requesterName } }: { row: QueueRow }) {
  const { notVerified } = staffWords
  const unverified = requesterName?.endsWith(notVerified) ?? false
  const name = unverified ? requesterName?.slice(0, -notVerified.length) : requesterName
  return (
    <View className="qh-work__matter">
      <View className="qh-work__first qh-work__title">{title}</View>
      <View className="qh-work__second">
        <Text className="qh-work__number">{tailOf(number)}</Text>
        <Text className="qh-work__name">{name ?? staffWords.withheld}</Text>
        {unverified ? <Text className="qh-work__unverified">{staffWords.unverified}</Text> : null}
      </View>
    </View>
  )
}

/** In words always. Where something is asked that says where it stands; elsewhere its status does. */
function marksOf(row: QueueRow, asked: boolean): Mark[] {
  const has = (condition: QueueRow['conditions'][number]) => row.conditions.includes(condition)
  const again = roundText(row.round)
  return [
    ...(asked || row.lamp.colour === 'NONE' ? [] : [{ word: row.statusWord, tint: statusTint(row) }]),
    ...(has('SUPERVISED') ? [{ word: staffWords.marks.supervised, tint: 'red' }] : []),
    ...(has('URGED') ? [{ word: staffWords.marks.urged, tint: 'amber' }] : []),
    ...(again && !row.statusWord.includes(again) ? [{ word: again, tint: 'grey' }] : []),
  ]
}
