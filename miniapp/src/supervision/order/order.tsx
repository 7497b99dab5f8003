import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '../../api/client'
import { type OrderPartsFragment, SupervisionOrderDocument } from '../../api/generated/graphql'
import { queryClient } from '../../api/query-client'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { History } from '../../components/Journey/History'
import { Lamp } from '../../components/Lamp/Lamp'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { Sheet } from '../../components/Sheet/Sheet'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { historyView, lampView } from '../../format/request-view'
import { useFormKeys } from '../../life/use-form-keys'
import { useSentForm } from '../../life/use-sent-form'
import { go, goInstead } from '../../session/go'
import { getSession } from '../../session/session'
import { StaffForm, StaffFormButtons } from '../../staff/act/StaffForm'
import { slotOf } from '../../staff/act/use-staff-form'
import { type OfferedAction, offeredOf } from '../../staff/actions'
import { FORMS } from '../../staff/generated/forms'
import { STAFF_POLL_MS } from '../../staff/request/use-staff-request'
import { useOffered } from '../../staff/use-offered'
import { useThingTaps } from '../../staff/use-staff-action'
import { supervisionWords as words } from '../words'

type Order = OrderPartsFragment

/** What came of an action: the page shows the order as it is then, and lists read anew. */
const showLatest = (order: Order) => {
  queryClient.setQueriesData(
    { queryKey: [SupervisionOrderDocument.__meta__.hash, { id: order.id }] },
    { supervisionOrder: order },
  )
  void queryClient.invalidateQueries()
}

export default function OrderPage() {
  const id = useRouter().params.id ?? ''
  const query = useApiQuery(SupervisionOrderDocument, { id }, { pollMs: STAFF_POLL_MS })
  const order = query.data?.supervisionOrder
  const refetch = () => void query.refetch()
  if (order) return <Loaded order={order} failed={query.error !== null} onLatest={refetch} />

  const state = (): PageState => {
    if (query.loading) return { kind: 'loading', skeleton: 'detail', onRetry: refetch }
    if (query.error && query.error.code !== 'SIGN_IN_REQUIRED') {
      return { kind: 'error', text: query.error.message, errorId: query.error.id, onRetry: refetch }
    }
    if (getSession().status === 'visitor') {
      const signIn = () => go('/pages/me/me')
      return { kind: 'empty', text: words.signInFirst, actionText: words.signIn, onAction: signIn }
    }
    const toOrders = () => goInstead('/supervision/orders/orders')
    return { kind: 'empty', text: words.missing, actionText: words.toOrders, onAction: toOrders }
  }
  return <Page title={words.order} state={state()} />
}

interface LoadedProps {
  order: Order
  /** The last reading did not succeed; an older one is shown. */
  failed: boolean
  onLatest(): void
}

function Loaded({ order, failed, onLatest }: LoadedProps) {
  const taps = useThingTaps()
  const [open, setOpen] = useState<OfferedAction>()
  const [done, setDone] = useState<string>()
  const actions = offeredOf(order.actions)

  const finished = (action: OfferedAction, answer: object) => {
    setOpen(undefined)
    setDone(`${FORMS[action.action].done}。`)
    showLatest((answer as { thing: Order }).thing)
  }
  const offered = useOffered({ actions, thing: order, taps, onForm: setOpen, onDone: finished, onLatest })
  const closeForLatest = () => {
    setOpen(undefined)
    offered.latest()
  }
  const lamp = lampView(order.lamp)
  const now = serverNow()

  return (
    <Page title={words.order} footer={offered.bar}>
      <View className="qh-stack">
        {failed ? <Notice kind="warn" text={words.refreshFailed} actionText={words.retry} onAction={onLatest} /> : null}
        {offered.failure}
        {done && !taps.failed ? <Notice kind="ok" text={done} /> : null}
        <View className="qh-row">
          {lamp ? <Lamp {...lamp} /> : null}
          <StatusTag word={order.statusWord} tint={order.stage === 'ISSUED' ? 'amber' : 'blue'} />
        </View>
        <Text className="qh-h2">{order.headline}</Text>
        <Text className="qh-text">{order.title}</Text>
        <Text className="qh-secondary">{words.number(order.number)}</Text>
        <Button
          kind="link"
          text={words.seeRequest}
          onPress={() => go(`/staff/request/request?id=${order.requestId}`)}
        />
        <View className="qh-card qh-stack">
          <Text className="qh-h3">{words.asked}</Text>
          <Text className="qh-text">{order.text ?? words.nothingAsked}</Text>
          <Text className="qh-secondary">{order.byItself ? words.byItself : words.byHand}</Text>
          {order.unit ? <Text className="qh-secondary">{`${words.unit}：${order.unit.name}`}</Text> : null}
          <Text className="qh-secondary">{words.due(order.replyDueWords)}</Text>
        </View>
        {order.reply ? (
          <View className="qh-card qh-stack">
            <Text className="qh-h3">{words.reply}</Text>
            <Text className="qh-text">{order.reply}</Text>
            {order.promisedDays === null ? null : (
              <Text className="qh-secondary">{words.promised(order.promisedDays)}</Text>
            )}
          </View>
        ) : null}
        <View className="qh-card">
          <Text className="qh-h3">{words.history}</Text>
          <History events={historyView(order.history, now)} />
        </View>
      </View>
      {open ? (
        <OrderForm
          action={open}
          order={order}
          onClose={() => setOpen(undefined)}
          onDone={finished}
          onLatest={closeForLatest}
        />
      ) : null}
    </Page>
  )
}

interface OrderFormProps {
  action: OfferedAction
  order: Order
  onClose(): void
  onDone(action: OfferedAction, answer: object): void
  onLatest(): void
}

function OrderForm({ action, order, onClose, onDone, onLatest }: OrderFormProps) {
  const form = FORMS[action.action]
  const state = useSentForm({
    form,
    name: action.action,
    slot: slotOf(order.id, action.action),
    thing: order,
    onDone: (answer) => onDone(action, answer),
  })
  const shown = { ...state, submitText: form.submit ?? action.label }
  useFormKeys(state, { inDialog: true, onChange: state.change, onSubmit: () => void state.submit() })
  return (
    <Sheet open title={state.title} onClose={onClose} footer={<StaffFormButtons state={shown} onCancel={onClose} />}>
      <StaffForm state={shown} onLatest={onLatest} />
    </Sheet>
  )
}
