import { RATING_REASON } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import type { BoardQuery } from '../../api/generated/graphql'
import { accessible } from '../../components/accessible'
import { faceWords } from '../../components/component-words'
import { smileWords } from '../words'
import { IntervalBar } from './IntervalBar'

type UnitOnBoard = NonNullable<BoardQuery['board']>['units'][number]

const percent = (share: number) => `${(share * 100).toFixed(1)}%`
const signed = (share: number) => `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)}`

/** One unit: a row of the table on a desktop, a card on a phone; the same cells. */
export function UnitRow({ row }: { row: UnitOnBoard }) {
  const { rate, low, high, net, faces, solvedRate } = row
  if (rate === null || low === null || high === null) return <TooFew name={row.unit.name} />
  return (
    <View className="qh-board__row" {...accessible({ role: 'row' })}>
      <View className="qh-board__cell qh-board__unit" {...accessible({ role: 'rowheader' })}>
        {row.unit.name}
      </View>
      <View className="qh-board__cell qh-board__rate" {...accessible({ role: 'cell' })}>
        <Text className="qh-number">{row.text}</Text>
        <IntervalBar rate={rate} low={low} high={high} text={row.text} />
      </View>
      <Cell label={smileWords.faces}>
        {(faces ?? []).map((count, face) => smileWords.face(faceWords[face] ?? '', count)).join('，')}
      </Cell>
      <Cell label={smileWords.net}>{net === null ? '' : smileWords.rateOf(smileWords.points(signed(net)), row.n)}</Cell>
      <Cell label={smileWords.solved}>{solvedRate === null ? '' : smileWords.rateOf(percent(solvedRate), row.n)}</Cell>
      <Cell label={smileWords.reasons}>
        {row.reasons.map(({ reason, count }) => smileWords.reason(RATING_REASON.words[reason], count)).join('，') ||
          smileWords.noReasons}
      </Cell>
    </View>
  )
}

const withheld = [smileWords.faces, smileWords.net, smileWords.solved, smileWords.reasons]

function TooFew({ name }: { name: string }) {
  return (
    <View className="qh-board__row" {...accessible({ role: 'row' })}>
      <View className="qh-board__cell qh-board__unit" {...accessible({ role: 'rowheader' })}>
        {name}
      </View>
      <View className="qh-board__cell qh-board__few" {...accessible({ role: 'cell' })}>
        <Text>{smileWords.tooFew}</Text>
      </View>
      {withheld.map((label) => (
        <View key={label} className="qh-board__cell qh-board__withheld" {...accessible({ role: 'cell' })}>
          {smileWords.withheld}
        </View>
      ))}
    </View>
  )
}

function Cell({ label, children }: { label: string; children: string }) {
  return (
    <View className="qh-board__cell" {...accessible({ role: 'cell' })}>
      <Text className="qh-board__label">{label}</Text>
      <Text className="qh-number">{children}</Text>
    </View>
  )
}
