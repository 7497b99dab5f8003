import { DESCRIPTION, INTAKE_REASON } from '@qihu/shared'
import { NOTICE_VERSION, PRIVACY_NOTICE } from '@qihu/shared/privacy-notice'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import {
  CentresDocument,
  FilingFormDocument,
  FilingWordsDocument,
  RecordSubscriptionChoicesDocument,
  ScanLandingDocument,
} from '../../api/generated/graphql'
import type { WireRefusal } from '../../api/use-action'
import { useApiQuery } from '../../api/use-query'
import { AskFirst } from '../../components/AskFirst/AskFirst'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { Uploader } from '../../components/Uploader/Uploader'
import { focusFirst } from '../../platform/focus-first'
import { preloadPages } from '../../platform/preload-pages'
import { subscribeMessages } from '../../platform/subscribe-messages'
import { useOnline } from '../../platform/use-online'
import { Complaint } from '../../session/Complaint'
import { outbox } from '../../session/device'
import { useElderLevel } from '../../session/display-settings'
import { type Contact, loadContact, saveContact } from '../../session/last-contact'
import { StepsBack } from '../../session/StepsBack'
import { useSession } from '../../session/session'
import { useAttachments } from '../../session/use-attachments'
import { useDraft } from '../../session/use-draft'
import { sessionWords } from '../../session/words'
import { enterpriseWords } from '../words'
import { CENTRE_ID, FileContact } from './FileContact'
import {
  centreOf,
  checkForm,
  contactOf,
  emptyForm,
  errorsInGroup,
  FIELDS,
  type FileData,
  type FormErrors,
  type FormField,
  fieldOf,
  groupOf,
  inputOf,
  knownContact,
  onBehalfOf,
  PERSON,
} from './file-form'
import { PrivacyNotice } from './PrivacyNotice'
import './file.scss'
import { goInstead } from '../../session/go'

const words = enterpriseWords.file
const SLOT = 'file'
const REASONS_ID = 'file-reasons'
const MATERIALS_ID = 'file-materials'
const FIXES_ID = 'file-fixes'
/** Where one goes from here, also when the network is gone by then. */
const NEXT_PAGES = ['enterprise/filed/filed', 'pages/home/home', 'pages/requests/requests']
const reasonOptions = INTAKE_REASON.values.map((value) => ({ value, text: INTAKE_REASON.words[value] }))

export default function FilePage() {
  const { params } = useRouter()
  const windowCode = params.window ? decodeURIComponent(params.window) : ''
  const session = useSession()
  const online = useOnline()
  const elder = useElderLevel() > 0
  const form = useDraft<FileData>(SLOT, emptyForm(windowCode))
  const { draft, update, setFiles } = form
  const uploads = useAttachments(draft?.files ?? [], setFiles)
  const asked = useApiQuery(FilingFormDocument, {}, { enabled: process.env.TARO_ENV === 'weapp' })
  const [last, setLast] = useState<Contact>()
  const [step, setStep] = useState(1)
  // Fields that were complained of, and what the server said of them; what is wrong now is judged anew each time.
  const [complained, setComplained] = useState<FormErrors>({})
  const [focus, setFocus] = useState<{ field: FormField; at: number } | undefined>({ field: 'description', at: 1 })
  const [busy, setBusy] = useState(false)
  const [clearing, setClearing] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal>()
  const [error, setError] = useState<ApiError>()

  // A window's code says where; else somebody who may file in several places says so himself.
  const chooses = session.viewer?.choosesCentre === true && !(draft?.data.windowCode ?? windowCode)
  const divisions = useApiQuery(CentresDocument, {}, { enabled: chooses, needsSession: false, saveAs: 'centres' })
  const centres = chooses ? (divisions.data?.centres ?? null) : []
  const windowName = useWindowName(draft?.data.windowCode ?? windowCode)
  const known = knownContact(session.viewer, last)
  const at = {
    windowCode: (draft?.data.windowCode ?? windowCode) || null,
    centreId: (draft && centreOf(draft.data, session.viewer, known, centres)) || null,
  }
  const filingWords = useApiQuery(FilingWordsDocument, at, { needsSession: false })
  // What the centre adds is not known without the network: then the program's lines alone were shown, and are kept.
  const said = filingWords.data?.filingWords ?? { hints: [], privacy: PRIVACY_NOTICE, noticeVersion: NOTICE_VERSION }

  useEffect(() => preloadPages(NEXT_PAGES), [])

  const viewerId = session.viewer?.id
  useEffect(() => {
    setLast(undefined)
    setComplained(({ contactPhone, ...others }) =>
      contactPhone === undefined ? others : { ...others, contactPhone: '' },
    )
    if (viewerId) void loadContact(viewerId).then(setLast)
  }, [viewerId])

  // A window's code opens the form anew for that window; what was typed before stays.
  useEffect(() => {
    if (draft && windowCode && draft.data.windowCode !== windowCode) update({ windowCode })
  }, [draft, windowCode, update])

  if (!draft || session.status === 'unknown')
    return <Page title={words.title} state={{ kind: 'loading', skeleton: 'form' }} />
  const { data, files } = draft
  const faults = checkForm(data, files, session.viewer, known, centres)
  if (online && !session.viewer) faults.contactPhone ??= sessionWords.codeFirst
  const errors: FormErrors = {}
  for (const field of FIELDS) {
    const said = complained[field]
    const text = said === undefined ? undefined : faults[field] || said
    if (text) errors[field] = text
  }

  const focusOn = (field: FormField) => {
    setStep(groupOf(field))
    setFocus((now) => ({ field, at: (now?.at ?? 0) + 1 }))
    if (field === 'intakeReasons') focusFirst(REASONS_ID)
    if (field === 'attachmentIds') focusFirst(MATERIALS_ID)
    if (field === 'centreId') focusFirst(CENTRE_ID)
  }
  const edit = (part: Partial<FileData>) => {
    setComplained(({ ...rest }) => {
      for (const field of Object.keys(part)) delete rest[field as FormField]
      // Another enterprise, or none: what was said of the last one is not about it.
      if (part.onBehalf !== undefined) {
        delete rest.creditCode
        delete rest.enterpriseName
      }
      return rest
    })
    setRefusal(undefined)
    setError(undefined)
    update(part)
  }
  /** Of the fields among `found`; `said` by the server where the rules here have no objection. */
  const complain = (found: FormErrors, said: FormErrors = {}): boolean => {
    const first = FIELDS.find((field) => found[field])
    setComplained(Object.fromEntries(FIELDS.filter((field) => found[field]).map((field) => [field, said[field] ?? ''])))
    if (!first) return false
    // To the list of what is missing: its entries lead to the fields.
    setStep(groupOf(first))
    focusFirst(FIXES_ID)
    return true
  }

  const next = () => {
    if (complain(errorsInGroup(faults, step))) return
    setStep(step + 1)
  }

  const submit = async () => {
    setRefusal(undefined)
    setError(undefined)
    if (complain(faults) || busy || uploads.choosing) return
    // Inside the tap and before anything is awaited, or WeChat does not ask.
    const choices = subscribeMessages((asked.data?.subscriptionTemplates ?? []).map(({ id }) => id))
    setBusy(true)
    uploads.hold()
    const outcome = await outbox.submit({
      key: draft.key,
      kind: 'file',
      title: [...data.description.trim()].slice(0, 24).join(''),
      variables: { input: inputOf(data, session.viewer, known, said.noticeVersion, centres) },
      files,
      slot: form.place,
      data,
      personId: session.viewer?.id ?? null,
      at: serverNow(),
    })
    setBusy(false)
    void recordChoices(choices)
    if (outcome.kind === 'refused' || outcome.kind === 'failed') uploads.resume()
    if (outcome.kind === 'refused') {
      const { code, message, field: named } = outcome.refusal
      setRefusal(code === 'KEY_REUSED' ? { ...outcome.refusal, message: message + words.sendAsNew } : outcome.refusal)
      if (code === 'KEY_REUSED') form.renew()
      const field = fieldOf(named)
      if (field) complain({ [field]: message }, { [field]: message })
      return
    }
    if (outcome.kind === 'failed') {
      // The session has ended meanwhile: the form asks for the phone again, right where it stands.
      if (outcome.error.code === 'SIGN_IN_REQUIRED') {
        complain({ contactPhone: outcome.error.message }, { contactPhone: outcome.error.message })
        return
      }
      setError(outcome.error)
      return
    }
    await form.close()
    if (session.viewer) {
      await saveContact(session.viewer.id, {
        ...contactOf(data, known),
        asPerson: onBehalfOf(data, session.viewer, known) === PERSON,
        centreId: centreOf(data, session.viewer, known, centres) || known.centreId,
      })
    }
    goInstead(`/enterprise/filed/filed?key=${draft.key}`)
  }

  const { choosing } = uploads
  const busyText = choosing ? sessionWords.choosing : undefined
  const shows = (group: number) => !elder || step === group
  const atEnd = !elder || step === 3
  const fixes = FIELDS.filter((field) => errors[field])

  return (
    <Page
      title={words.title}
      offlineText={sessionWords.offlineForm}
      footer={
        <View className="qh-stack">
          <Complaint refusal={refusal} error={error} onRetry={() => void submit()} />
          {atEnd ? <PrivacyNotice lines={said.privacy} /> : null}
          {atEnd ? (
            <Button
              block
              text={words.submit}
              busyText={busyText}
              busy={busy || choosing}
              onPress={() => void submit()}
            />
          ) : (
            <Button
              block
              text={step === 2 && files.length === 0 ? words.noMaterials : words.nextStep}
              busyText={busyText}
              busy={choosing}
              onPress={next}
            />
          )}
          {elder && step > 1 ? (
            <Button block kind="plain" text={words.lastStep} onPress={() => setStep(step - 1)} />
          ) : null}
        </View>
      }
    >
      {elder ? <StepsBack step={step} onStep={setStep} /> : null}
      <View className="qh-file__saved" {...accessible({ role: 'status' })}>
        {form.saved ? words.saved : ''}
      </View>
      {form.saved === false ? <Notice kind="warn" text={words.notSaved} /> : null}
      {form.adopted ? (
        <Notice
          kind="info"
          text={session.viewer ? words.adopted : words.found}
          actionText={words.startAnew}
          onAction={() => setClearing(true)}
        />
      ) : null}
      {clearing ? (
        <AskFirst
          title={words.startAnew}
          text={words.startAnewEffect}
          danger
          onConfirm={() => {
            setClearing(false)
            for (const { id } of files) uploads.remove(id)
            setStep(1)
            setComplained({})
            setRefusal(undefined)
            setError(undefined)
            form.startAnew(emptyForm(windowCode))
          }}
          onClose={() => setClearing(false)}
        />
      ) : null}
      {data.windowCode ? (
        <Notice kind="info" text={windowName ? words.window(windowName) : words.windowGeneric} />
      ) : null}
      {said.hints.length > 0 ? <Notice kind="info" text={said.hints.join('\n')} /> : null}
      {fixes.length > 0 ? (
        <View id={FIXES_ID}>
          <Notice kind="error" text={words.fixes(fixes.length)}>
            {fixes.map((field) => (
              <View key={field}>
                <Button kind="link" text={errors[field] ?? ''} onPress={() => focusOn(field)} />
              </View>
            ))}
          </Notice>
        </View>
      ) : null}
      {elder ? <Text className="qh-secondary">{words.step(step)}</Text> : null}
      {shows(1) ? (
        <View className="qh-card">
          <Heading text={words.groups[0]} />
          <TextField
            label={words.description}
            hint={words.descriptionHint}
            required
            multiline
            maxLength={DESCRIPTION.max}
            counterFrom={DESCRIPTION.max - 200}
            value={data.description}
            error={errors.description}
            focusAt={focus?.field === 'description' ? focus.at : undefined}
            onChange={(description) => edit({ description })}
          />
          <View id={REASONS_ID} className="qh-file__reasons">
            <Field label={words.reasons} required group error={errors.intakeReasons}>
              {({ describedBy }) => (
                <Chips
                  label={words.reasonsShort}
                  options={reasonOptions}
                  value={data.intakeReasons}
                  multiple
                  primaryFirst
                  describedBy={describedBy}
                  invalid={errors.intakeReasons !== undefined}
                  onChange={(intakeReasons) => edit({ intakeReasons })}
                />
              )}
            </Field>
          </View>
        </View>
      ) : null}
      {shows(2) ? (
        <View className="qh-card" id={MATERIALS_ID}>
          <Heading text={words.groups[1]} />
          <Uploader
            label={sessionWords.materials}
            hint={sessionWords.materialsHint}
            files={uploads.items}
            limit={9}
            error={errors.attachmentIds}
            onAddPhotos={uploads.addPhotos}
            onAddPdf={uploads.addPdf}
            onRemove={uploads.remove}
            onRetry={uploads.retry}
          />
        </View>
      ) : null}
      {shows(3) ? (
        <View className="qh-card">
          <Heading text={words.groups[2]} />
          <FileContact {...{ data, known, session, centres: centres ?? [], errors, focus, online }} update={edit} />
        </View>
      ) : null}
    </Page>
  )
}

const Heading = ({ text }: { text: string }) => (
  <View className="qh-file__heading" {...accessible({ role: 'heading', level: 2 })}>
    <Text>{text}</Text>
  </View>
)

/** Of the window whose code was scanned; the page behind the code has mostly just asked for it. */
function useWindowName(code: string): string | undefined {
  const { data } = useApiQuery(ScanLandingDocument, { code }, { enabled: code !== '', needsSession: false })
  return data?.scanLanding.__typename === 'ScanLanding' ? data.scanLanding.window.name : undefined
}

/** Refused or not reported, the message goes another way (SMS): nobody is bothered. */
async function recordChoices(choices: ReturnType<typeof subscribeMessages>): Promise<void> {
  const list = Object.entries(await choices).map(([templateId, choice]) => ({
    templateId,
    accepted: choice === 'accept',
  }))
  if (list.length > 0) await send(RecordSubscriptionChoicesDocument, { choices: list }).catch(() => undefined)
}
