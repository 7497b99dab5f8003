import { localDate } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type ApiError, errorOfFailure } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import {
  AdminCarriesDocument,
  type AdminCentreQuery,
  type AdminCommand,
  AdministerDocument,
  type AdministerMutation,
} from '../../api/generated/graphql'
import { newKey } from '../../api/new-key'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { useKeys } from '../../components/SplitView/use-keys'
import { fieldId, focusFieldSoon } from '../../life/field-focus'
import { readAddress } from '../../platform/address'
import { Complaint } from '../../session/Complaint'
import { copy, goBack } from '../../session/go'
import {
  type AdminField,
  type AdminForm,
  type AdminValues,
  formOf,
  idsOf,
  inputOf,
  isRequired,
  missingIn,
  type On,
  onOf,
} from '../forms'
import { stateOf, useCentre } from '../use-centre'
import { adminWords as words } from '../words'
import { PersonField } from './PersonField'
import './edit.scss'

/** One form of administration: what is to be made or changed stands in the address. */
export default function EditPage() {
  const address = readAddress(useRouter().params)
  const { do: command = '', at = '' } = address
  const form = formOf(command)
  // Whoever is not among the first of a long list is asked for by his id.
  const query = useCentre(at, form?.on === 'person' || form?.on === 'post' || form?.on === 'deputy' ? address.on : '')
  const [round, setRound] = useState(0)
  const [done, setDone] = useState<Done>()
  const back = () => goBack(`/admin/centre/centre?at=${at}`)
  const centre = query.data?.administeredCentre
  const on = form && centre ? onOf(form, centre, address) : undefined
  const title = form?.title ?? words.form
  const gone = !form || (centre && on === null)

  if (done) {
    const again = () => {
      setDone(undefined)
      setRound(round + 1)
    }
    return (
      <Page title={title}>
        <View className="qh-stack">
          <Notice kind="ok" now text={done.message} />
          {done.handedCode ? <HandedCode code={done.handedCode} /> : null}
          {form?.again ? <Button block text={words.again} onPress={again} /> : null}
          <Button block kind={form?.again ? 'plain' : 'primary'} text={words.done} onPress={back} />
        </View>
      </Page>
    )
  }
  if (gone) {
    return <Page title={title} state={{ kind: 'empty', text: words.gone, actionText: words.back, onAction: back }} />
  }
  if (!on || !query.data) return <Page title={title} state={stateOf(query, false)} />
  return (
    <FormPage
      key={round}
      command={command as AdminCommand}
      form={form}
      on={on}
      answer={query.data}
      onDone={setDone}
      onBack={back}
    />
  )
}

interface FormPageProps {
  command: AdminCommand
  form: AdminForm
  on: On
  answer: AdminCentreQuery
  onDone(done: Done): void
  onBack(): void
}

type Done = Extract<AdministerMutation['administer'], { __typename: 'AdminDone' }>

function HandedCode({ code }: { code: string }) {
  return (
    <View className="qh-card qh-stack">
      <Text className="qh-secondary">{words.handedCode}</Text>
      <Text className="qh-admin-edit__code" userSelect>
        {code}
      </Text>
      <Text className="qh-text">{words.handedCodeHint}</Text>
      <View className="qh-row">
        <Button kind="plain" text={words.copyCode} onPress={() => copy(code, words.copied)} />
      </View>
    </View>
  )
}

/** How many requests somebody carries, where the form asks who takes them over. */
function useCarries(form: AdminForm, { centre, person }: On): { count: number } {
  const enabled = form.fields.some((field) => field.carries)
  const about = { division: centre.division, person: person?.id ?? '' }
  const query = useApiQuery(AdminCarriesDocument, about, { enabled })
  return { count: query.data?.administeredCentre?.carries ?? 0 }
}

interface Fault {
  field: string | null | undefined
  message: string
}

function FormPage({ command, form, on, answer, onDone, onBack }: FormPageProps) {
  const [first] = useState<AdminValues>(() => form.first?.(on, answer, localDate(serverNow())) ?? {})
  const [values, setValues] = useState<AdminValues>(first)
  const [key, setKey] = useState(newKey)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const [error, setError] = useState<ApiError>()
  const carries = useCarries(form, on)
  const asked = form.fields
    .filter((field) => field.asked?.(values) ?? true)
    .filter((field) => !field.carries || carries.count > 0)

  const change = (name: string, value: string) => {
    // An office may have no unit of those that were offered for another one.
    setValues((now) => ({ ...now, [name]: value, ...(name === 'role' && { unit: '' }) }))
    if (fault?.field === name || fault?.field === null) setFault(undefined)
    // What is sent now is something else than what may have arrived.
    if (error) setKey(newKey())
    setError(undefined)
  }

  const submit = async () => {
    if (busy) return
    const missing = missingIn(form, values)
    if (missing) {
      const remedy = missing.kind === 'choice' || missing.kind === 'person' ? words.choose : words.write
      setFault({ field: missing.name, message: remedy(missing.label) })
      focusFieldSoon(missing.name)
      return
    }
    setBusy(true)
    setFault(undefined)
    setError(undefined)
    try {
      const input = { ...inputOf(form, first, values), ...idsOf(on) }
      const { administer } = await send(AdministerDocument, { command, input, why: values.why?.trim() || null, key })
      if (administer.__typename === 'AdminDone') onDone(administer)
      else {
        const known = asked.some(({ name }) => name === administer.field) || administer.field === 'why'
        setFault({ message: administer.message, field: known ? administer.field : null })
        if (known && administer.field) focusFieldSoon(administer.field)
      }
    } catch (failure) {
      setError(errorOfFailure(failure))
    }
    setBusy(false)
  }
  useKeys({ 'Ctrl+Enter': () => void submit(), Escape: onBack }, { inDialog: false })

  const preview = form.preview?.(on, values)
  const errorOf = (name: string) => (fault?.field === name ? fault.message : undefined)
  return (
    <Page
      title={form.title}
      footer={
        <View className="qh-admin-edit__buttons">
          <Button block kind="plain" text={words.cancel} keyHint="Esc" onPress={onBack} />
          <Button
            block
            kind={form.ends ? 'danger' : 'primary'}
            text={form.submit}
            keyHint="Ctrl+Enter"
            busy={busy}
            onPress={() => void submit()}
          />
        </View>
      }
    >
      <View className="qh-admin-edit__about">
        <Text className="qh-secondary">{on.hall ? `${on.centre.name} · ${on.hall.name}` : on.centre.name}</Text>
        {form.about ? <Text className="qh-text">{form.about(on)}</Text> : null}
        {carries.count > 0 ? <Text className="qh-text">{words.carries(carries.count)}</Text> : null}
      </View>
      {fault && fault.field === null ? <Notice kind="error" now text={fault.message} /> : null}
      <Complaint refusal={null} error={error} onRetry={() => void submit()} />
      {asked.map((field, place) => (
        <View key={field.name} id={fieldId(field.name)}>
          <FormField
            field={field}
            answer={answer}
            on={on}
            values={values}
            error={errorOf(field.name)}
            busy={busy}
            begins={
              place === 0 && field.kind !== 'choice' && field.kind !== 'person' && (values[field.name] ?? '') === ''
            }
            onChange={change}
          />
        </View>
      ))}
      {preview ? (
        <View className="qh-card qh-stack">
          <Text className="qh-secondary">{words.preview}</Text>
          <Text className="qh-text">{preview}</Text>
        </View>
      ) : null}
      {form.ends || form.on ? (
        <View id={fieldId('why')}>
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            value={values.why ?? ''}
            error={errorOf('why')}
            disabled={busy}
            onChange={(text) => change('why', text)}
          />
        </View>
      ) : null}
    </Page>
  )
}

interface FormFieldProps {
  field: AdminField
  answer: AdminCentreQuery
  on: On
  values: AdminValues
  error: string | undefined
  busy: boolean
  begins: boolean
  onChange(name: string, value: string): void
}

function FormField({ field, answer, on, values, error, busy, begins, onChange }: FormFieldProps) {
  const { name, label, hint, kind } = field
  const required = isRequired(field, values)
  const value = values[name] ?? ''
  if (kind === 'person') {
    return (
      <PersonField
        label={label}
        hint={hint}
        required={required}
        error={error}
        on={on}
        colleagues={field.colleagues}
        value={value}
        busy={busy}
        onChange={(id) => onChange(name, id)}
      />
    )
  }
  if (kind === 'choice') {
    const choices = field.choices?.(answer, values, on) ?? []
    return (
      <Field group label={label} hint={hint} required={required} error={error}>
        {(ids) => (
          <Chips
            label={label}
            options={choices}
            value={choices.some((choice) => choice.value === value) ? [value] : []}
            describedBy={ids.describedBy}
            invalid={error !== undefined}
            onChange={([chosen = '']) => {
              if (!busy) onChange(name, chosen)
            }}
          />
        )}
      </Field>
    )
  }
  return (
    <TextField
      label={label}
      hint={hint}
      required={required}
      error={error}
      multiline={kind === 'lines'}
      type={kind === 'tel' ? 'tel' : kind === 'digits' ? 'digit-code' : kind === 'date' ? 'date' : 'text'}
      value={value}
      disabled={busy}
      focusAt={begins ? 1 : undefined}
      onChange={(text) => onChange(name, text)}
    />
  )
}
