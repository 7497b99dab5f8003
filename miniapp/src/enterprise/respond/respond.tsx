import { DISPUTED_PART_WORDS, DISPUTED_PARTS, NOTE_MAX, REFUSAL_WORDS } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { serverNow } from '../../api/client'
import {
  type DisputedPart,
  RequestToAnswerDocument,
  type RequestToAnswerQuery,
  WithdrawRequestDocument,
} from '../../api/generated/graphql'
import { queryClient } from '../../api/query-client'
import { useAction, type WireRefusal } from '../../api/use-action'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { Uploader } from '../../components/Uploader/Uploader'
import { focusFirst } from '../../platform/focus-first'
import { Complaint } from '../../session/Complaint'
import { outbox } from '../../session/device'
import { go, goBack, goHome } from '../../session/go'
import { useSession } from '../../session/session'
import { useAttachments } from '../../session/use-attachments'
import { useDraft } from '../../session/use-draft'
import { sessionWords } from '../../session/words'
import { enterpriseWords } from '../words'
import './respond.scss'

const words = enterpriseWords.respond
const PARTS_ID = 'dispute-parts'
const MATERIALS_ID = 'supplement-materials'
const partOptions = DISPUTED_PARTS.map((value) => ({ value, text: DISPUTED_PART_WORDS[value] }))

type Answered = NonNullable<RequestToAnswerQuery['request']>
type As = keyof typeof words.titles

const ACTIONS = { supplement: 'SUPPLEMENT', dispute: 'DISPUTE', withdraw: 'WITHDRAW' } as const
const isAs = (as: string | undefined): as is As => as !== undefined && as in ACTIONS

/** One page, three small forms: supply what is missing, say it is not solved, take it back. */
export default function RespondPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return isAs(params.as) ? <Respond id={id} as={params.as} /> : <NothingToDo id={id} />
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

function Respond({ id, as }: { id: string; as: As }) {
  const query = useApiQuery(RequestToAnswerDocument, { id }, { saveAs: `answer-to.${id}` })
  const title = words.titles[as]
  const toRequest = () => goBack(`/enterprise/request/request?id=${id}`)

  if (query.loading) {
    return <Page title={title} state={{ kind: 'loading', skeleton: 'form', onRetry: () => void query.refetch() }} />
  }
  const request = query.data?.request
  if (!request && query.error) {
    const { message, id: errorId } = query.error
    return <Page title={title} state={{ kind: 'error', text: message, errorId, onRetry: () => void query.refetch() }} />
  }
  if (!request) {
    return (
      <Page
        title={title}
        state={{ kind: 'empty', text: REFUSAL_WORDS.NOT_FOUND.text, actionText: words.see, onAction: toRequest }}
      />
    )
  }
  if (!request.actions.includes(ACTIONS[as])) {
    return (
      <Page title={title} state={{ kind: 'empty', text: words.notNow, actionText: words.see, onAction: toRequest }} />
    )
  }
  const refetch = () => void query.refetch()
  return as === 'withdraw' ? (
    <Withdraw request={request} onDone={toRequest} onLatest={refetch} />
  ) : (
    <Form as={as} request={request} onDone={toRequest} onLatest={refetch} />
  )
}

interface FormProps {
  request: Answered
  onDone(): void
  onLatest(): void
}

function Withdraw({ request, onDone, onLatest }: FormProps) {
  const { id, version } = request
  const action = useAction(WithdrawRequestDocument)
  const submit = async () => {
    if (!(await action.run({ on: { id, version, key: action.key } }))) return
    void queryClient.invalidateQueries()
    onDone()
  }
  return (
    <Page
      title={words.titles.withdraw}
      footer={
        <Button block kind="danger" text={words.submit.withdraw} busy={action.busy} onPress={() => void submit()} />
      }
    >
      <Text className="qh-h2">{request.title}</Text>
      <Complaint refusal={action.refusal} error={action.error} onNext={onLatest} onRetry={() => void submit()} />
      <Text className="qh-text">{words.effects.withdraw}</Text>
    </Page>
  )
}

interface RespondData {
  text: string
  part: DisputedPart | null
}

function Form({ as, request, onDone, onLatest }: FormProps & { as: 'supplement' | 'dispute' }) {
  const { id, version } = request
  const slot = `${as}.${id}.${request.round}`
  const viewer = useSession().viewer
  const { draft, update, setFiles, close } = useDraft<RespondData>(slot, { text: '', part: null })
  const uploads = useAttachments(draft?.files ?? [], setFiles)
  const [busy, setBusy] = useState(false)
  const [fieldError, setFieldError] = useState<string>()
  const [filesError, setFilesError] = useState<string>()
  const [focusAt, setFocusAt] = useState(as === 'supplement' ? 1 : 0)
  const [refusal, setRefusal] = useState<WireRefusal>()
  const [error, setError] = useState<ApiError>()

  if (!draft) return <Page title={words.titles[as]} state={{ kind: 'loading', skeleton: 'form' }} />
  const { data, files } = draft

  const complain = (text: string) => {
    setFieldError(text)
    if (as === 'dispute') focusFirst(PARTS_ID)
    else setFocusAt((count) => count + 1)
  }

  const submit = async () => {
    if (busy) return
    if (as === 'dispute' && data.part === null) return complain(words.partRequired)
    if (as === 'supplement' && !data.text.trim()) return complain(REFUSAL_WORDS.TEXT_REQUIRED.text)
    const refused = files.some((file) => file.refused)
    setFilesError(refused ? enterpriseWords.file.filesRefused : undefined)
    if (refused) return focusFirst(MATERIALS_ID)
    setFieldError(undefined)
    setRefusal(undefined)
    setError(undefined)
    setBusy(true)
    uploads.hold()
    const text = data.text.trim()
    const outcome = await outbox.submit({
      key: draft.key,
      kind: as,
      title: request.title,
      variables: { on: { id, version }, ...(as === 'dispute' ? { part: data.part, text: text || null } : { text }) },
      files,
      slot,
      data,
      personId: viewer?.id ?? null,
      at: serverNow(),
    })
    setBusy(false)
    if (outcome.kind === 'refused' || outcome.kind === 'failed') uploads.resume()
    if (outcome.kind === 'refused') return setRefusal(outcome.refusal)
    if (outcome.kind === 'failed') return setError(outcome.error)
    await close()
    onDone()
  }

  return (
    <Page
      title={words.titles[as]}
      footer={
        <View>
          <Complaint refusal={refusal} error={error} onNext={onLatest} onRetry={() => void submit()} />
          <Button block text={words.submit[as]} busy={busy} onPress={() => void submit()} />
        </View>
      }
    >
      <Text className="qh-secondary qh-respond__title">{request.title}</Text>
      <Notice kind="info" text={words.effects[as]} />
      {as === 'supplement' && request.informationAsked ? (
        <View className="qh-card">
          <Text className="qh-h3">{words.asked}</Text>
          <Text className="qh-text">{request.informationAsked}</Text>
        </View>
      ) : null}
      {as === 'dispute' ? (
        <View id={PARTS_ID}>
          <Field label={words.part} required group error={fieldError}>
            {({ describedBy }) => (
              <Chips
                label={words.part}
                options={partOptions}
                value={data.part ? [data.part] : []}
                describedBy={describedBy}
                invalid={fieldError !== undefined}
                onChange={([part = null]) => {
                  setFieldError(undefined)
                  update({ part })
                }}
              />
            )}
          </Field>
        </View>
      ) : null}
      <TextField
        label={as === 'dispute' ? words.more : words.text}
        hint={as === 'dispute' ? words.moreHint : words.textHint}
        required={as === 'supplement'}
        multiline
        maxLength={NOTE_MAX}
        counterFrom={NOTE_MAX - 200}
        value={data.text}
        error={as === 'supplement' ? fieldError : undefined}
        focusAt={focusAt}
        onChange={(text) => {
          if (as === 'supplement') setFieldError(undefined)
          update({ text })
        }}
      />
      {as === 'supplement' ? (
        <View id={MATERIALS_ID}>
          <Uploader
            label={sessionWords.materials}
            hint={sessionWords.materialsHint}
            files={uploads.items}
            limit={9}
            error={filesError}
            onAddPhotos={uploads.addPhotos}
            onAddPdf={uploads.addPdf}
            onRemove={uploads.remove}
            onRetry={uploads.retry}
          />
        </View>
      ) : null}
    </Page>
  )
}
