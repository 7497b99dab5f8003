import { RATING_REASON_WORDS, RATING_REASONS, RATING_TEXT_MAX, REFUSAL_WORDS, SOLVED, SOLVED_WORDS } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { serverNow } from '../../api/client'
import {
  type RatingInput,
  type RatingReason,
  RequestToAnswerDocument,
  type RequestToAnswerQuery,
  type Solved,
} from '../../api/generated/graphql'
import type { WireRefusal } from '../../api/use-action'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { FacePicker, type FaceValue } from '../../components/FacePicker/FacePicker'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { focusFirst } from '../../platform/focus-first'
import { Complaint } from '../../session/Complaint'
import { outbox } from '../../session/device'
import { goBack, goHome } from '../../session/go'
import { useSession } from '../../session/session'
import { useDraft } from '../../session/use-draft'
import { enterpriseWords } from '../words'
import '../respond/respond.scss'

const words = enterpriseWords.rate
const DISSATISFIED = 2
const solvedOptions = SOLVED.map((value) => ({ value, text: SOLVED_WORDS[value] }))
const reasonOptions = RATING_REASONS.map((value) => ({ value, text: RATING_REASON_WORDS[value] }))

interface RateData {
  face: FaceValue | null
  solved: Solved | null
  reasons: RatingReason[]
  text: string
}

const unrated: RateData = { face: null, solved: null, reasons: [], text: '' }
type Part = 'face' | 'solved' | 'reasons'

const isDissatisfied = (face: FaceValue | null) => face !== null && face <= DISSATISFIED

const missing = ({ face, solved, reasons }: RateData): Part | undefined => {
  if (face === null) return 'face'
  if (solved === null) return 'solved'
  return isDissatisfied(face) && reasons.length === 0 ? 'reasons' : undefined
}

const MISSING_CODES = { face: 'FACE_REQUIRED', solved: 'SOLVED_REQUIRED', reasons: 'REASON_REQUIRED' } as const

export default function RatePage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  const query = useApiQuery(RequestToAnswerDocument, { id }, { saveAs: `answer-to.${id}` })
  const [done, setDone] = useState<string>()
  const request = query.data?.request
  const toRequest = () => goBack(`/enterprise/request/request?id=${id}`)

  if (done) return <Done text={done} onSee={toRequest} />
  if (query.loading) {
    return (
      <Page title={words.title} state={{ kind: 'loading', skeleton: 'form', onRetry: () => void query.refetch() }} />
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
  if (!request?.actions.includes('RATE')) {
    const text = request ? words.notNow : REFUSAL_WORDS.NOT_FOUND.text
    return <Page title={words.title} state={{ kind: 'empty', text, actionText: words.see, onAction: toRequest }} />
  }
  return <RateForm request={request} onDone={setDone} onLatest={() => void query.refetch()} />
}

function Done({ text, onSee }: { text: string; onSee(): void }) {
  return (
    <Page
      title={words.title}
      footer={
        <View className="qh-stack">
          <Button block text={words.see} onPress={onSee} />
          <Button block kind="plain" text={words.home} onPress={goHome} />
        </View>
      }
    >
      <Notice kind="ok" text={text} />
    </Page>
  )
}

interface RateFormProps {
  request: NonNullable<RequestToAnswerQuery['request']>
  onDone(text: string): void
  onLatest(): void
}

function RateForm({ request, onDone, onLatest }: RateFormProps) {
  const { id, version, round } = request
  const slot = `rate.${id}.${round}`
  const viewer = useSession().viewer
  const { draft, update, close } = useDraft<RateData>(slot, unrated)
  const [complained, setComplained] = useState<Part>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal>()
  const [error, setError] = useState<ApiError>()

  if (!draft) return <Page title={words.title} state={{ kind: 'loading', skeleton: 'form' }} />
  const { data } = draft
  const bad = isDissatisfied(data.face)
  const errorOf = (part: Part) => (complained === part ? REFUSAL_WORDS[MISSING_CODES[part]].text : undefined)
  const edit = (part: Partial<RateData>) => {
    setComplained(undefined)
    update(part)
  }

  const submit = async () => {
    if (busy) return
    const gap = missing(data)
    setComplained(gap)
    if (gap) return focusFirst(`rate-${gap}`)
    setRefusal(undefined)
    setError(undefined)
    setBusy(true)
    const rating: RatingInput = {
      face: data.face ?? 0,
      solved: data.solved ?? 'NO',
      reasons: bad ? data.reasons : [],
      text: data.text.trim() || null,
    }
    const outcome = await outbox.submit({
      key: draft.key,
      kind: 'rate',
      title: request.title,
      variables: { on: { id, version }, rating },
      files: [],
      slot,
      data,
      personId: viewer?.id ?? null,
      at: serverNow(),
    })
    setBusy(false)
    if (outcome.kind === 'refused') return setRefusal(outcome.refusal)
    if (outcome.kind === 'failed') return setError(outcome.error)
    await close()
    if (outcome.kind === 'queued') return onDone(words.queued)
    onDone(words.done)
  }

  return (
    <Page
      title={words.title}
      footer={
        <View className="qh-stack">
          <Complaint refusal={refusal} error={error} onNext={onLatest} onRetry={() => void submit()} />
          <Button block text={words.submit} busy={busy} onPress={() => void submit()} />
          <Text className="qh-secondary">{words.footer}</Text>
        </View>
      }
    >
      <Text className="qh-secondary qh-respond__title">{request.title}</Text>
      <View id="rate-face">
        <Field label={words.face} required group error={errorOf('face')}>
          {({ describedBy }) => (
            <FacePicker
              label={words.face}
              value={data.face}
              describedBy={describedBy}
              onChange={(face) => edit({ face })}
            />
          )}
        </Field>
      </View>
      <View id="rate-solved">
        <Field label={words.solved} required group error={errorOf('solved')}>
          {({ describedBy }) => (
            <Chips
              label={words.solved}
              options={solvedOptions}
              value={data.solved ? [data.solved] : []}
              describedBy={describedBy}
              onChange={([solved = null]) => edit({ solved })}
            />
          )}
        </Field>
      </View>
      {bad ? (
        <View id="rate-reasons">
          <Field label={words.reasons} required group error={errorOf('reasons')}>
            {({ describedBy }) => (
              <Chips
                label={words.reasons}
                options={reasonOptions}
                value={data.reasons}
                multiple
                describedBy={describedBy}
                onChange={(reasons) => edit({ reasons })}
              />
            )}
          </Field>
        </View>
      ) : null}
      <TextField
        label={words.text}
        multiline
        maxLength={RATING_TEXT_MAX}
        counterFrom={RATING_TEXT_MAX - 50}
        value={data.text}
        onChange={(text) => edit({ text })}
      />
    </Page>
  )
}
