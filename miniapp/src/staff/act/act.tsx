import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { Button } from '../../components/Button/Button'
import { DueExplain } from '../../components/DueExplain/DueExplain'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { dueView } from '../../format/request-view'
import { useFormKeys } from '../../life/use-form-keys'
import { goBack, goInstead } from '../../session/go'
import { actionOfForm, type OfferedAction, offered } from '../actions'
import { FORMS } from '../generated/forms'
import { stateOf } from '../request/request-state'
import { useStaffRequest } from '../request/use-staff-request'
import { doneText, dueSentence, type StaffRequest } from '../request-words'
import { staffWords } from '../words'
import { StaffForm, StaffFormButtons } from './StaffForm'
import { useStaffForm } from './use-staff-form'

export default function ActPage() {
  const { id = '', as = '' } = useRouter().params
  const action = actionOfForm(as)
  const query = useStaffRequest(id)
  const [done, setDone] = useState<StaffRequest>()
  const form = action ? FORMS[action.action] : undefined
  const title = form ? (form.title ?? form.button) : staffWords.act

  if (!action) {
    const toRequest = () => goInstead(`/staff/request/request?id=${id}`)
    return (
      <Page
        title={title}
        state={{
          kind: 'empty',
          text: staffWords.unknownForm,
          actionText: staffWords.backToRequest,
          onAction: toRequest,
        }}
      />
    )
  }
  const request = query.data?.request
  if (done) return <DonePage title={title} action={action} request={done} />
  if (!request) return <Page title={title} state={stateOf(query, 'form')} />
  return <FormPage title={title} action={action} request={request} onDone={setDone} />
}

interface FormPageProps {
  title: string
  action: OfferedAction
  request: StaffRequest
  onDone(request: StaffRequest): void
}

/** To the page this form was opened from, or to the request where a reload has forgotten it. */
const backTo = (id: string) => goBack(`/staff/request/request?id=${id}`)

function FormPage({ title, action, request, onDone }: FormPageProps) {
  const allowed = offered(request).find((one) => one.action === action.action)
  // As it was called when the form opened: to move what has been handed on is another act.
  const opened = useRef(allowed ?? action).current
  const state = useStaffForm(opened, request, onDone)
  useFormKeys(state, { inDialog: false, onChange: state.change, onSubmit: () => void state.submit() })
  const back = () => backTo(request.id)
  return (
    <Page title={title} footer={<StaffFormButtons state={state} onCancel={back} />}>
      <View className="qh-act-about">
        <Text className="qh-h3">{request.title}</Text>
        <Text className="qh-secondary">{request.headline}</Text>
      </View>
      {allowed || state.over ? null : (
        <Notice kind="warn" text={staffWords.notAllowedNow} actionText={staffWords.backToRequest} onAction={back} />
      )}
      <StaffForm state={state} onLatest={back} />
    </Page>
  )
}

function DonePage({ title, action, request }: { title: string; action: OfferedAction; request: StaffRequest }) {
  const due = dueView(request.dueRows)
  return (
    <Page title={title}>
      <View className="qh-stack">
        <Notice kind="ok" text={doneText(action.action, request)} />
        <Text className="qh-text">{request.headline}</Text>
        {request.dueWords !== null && due.rows.length > 0 ? (
          <View className="qh-card">
            <DueExplain due={dueSentence(request, request.dueWords)} {...due} />
          </View>
        ) : null}
        <Button block text={staffWords.backToRequest} onPress={() => backTo(request.id)} />
        <Button block kind="plain" text={staffWords.toQueue} onPress={() => goInstead('/staff/queue/queue')} />
      </View>
    </Page>
  )
}
