import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { serverNow } from '../../api/client'
import {
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
import { faultsOf, shownFields, variablesOf } from '../../life/act-form'
import { focusFirst } from '../../platform/focus-first'
import { Complaint } from '../../session/Complaint'
import { outbox } from '../../session/device'
import { goBack, goHome } from '../../session/go'
import { useSession } from '../../session/session'
import { useDraft } from '../../session/use-draft'
import { sessionWords } from '../../session/words'
import { notFound, signInFirst } from '../answer-states'
import { FORMS } from '../generated/forms'
import { NotNow } from '../NotNow'
import { enterpriseWords } from '../words'
import '../respond/respond.scss'

const words = enterpriseWords.rate
const title = FORMS.RATE.title ?? FORMS.RATE.button
const form = FORMS.RATE
const fields = Object.fromEntries(shownFields(form).map((field) => [field.name, field]))
const labelOf = (name: string) => fields[name]?.label ?? ''
const optionsOf = <Value extends string>(name: string): { value: Value; text: string }[] => {
  const shape = fields[name]?.shape
  const options = shape?.kind === 'CHOICE' || shape?.kind === 'CHOICES' ? Object.entries(shape.of.words) : []
  return options.map(([value, text]) => ({ value: value as Value, text }))
}
const solvedOptions = optionsOf<Solved>('solved')
const reasonOptions = optionsOf<RatingReason>('reasons')
const textShape = fields.text?.shape
const textMax = textShape?.kind === 'WORDS' ? textShape.max : 0

interface RateData {
  face: FaceValue | null
  solved: Solved | null
  reasons: RatingReason[]
  text: string
}

const unrated: RateData = { face: null, solved: null, reasons: [], text: '' }
type Part = 'face' | 'solved' | 'reasons' | 'text'
const PARTS: readonly Part[] = ['face', 'solved', 'reasons', 'text']

const valuesOf = ({ face, solved, reasons, text }: RateData) => ({
  face: face === null ? '' : String(face),
  solved: solved ?? '',
  reasons: reasons.join(','),
  text,
})

/** What the rules say is missing; they ask for reasons where the face is a bad one. */
const faultsIn = (data: RateData) => faultsOf(form, valuesOf(data))
const asksWhy = (data: RateData) => faultsIn({ ...data, reasons: [] }).reasons !== undefined

export default function RatePage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  const query = useApiQuery(RequestToAnswerDocument, { id }, { saveAs: `answer-to.${id}` })
  const [done, setDone] = useState<string>()
  const visitor = useSession().status === 'visitor'
  const request = query.data?.request
  const toRequest = () => goBack(`/enterprise/request/request?id=${id}`)

  if (done) return <Done text={done} onSee={toRequest} />
  if (query.loading) {
    return <Page title={title} state={{ kind: 'loading', skeleton: 'form', onRetry: () => void query.refetch() }} />
  }
  if (!request && query.error) {
    const { message, id: errorId } = query.error
    return <Page title={title} state={{ kind: 'error', text: message, errorId, onRetry: () => void query.refetch() }} />
  }
  if (!request) return <Page title={title} state={visitor ? signInFirst() : notFound(toRequest)} />
  // An answer that comes back from the outbox was written in the round that its form names.
  const round = params.round ?? String(request.round)
  const slot = `rate.${id}.${round}`
  if (!request.actions.includes('RATE')) return <TooLate slot={slot} onSee={toRequest} />
  return <RateForm {...{ request, round, slot }} onDone={setDone} onLatest={() => void query.refetch()} />
}

function TooLate({ slot, onSee }: { slot: string; onSee(): void }) {
  const { draft } = useDraft<RateData>(slot, unrated)
  return <NotNow title={title} text={words.notNow} written={draft?.data.text.trim() ?? ''} onSee={onSee} />
}

function Done({ text, onSee }: { text: string; onSee(): void }) {
  return (
    <Page
      title={title}
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
  round: string
  /** Where its draft is kept. */
  slot: string
  onDone(text: string): void
  onLatest(): void
}

function RateForm({ request, round, slot, onDone, onLatest }: RateFormProps) {
  const { id, version } = request
  const viewer = useSession().viewer
  const { draft, place, update, renew, close } = useDraft<RateData>(slot, unrated)
  const [complained, setComplained] = useState<Part>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal>()
  const [error, setError] = useState<ApiError>()

  if (!draft) return <Page title={title} state={{ kind: 'loading', skeleton: 'form' }} />
  const { data } = draft
  const bad = asksWhy(data)
  const errorOf = (part: Part) => (complained === part ? faultsIn(data)[part] : undefined)
  const edit = (part: Partial<RateData>) => {
    setComplained(undefined)
    setRefusal(undefined)
    setError(undefined)
    update(part)
  }

  const submit = async () => {
    if (busy) return
    const faults = faultsIn(data)
    const gap = PARTS.find((part) => faults[part])
    setComplained(gap)
    if (gap) return focusFirst(`rate-${gap}`)
    setRefusal(undefined)
    setError(undefined)
    setBusy(true)
    const outcome = await outbox.submit({
      key: draft.key,
      kind: 'act',
      what: title,
      action: 'RATE',
      form: `/${form.page}?id=${id}&round=${round}`,
      title: request.title,
      variables: variablesOf(form, { id, version }, valuesOf(bad ? data : { ...data, reasons: [] })),
      files: [],
      slot: place,
      data,
      personId: viewer?.id ?? null,
      at: serverNow(),
    })
    setBusy(false)
    if (outcome.kind === 'refused') {
      if (outcome.refusal.code === 'KEY_REUSED') renew()
      return setRefusal(outcome.refusal)
    }
    if (outcome.kind === 'failed') return setError(outcome.error)
    await close()
    if (outcome.kind === 'queued') return onDone(outbox.isKept() ? words.queued : sessionWords.notKept)
    onDone(form.done)
  }

  return (
    <Page
      title={title}
      offlineText={sessionWords.offlineForm}
      footer={
        <View className="qh-stack">
          <Complaint refusal={refusal} error={error} onNext={onLatest} onRetry={() => void submit()} />
          <Button block text={form.submit ?? form.button} busy={busy} onPress={() => void submit()} />
          <Text className="qh-secondary">{words.footer}</Text>
        </View>
      }
    >
      <Text className="qh-secondary qh-respond__title">{request.title}</Text>
      <View id="rate-face">
        <Field label={labelOf('face')} required group error={errorOf('face')}>
          {({ describedBy }) => (
            <FacePicker
              label={labelOf('face')}
              value={data.face}
              describedBy={describedBy}
              onChange={(face) => edit({ face })}
            />
          )}
        </Field>
      </View>
      <View id="rate-solved">
        <Field label={labelOf('solved')} required group error={errorOf('solved')}>
          {({ describedBy }) => (
            <Chips
              label={labelOf('solved')}
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
          <Field label={labelOf('reasons')} required group error={errorOf('reasons')}>
            {({ describedBy }) => (
              <Chips
                label={labelOf('reasons')}
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
      <View id="rate-text">
        <TextField
          label={labelOf('text')}
          multiline
          maxLength={textMax}
          counterFrom={textMax - 50}
          value={data.text}
          onChange={(text) => edit({ text })}
        />
      </View>
    </Page>
  )
}
