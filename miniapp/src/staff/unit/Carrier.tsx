import { tailOf } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { CarriedDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { Skeleton } from '../../components/Page/Skeleton'
import { RequestCard } from '../../components/RequestCard/RequestCard'
import { lampView, roundBeside, statusTint } from '../../format/request-view'
import { go } from '../../session/go'
import { unitWords as words } from '../unit-words'
import type { CarrierProps } from './carrier-props'
import { HandOver } from './HandOver'

/** One of the unit's people, or what nobody carries yet: how much it is, which ones, and to whom it may go. */
export function Carrier({ load, one, onDone }: CarrierProps) {
  const [opened, setOpened] = useState(false)
  const [handing, setHanding] = useState(false)
  const { name, title, here, open } = one
  return (
    <View className="qh-card qh-unit__person">
      <View className="qh-unit__head">
        <View className="qh-unit__words">
          <View {...accessible({ role: 'heading', level: 3 })}>
            <Text className="qh-h3">{name}</Text>
          </View>
          {title && title !== name ? <Text className="qh-secondary">{title}</Text> : null}
        </View>
        <Text className={open > 0 ? 'qh-text qh-unit__load' : 'qh-secondary qh-unit__load'}>{one.load}</Text>
      </View>
      {here ? null : <Notice kind="warn" text={words.gone} />}
      {open > 0 ? (
        <View className="qh-row">
          <Button
            kind="link"
            text={opened ? words.hide : words.show}
            label={opened ? words.hideOf(name) : words.showOf(name)}
            onPress={() => setOpened(!opened)}
          />
          <Button kind="link" text={words.handOver} label={words.handOverOf(name)} onPress={() => setHanding(true)} />
        </View>
      ) : null}
      {opened && open > 0 ? <Requests unit={load.unit.id} by={one.id ?? null} open={open} /> : null}
      {handing ? (
        <HandOver
          load={load}
          one={one}
          onClose={() => setHanding(false)}
          onDone={(message) => {
            setHanding(false)
            setOpened(false)
            onDone(message)
          }}
        />
      ) : null}
    </View>
  )
}

function Requests({ unit, by, open }: { unit: string; by: string | null; open: number }) {
  const query = useApiQuery(CarriedDocument, { unit, by })
  const rows = query.data?.carried
  if (!rows && query.error) {
    return (
      <Notice kind="error" text={query.error.message} actionText={words.retry} onAction={() => void query.refetch()} />
    )
  }
  if (!rows) return <Skeleton kind="list" onRetry={() => void query.refetch()} />
  return (
    <View className="qh-unit__list" {...accessible({ role: 'list' })}>
      {rows.map((row) => (
        <View key={row.id} {...accessible({ role: 'listitem' })}>
          <RequestCard
            dense
            request={{
              id: row.id,
              title: row.title,
              statusWord: row.statusWord,
              statusTint: statusTint(row),
              roundText: roundBeside(row),
              lamp: lampView(row.lamp),
              numberTail: tailOf(row.number),
            }}
            onOpen={(id) => go(`/staff/request/request?id=${id}`)}
          />
        </View>
      ))}
      {rows.length < open ? <Text className="qh-secondary">{words.first(rows.length, open)}</Text> : null}
    </View>
  )
}
