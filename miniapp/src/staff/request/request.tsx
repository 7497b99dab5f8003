import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { pathOf } from '../../life/act-form'
import { go } from '../../session/go'
import { offered } from '../actions'
import { doneText, type StaffRequest } from '../request-words'
import { useOffered } from '../use-offered'
import { useStaffTaps } from '../use-staff-action'
import { staffWords } from '../words'
import { RequestView } from './RequestView'
import { stateOf } from './request-state'
import { useStaffRequest } from './use-staff-request'

/** Opened by a push as well: what is asked, until when and the button are on the first screen. */
export default function RequestPage() {
  const { id = '' } = useRouter().params
  const query = useStaffRequest(id)
  const request = query.data?.request
  if (!request) return <Page title={staffWords.request} state={stateOf(query, 'detail')} />
  return <LoadedRequest request={request} onLatest={() => void query.refetch()} failed={query.error !== null} />
}

interface LoadedRequestProps {
  request: StaffRequest
  /** The last reading did not succeed; an older one is shown. */
  failed: boolean
  onLatest(): void
}

function LoadedRequest({ request, failed, onLatest }: LoadedRequestProps) {
  const taps = useStaffTaps()
  const [done, setDone] = useState<string>()
  const { bar, failure } = useOffered({
    actions: offered(request),
    thing: request,
    taps,
    onForm: ({ action }) => go(`/staff/act/act?id=${request.id}&as=${pathOf(action)}`),
    onDone: ({ action }, after) => setDone(doneText(action, after)),
    onLatest,
  })
  return (
    <Page title={staffWords.request} footer={bar}>
      <View className="qh-stack qh-staff-notices">
        {failed ? (
          <Notice kind="warn" text={staffWords.refreshFailed} actionText={staffWords.retry} onAction={onLatest} />
        ) : null}
        {failure}
        {done && !taps.failed ? <Notice kind="ok" text={done} /> : null}
      </View>
      <RequestView request={request} />
    </Page>
  )
}
