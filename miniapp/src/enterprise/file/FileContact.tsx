import { checkCreditCode, maskedPhone, NAME_MAX, normaliseCreditCode, refusalText, refuse } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { PhoneSignIn } from '../../session/PhoneSignIn'
import type { Session } from '../../session/session'
import { sessionWords } from '../../session/words'
import { enterpriseWords } from '../words'
import {
  type Centres,
  centreOf,
  contactOf,
  type FileData,
  type FormErrors,
  type FormField,
  type Known,
  OTHER,
  onBehalfOf,
  PERSON,
} from './file-form'

const words = enterpriseWords.file
export const CENTRE_ID = 'file-centre'

interface FileContactProps {
  data: FileData
  known: Known
  session: Session
  centres: Centres
  errors: FormErrors
  /** Which field takes the focus, counted up. */
  focus: { field: FormField; at: number } | undefined
  online: boolean
  update(part: Partial<FileData>): void
}

/** Whom to call and for whom; what is known already is only shown. */
export function FileContact({ data, known, session, centres, errors, focus, online, update }: FileContactProps) {
  const [changing, setChanging] = useState(false)
  const { viewer } = session
  const complete = known.name !== '' && known.phone !== ''
  const asked = changing || !complete || errors.contactName !== undefined || errors.contactPhone !== undefined
  const contact = contactOf(data, known)
  const at = (field: FormField) => (focus?.field === field ? focus.at : undefined)

  return (
    <View>
      {asked ? (
        <TextField
          label={words.contactName}
          required
          autoComplete="name"
          maxLength={NAME_MAX}
          value={data.contactName}
          placeholder={known.name}
          error={errors.contactName}
          focusAt={at('contactName')}
          onChange={(contactName) => update({ contactName })}
        />
      ) : (
        <View className="qh-known">
          <View>
            <Text className="qh-caption">{words.contact}</Text>
            <Text className="qh-text qh-number">{`${contact.name} ${/^\d{11}$/.test(contact.phone) ? maskedPhone(contact.phone) : contact.phone}`}</Text>
          </View>
          <Button kind="link" text={words.change} label={words.changeContact} onPress={() => setChanging(true)} />
        </View>
      )}
      {asked ? (
        <Phone {...{ data, known, errors, online, update, focusAt: at('contactPhone') }} visitor={!viewer} />
      ) : null}
      <OnBehalf {...{ data, known, session, errors, update }} focusAt={at} />
      {centres.length > 0 ? (
        <View id={CENTRE_ID}>
          <Field label={words.centre} required group error={errors.centreId}>
            {({ describedBy }) => (
              <Chips
                label={words.centre}
                options={centres.map(({ id, name }) => ({ value: id, text: name }))}
                value={[centreOf(data, viewer, known, centres)]}
                describedBy={describedBy}
                invalid={errors.centreId !== undefined}
                onChange={([centreId = '']) => update({ centreId })}
              />
            )}
          </Field>
        </View>
      ) : null}
    </View>
  )
}

interface PhoneProps {
  data: FileData
  known: Known
  errors: FormErrors
  online: boolean
  visitor: boolean
  focusAt: number | undefined
  update(part: Partial<FileData>): void
}

function Phone({ data, known, errors, online, visitor, focusAt, update }: PhoneProps) {
  const phone = {
    error: errors.contactPhone,
    focusAt,
  }
  // Without network nobody can sign in: the form is kept and sent after signing in.
  if (visitor && online) {
    return <PhoneSignIn {...phone} phone={data.contactPhone} onPhone={(contactPhone) => update({ contactPhone })} />
  }
  return (
    <TextField
      {...phone}
      label={sessionWords.phone}
      hint={visitor ? undefined : sessionWords.signedIn}
      required
      type="tel"
      autoComplete="tel"
      value={data.contactPhone}
      placeholder={known.phone}
      onChange={(contactPhone) => update({ contactPhone })}
    />
  )
}

interface OnBehalfProps {
  data: FileData
  known: Known
  session: Session
  errors: FormErrors
  focusAt(field: FormField): number | undefined
  update(part: Partial<FileData>): void
}

function OnBehalf({ data, known, session, errors, focusAt, update }: OnBehalfProps) {
  const [nameFocus, setNameFocus] = useState(0)
  const bound = session.viewer?.enterprises ?? []
  const value = onBehalfOf(data, session.viewer, known)
  const options = [
    ...bound.map(({ id, name, verified }) => ({ value: id, text: verified ? `${name} ${words.verified}` : name })),
    { value: OTHER, text: bound.length > 0 ? words.other : words.enterprise },
    { value: PERSON, text: words.person },
  ]
  const typed = normaliseCreditCode(data.creditCode)
  const checked = checkCreditCode(data.creditCode)
  const whole = typed.length >= 18
  const live =
    whole && !checked.ok
      ? refusalText(refuse('CREDIT_CODE_CHECK', 'creditCode', checked.expected ? { expected: checked.expected } : {}))
      : undefined

  const typeCode = (creditCode: string) => {
    update({ creditCode })
    // A right code is finished: the next thing to type is the name.
    if (!checked.ok && checkCreditCode(creditCode).ok && !data.enterpriseName) setNameFocus((count) => count + 1)
  }

  return (
    <View>
      <Field label={words.onBehalf} group>
        {({ describedBy }) => (
          <Chips
            label={words.onBehalf}
            options={options}
            value={[value]}
            describedBy={describedBy}
            onChange={([onBehalf = PERSON]) => update({ onBehalf })}
          />
        )}
      </Field>
      {value === OTHER ? (
        <>
          <TextField
            label={words.creditCode}
            hint={words.creditCodeHint}
            required
            value={data.creditCode}
            error={live ?? errors.creditCode}
            focusAt={focusAt('creditCode')}
            onChange={typeCode}
          />
          {checked.ok ? (
            <View className="qh-code-ok" {...accessible({ role: 'status' })}>
              {words.creditCodeOk}
            </View>
          ) : null}
          {!checked.ok && checked.suggestion ? (
            <View className="qh-suggestion">
              <Button
                kind="plain"
                text={words.takeSuggestion(checked.suggestion)}
                onPress={() => typeCode(checked.suggestion ?? data.creditCode)}
              />
            </View>
          ) : null}
          <TextField
            label={words.enterpriseName}
            required
            autoComplete="organization"
            maxLength={NAME_MAX}
            value={data.enterpriseName}
            error={errors.enterpriseName}
            focusAt={(focusAt('enterpriseName') ?? 0) + nameFocus}
            onChange={(enterpriseName) => update({ enterpriseName })}
          />
        </>
      ) : null}
    </View>
  )
}
