import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { UnitLoadsDocument, type UnitLoadsQuery } from '../../api/generated/graphql'
import { type ApiQuery, useApiQuery } from '../../api/use-query'
import { accessible } from '../../components/accessible'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { go } from '../../session/go'
import { getSession } from '../../session/session'
import { useRail } from '../rail/StaffRail'
import { unitWords as words } from '../unit-words'
import { Carrier } from './Carrier'
import type { UnitLoad } from './carrier-props'
import './unit.scss'

/** Who of his units carries how much, for their head: what is whose, and all of it handed to another in one step. */
export default function UnitPage() {
  const query = useApiQuery(UnitLoadsDocument, {})
  const [done, setDone] = useState<string>()
  const loads = query.data?.unitLoads ?? []
  return (
    <Page title={words.title} wide rail={useRail('unit')} state={stateOf(query)}>
      <View className="qh-unit">
        {done ? <Notice kind="ok" now text={done} /> : null}
        {query.error && query.data ? (
          <Notice
            kind="warn"
            text={words.refreshFailed}
            actionText={words.retry}
            onAction={() => void query.refetch()}
          />
        ) : null}
        {loads.map((load) => (
          <OneUnit
            key={load.unit.id}
            load={load}
            onDone={(message) => {
              setDone(message)
              void query.refetch()
            }}
          />
        ))}
      </View>
    </Page>
  )
}

function OneUnit({ load, onDone }: { load: UnitLoad; onDone(message: string): void }) {
  const { unit, colleagues, ofHead } = load
  return (
    <View className="qh-stack">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h2">{unit.name}</Text>
      </View>
      <Text className="qh-secondary">{ofHead > 0 ? `${words.about}${words.ofHead(ofHead)}` : words.about}</Text>
      <View className="qh-unit__people">
        {colleagues.map((one) => (
          <Carrier key={one.id ?? 'nobody'} load={load} one={one} onDone={onDone} />
        ))}
      </View>
    </View>
  )
}

function stateOf({ data, loading, error, refetch }: ApiQuery<UnitLoadsQuery>): PageState {
  if (data && data.unitLoads.length > 0) return { kind: 'ready' }
  if (loading) return { kind: 'loading', skeleton: 'list', onRetry: () => void refetch() }
  if (getSession().status === 'visitor' || error?.code === 'SIGN_IN_REQUIRED') {
    const signIn = () => go('/pages/me/me')
    return { kind: 'empty', text: words.signInFirst, actionText: words.signIn, onAction: signIn }
  }
  if (error) return { kind: 'error', text: error.message, errorId: error.id, onRetry: () => void refetch() }
  const toQueue = () => go('/staff/queue/queue')
  return { kind: 'empty', text: words.noUnit, actionText: words.toQueue, onAction: toQueue }
}
