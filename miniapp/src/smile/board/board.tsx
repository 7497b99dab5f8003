import { localDate } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../api/client'
import { BoardDocument, type BoardQuery } from '../../api/generated/graphql'
import { type ApiQuery, useApiQuery } from '../../api/use-query'
import { accessible } from '../../components/accessible'
import { Chips } from '../../components/Chips/Chips'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { readAddress, showInAddress } from '../../platform/address'
import { getSession } from '../../session/session'
import { useRail } from '../../staff/rail/StaffRail'
import { isMonth, monthWords } from '../months'
import { smileWords } from '../words'
import { MonthPicker } from './MonthPicker'
import { UnitRow } from './UnitRow'
import './board.scss'
import { go } from '../../session/go'

type Board = NonNullable<BoardQuery['board']>

export default function BoardPage() {
  const address = readAddress(useRouter().params)
  const [month, setMonth] = useState(address.month && isMonth(address.month) ? address.month : undefined)
  const [centre, setCentre] = useState(address.centre || undefined)
  const query = useApiQuery(BoardDocument, { month: month ?? null, centre: centre ?? null })
  const board = query.data?.board
  const latest = localDate(serverNow()).slice(0, 7)
  // The server's own month is the first one shown; a month that was asked for is known before its answer.
  const shown = month ?? board?.month ?? latest

  const choose = (next: string) => {
    setMonth(next)
    showInAddress({ month: next, centre: centre ?? '' })
  }
  const chooseCentre = ([next = '']: string[]) => {
    setCentre(next)
    showInAddress({ month: month ?? '', centre: next })
  }

  return (
    <Page
      title={smileWords.title}
      wide
      rail={useRail('board')}
      state={stateOf(query, month !== undefined || centre !== undefined)}
    >
      <View className="qh-board">
        <MonthPicker month={shown} latest={latest} onChange={choose} />
        {board && board.centres.length > 1 ? (
          <Chips
            label={smileWords.centre}
            options={board.centres.map(({ id, name }) => ({ value: id, text: name }))}
            value={[board.centre.id]}
            onChange={chooseCentre}
          />
        ) : null}
        {query.error ? (
          <Notice
            kind="error"
            text={query.error.message}
            actionText={smileWords.retry}
            onAction={() => void query.refetch()}
          />
        ) : null}
        {board ? <UnitTable board={board} /> : null}
      </View>
    </Page>
  )
}

function stateOf(query: ApiQuery<BoardQuery>, chosen: boolean): PageState {
  const { data, error, loading, refetch } = query
  const retry = () => void refetch()
  if (loading) return { kind: 'loading', skeleton: 'table', onRetry: retry }
  const visitor = getSession().status === 'visitor' || error?.code === 'SIGN_IN_REQUIRED'
  if (!data?.board && visitor) {
    const signIn = () => go('/pages/me/me')
    return { kind: 'empty', text: smileWords.signInFirst, actionText: smileWords.signIn, onAction: signIn }
  }
  if (data && !data.board) {
    const home = () => go('/pages/home/home')
    return { kind: 'empty', text: smileWords.mayNotOpen, actionText: smileWords.toHome, onAction: home }
  }
  if (!data && error && !chosen) {
    return { kind: 'error', text: error.message, errorId: error.id, onRetry: retry }
  }
  return { kind: 'ready' }
}

function UnitTable({ board }: { board: Board }) {
  const units = [...board.units].sort((left, right) => left.unit.name.localeCompare(right.unit.name, 'zh-CN'))
  const columns = [
    smileWords.unit,
    `${smileWords.rate}、${smileWords.interval}`,
    smileWords.faces,
    smileWords.net,
    smileWords.solved,
    smileWords.reasons,
  ]
  return (
    <View>
      <Notice kind="info" text={board.live ? smileWords.live : smileWords.grouped} />
      <Text className="qh-secondary qh-board__note">{smileWords.order}</Text>
      {units.some((row) => row.rate !== null) ? null : <Notice kind="warn" text={smileWords.noneRated} />}
      <View
        className="qh-board__table"
        {...accessible({ role: 'table', label: smileWords.tableLabel(monthWords(board.month)) })}
      >
        <View className="qh-board__head" {...accessible({ role: 'row' })}>
          {columns.map((column) => (
            <View key={column} className="qh-board__cell" {...accessible({ role: 'columnheader' })}>
              {column}
            </View>
          ))}
        </View>
        {units.map((row) => (
          <UnitRow key={row.unit.id} row={row} />
        ))}
      </View>
      <Text className="qh-secondary qh-board__note">{`${smileWords.netHint}${smileWords.tooFewMore}`}</Text>
    </View>
  )
}
