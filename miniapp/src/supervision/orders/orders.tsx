import { ORDER_STAGE } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { read } from '../../api/client'
import { type OrderStage, SupervisionOrdersDocument, type SupervisionOrdersQuery } from '../../api/generated/graphql'
import { useFurther } from '../../api/use-further'
import { useApiQuery } from '../../api/use-query'
import { pressable } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Lamp } from '../../components/Lamp/Lamp'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { Tabs } from '../../components/Tabs/Tabs'
import { lampView } from '../../format/request-view'
import { readAddress, showInAddress } from '../../platform/address'
import { go } from '../../session/go'
import { getSession } from '../../session/session'
import { useRail } from '../../staff/rail/StaffRail'
import { supervisionWords as words } from '../words'
import './orders.scss'

const STAGES: readonly OrderStage[] = ['ISSUED', 'REPLIED', 'CLOSED']
type Row = NonNullable<SupervisionOrdersQuery['supervisionOrders']>['items'][number]

export default function OrdersPage() {
  const asked = readAddress(useRouter().params).stage
  const [stage, setStage] = useState<OrderStage>(STAGES.find((one) => one === asked) ?? 'ISSUED')
  const query = useApiQuery(SupervisionOrdersDocument, { stage, after: null })
  const page = query.data?.supervisionOrders
  const refetch = () => void query.refetch()
  const further = useFurther(
    stage,
    page ?? undefined,
    async (after) => (await read(SupervisionOrdersDocument, { stage, after })).supervisionOrders,
  )

  const state = (): PageState => {
    if (page) return { kind: 'ready' }
    if (query.loading) return { kind: 'loading', skeleton: 'list', onRetry: refetch }
    if (getSession().status === 'visitor' || query.error?.code === 'SIGN_IN_REQUIRED') {
      const signIn = () => go('/pages/me/me')
      return { kind: 'empty', text: words.signInFirst, actionText: words.signIn, onAction: signIn }
    }
    if (query.error) return { kind: 'error', text: query.error.message, errorId: query.error.id, onRetry: refetch }
    const home = () => go('/pages/home/home')
    return { kind: 'empty', text: words.mayNotOpen, actionText: words.toHome, onAction: home }
  }
  return (
    <Page title={words.orders} rail={useRail('supervision')} state={state()}>
      <Tabs<OrderStage>
        label={words.tabs}
        tabs={STAGES.map((value) => ({ value, text: ORDER_STAGE.words[value] }))}
        value={stage}
        onChange={(next) => {
          setStage(next)
          showInAddress({ stage: next })
        }}
      />
      <View className="qh-orders">
        {further.rows.length === 0 ? <Text className="qh-text">{words.empty[stage]}</Text> : null}
        {further.rows.map((row) => (
          <OrderCard key={row.id} row={row} />
        ))}
        {further.failure ? <Notice kind="error" now text={further.failure} /> : null}
        {further.more ? (
          <Button block kind="plain" text={words.loadMore} busy={further.busy} onPress={() => void further.load()} />
        ) : null}
      </View>
    </Page>
  )
}

function OrderCard({ row }: { row: Row }) {
  const lamp = lampView(row.lamp)
  return (
    <View
      className="qh-card qh-orders__card"
      hoverClass="qh-orders__card--pressed"
      {...pressable(() => go(`/supervision/order/order?id=${row.id}`), { role: 'link' })}
    >
      <View className="qh-row">
        {lamp ? <Lamp {...lamp} /> : null}
        <StatusTag word={row.statusWord} tint={row.stage === 'ISSUED' ? 'amber' : 'blue'} />
      </View>
      <Text className="qh-h3">{row.title}</Text>
      <Text className="qh-text">{row.headline}</Text>
      <Text className="qh-caption">{words.number(row.number)}</Text>
    </View>
  )
}
