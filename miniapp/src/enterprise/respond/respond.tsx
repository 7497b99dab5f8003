import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { serverNow } from '../../api/client'
import { RequestToAnswerDocument, type RequestToAnswerQuery } from '../../api/generated/graphql'
import { queryClient } from '../../api/query-client'
import { useAction, type WireRefusal } from '../../api/use-action'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { Uploader } from '../../components/Uploader/Uploader'
import { ActFields } from '../../life/ActFields'
import { needsForm, type ShownField, variablesOf } from '../../life/act-form'
import { useActForm } from '../../life/use-act-form'
import { Complaint } from '../../session/Complaint'
import { outbox } from '../../session/device'
import { go, goBack, goHome } from '../../session/go'
import { useSession } from '../../session/session'
import { useAttachments } from '../../session/use-attachments'
import { sessionWords } from '../../session/words'
import { ownAction } from '../actions'
import { notFound, signInFirst } from '../answer-states'
import { FORMS, type FormName } from '../generated/forms'
import { NotNow } from '../NotNow'
import { enterpriseWords } from '../words'
import './respond.scss'

const words = enterpriseWords.respond

type Answered = NonNullable<RequestToAnswerQuery['request']>
/** One page for every form of the requester's: which fields it has, the chapter of its action says. */
export default function RespondPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  const action = ownAction(params.as ?? '')
  return action && !FORMS[action].page ? <Respond id={id} action={action} /> : <NothingToDo id={id} />
}

/** The link names no form of this page: nothing is guessed. */
function NothingToDo({ id }: { id: string }) {
  return (
    <Page
      title={words.unknown}
      state={{
        kind: 'error',
        text: words.unknownText,
        children: (
          <Button
            text={id ? words.see : words.home}
            onPress={() => (id ? go(`/enterprise/request/request?id=${id}`) : goHome())}
          />
        ),
      }}
    />
  )
}

const titleOf = (action: FormName) => FORMS[action].title ?? FORMS[action].button

function Respond({ id, action }: { id: string; action: FormName }) {
  const asked = useRouter().params.round
  const visitor = useSession().status === 'visitor'
  const query = useApiQuery(RequestToAnswerDocument, { id }, { saveAs: `answer-to.${id}` })
  const title = titleOf(action)
  const toRequest = () => goBack(`/enterprise/request/request?id=${id}`)

  if (query.loading) {
    return <Page title={title} state={{ kind: 'loading', skeleton: 'form', onRetry: () => void query.refetch() }} />
  }
  const request = query.data?.request
  if (!request && query.error) {
    const { message, id: errorId } = query.error
    return <Page title={title} state={{ kind: 'error', text: message, errorId, onRetry: () => void query.refetch() }} />
  }
  if (!request) return <Page title={title} state={visitor ? signInFirst() : notFound(toRequest)} />
  const refetch = () => void query.refetch()
  // An answer that comes back from the outbox was written in the round that its form names.
  const round = asked ?? String(request.round)
  const slot = `${action.toLowerCase()}.${id}.${round}`
  const props = { action, request, round, slot, onDone: toRequest, onLatest: refetch }
  if (!request.actions.includes(action)) return <TooLate {...props} />
  return needsForm(FORMS[action]) ? <Form {...props} /> : <Confirm {...props} />
}

function TooLate({ action, slot, onDone }: FormProps) {
  const { fields, values } = useActForm({ form: FORMS[action], slot })
  const written = fields.flatMap(({ name, shape }) =>
    ['NOTE', 'WORDS', 'PHONE'].includes(shape.kind) ? (values[name] ?? '').trim() || [] : [],
  )
  return <NotNow title={titleOf(action)} text={words.notNow} written={written.join('\n')} onSee={onDone} />
}

interface FormProps {
  action: FormName
  request: Answered
  round: string
  /** Where its draft is kept. */
  slot: string
  onDone(): void
  onLatest(): void
}

/** Nothing is asked for: what will happen, and the button. */
function Confirm({ action, request, onDone, onLatest }: FormProps) {
  const form = FORMS[action]
  const { id, version } = request
  const running = useAction(form.document)
  const submit = async () => {
    if (!(await running.run(variablesOf(form, { id, version, key: running.key }, {})))) return
    void queryClient.invalidateQueries()
    onDone()
  }
  return (
    <Page
      title={titleOf(action)}
      footer={
        <Button
          block
          kind={form.weight === 'danger' ? 'danger' : 'primary'}
          text={form.submit ?? form.button}
          busy={running.busy}
          onPress={() => void submit()}
        />
      }
    >
      <Text className="qh-h2">{request.title}</Text>
      <Complaint refusal={running.refusal} error={running.error} onNext={onLatest} onRetry={() => void submit()} />
      <Text className="qh-text">{form.final ?? form.effect}</Text>
    </Page>
  )
}

/** It can be filled in and sent without network: then it waits on this device. */
function Form({ action, request, round, slot, onDone, onLatest }: FormProps) {
  const form = FORMS[action]
  const { id, version } = request
  const viewer = useSession().viewer
  const state = useActForm({ form, slot })
  const uploads = useAttachments(state.files, state.setFiles)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal>()
  const [error, setError] = useState<ApiError>()

  const { draft } = state
  if (!draft) return <Page title={titleOf(action)} state={{ kind: 'loading', skeleton: 'form' }} />

  const submit = async () => {
    if (busy || uploads.choosing) return
    if (!state.check()) return
    setRefusal(undefined)
    setError(undefined)
    setBusy(true)
    uploads.hold()
    const outcome = await outbox.submit({
      key: draft.key,
      kind: 'act',
      what: titleOf(action),
      action,
      filesAs: state.filesField,
      form: `/enterprise/respond/respond?id=${id}&as=${action.toLowerCase()}&round=${round}`,
      title: request.title,
      variables: variablesOf(form, { id, version }, draft.data),
      files: draft.files,
      slot: state.place,
      data: draft.data,
      personId: viewer?.id ?? null,
      at: serverNow(),
    })
    setBusy(false)
    if (outcome.kind === 'refused' || outcome.kind === 'failed') uploads.resume()
    if (outcome.kind === 'refused') {
      if (outcome.refusal.code === 'KEY_REUSED') state.renew()
      return setRefusal(outcome.refusal)
    }
    if (outcome.kind === 'failed') return setError(outcome.error)
    await state.close()
    onDone()
  }

  const ofField = refusal?.field && state.isOfField(refusal) ? { [refusal.field]: refusal.message } : {}
  const errors = { ...state.faults, ...ofField }
  const materials = ({ name }: ShownField) => (
    <Uploader
      label={sessionWords.materials}
      hint={sessionWords.materialsHint}
      files={uploads.items}
      limit={9}
      error={errors[name]}
      onAddPhotos={uploads.addPhotos}
      onAddPdf={uploads.addPdf}
      onRemove={uploads.remove}
      onRetry={uploads.retry}
    />
  )
  const change = (name: string, value: string) => {
    setRefusal(undefined)
    setError(undefined)
    state.change(name, value)
  }

  return (
    <Page
      title={titleOf(action)}
      offlineText={sessionWords.offlineForm}
      footer={
        <View>
          <Complaint refusal={refusal} error={error} onNext={onLatest} onRetry={() => void submit()} />
          <Button
            block
            text={form.submit ?? form.button}
            busy={busy || uploads.choosing}
            busyText={uploads.choosing ? sessionWords.choosing : undefined}
            onPress={() => void submit()}
          />
        </View>
      }
    >
      <Text className="qh-secondary qh-respond__title">{request.title}</Text>
      {form.effect ? <Notice kind="info" text={form.effect} /> : null}
      {action === 'SUPPLEMENT' && request.informationAsked ? (
        <View className="qh-card">
          <Text className="qh-h3">{words.asked}</Text>
          <Text className="qh-text">{request.informationAsked}</Text>
        </View>
      ) : null}
      <ActFields begins state={state} errors={errors} files={materials} onChange={change} />
    </Page>
  )
}
