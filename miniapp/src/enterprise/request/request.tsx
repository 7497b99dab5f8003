import { localTime } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { serverNow } from '../../api/client'
import { type Action, MyRequestDocument } from '../../api/generated/graphql'
import { queryClient } from '../../api/query-client'
import { useApiQuery } from '../../api/use-query'
import { ActionBar } from '../../components/ActionBar/ActionBar'
import { Lamp } from '../../components/Lamp/Lamp'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { lampView, roundBeside, statusTint } from '../../format/request-view'
import { variablesOf } from '../../life/act-form'
import { useTaps } from '../../life/use-taps'
import { preloadPages } from '../../platform/preload-pages'
import { useOnline } from '../../platform/use-online'
import { Complaint } from '../../session/Complaint'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { useOutbox } from '../../session/use-outbox'
import { WaitingCard } from '../../session/WaitingCard'
import { barActions, isOwn, pageOf } from '../actions'
import { FORMS } from '../generated/forms'
import { enterpriseWords } from '../words'
import { type MyRequest, RequestBody } from './RequestBody'
import './request.scss'

const words = enterpriseWords.request
const POLL_MS = 5_000
/** Answers can be written without network too. */
const ANSWER_PAGES = ['enterprise/respond/respond', 'enterprise/rate/rate']

export default function RequestPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  const session = useSession()
  const query = useApiQuery(MyRequestDocument, { id }, { saveAs: `request.${id}`, pollMs: POLL_MS })
  const request = query.data?.request

  if (query.loading) {
    return (
      <Page title={words.title} state={{ kind: 'loading', skeleton: 'detail', onRetry: () => void query.refetch() }} />
    )
  }
  if (!request && query.error) {
    const { message, id: errorId } = query.error
    return (
      <Page
        title={words.title}
        state={{ kind: 'error', text: message, errorId, onRetry: () => void query.refetch() }}
      />
    )
  }
  if (!request) {
    const visitor = session.status === 'visitor'
    const toLookup = () => go('/enterprise/lookup/lookup')
    return (
      <Page
        title={words.title}
        state={{
          kind: 'empty',
          text: words.missing,
          actionText: visitor ? words.signIn : words.lookUp,
          onAction: visitor ? () => go('/pages/me/me') : toLookup,
          otherText: visitor ? words.lookUp : undefined,
          onOther: toLookup,
        }}
      />
    )
  }
  return <Ready request={request} savedAt={query.savedAt} refetch={() => void query.refetch()} />
}

interface ReadyProps {
  request: MyRequest
  savedAt: number | undefined
  refetch(): void
}

function Ready({ request, savedAt, refetch }: ReadyProps) {
  const { id, version, actions } = request
  const online = useOnline()
  const waiting = useOutbox().filter((each) => (each.variables.on as { id?: string } | undefined)?.id === id)
  const taps = useTaps()
  const [said, setSaid] = useState<string>()
  useEffect(() => preloadPages(ANSWER_PAGES), [])
  const now = serverNow()
  const at = localTime(savedAt ?? now)

  const act = async (key: string) => {
    const action = key as Action
    const page = pageOf(action, id)
    if (page) {
      go(page)
      return
    }
    if (!isOwn(action)) return
    const form = FORMS[action]
    if (!(await taps.run(action, form.document, (key) => variablesOf(form, { id, version, key }, {})))) return
    setSaid(form.done)
    void queryClient.invalidateQueries()
  }
  const latest = () => {
    taps.reset()
    refetch()
  }

  const bar = barActions(waiting.length > 0 ? [] : actions).map((action) => {
    const needsServer = pageOf(action.key as Action, id) === undefined
    return {
      ...action,
      busy: taps.busy === action.key,
      disabled: !online && needsServer,
      reason: !online && needsServer ? words.needsNetwork : undefined,
    }
  })
  const lamp = lampView(request.lamp, request.provisional)

  return (
    <Page
      title={words.title}
      offlineText={words.offline(at)}
      footer={
        bar.length > 0 || taps.failed ? (
          <View>
            <Complaint
              refusal={taps.refusal}
              error={taps.error}
              phone={request.leadUnit?.phone ?? request.deskPhone}
              onNext={latest}
              onRetry={latest}
            />
            <ActionBar actions={bar} onAct={(key) => void act(key)} />
          </View>
        ) : undefined
      }
    >
      {waiting.map((submission) => (
        <WaitingCard key={submission.key} submission={submission} />
      ))}
      <View className="qh-detail__head">
        <View className="qh-row">
          {lamp ? <Lamp {...lamp} /> : null}
          <StatusTag word={request.statusWord} tint={statusTint(request)} roundText={roundBeside(request)} />
        </View>
        <Text className="qh-detail__headline">{request.headline}</Text>
        <Text className="qh-secondary">{request.title}</Text>
      </View>
      {said ? <Notice kind="ok" text={said} /> : null}
      <RequestBody request={request} now={now} />
      {savedAt === undefined ? null : <Text className="qh-caption">{words.updated(at)}</Text>}
    </Page>
  )
}
