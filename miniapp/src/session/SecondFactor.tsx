import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { errorOfFailure } from '../api/api-error'
import { isRefusal, type WireRefusal } from '../api/use-action'
import { accessible } from '../components/accessible'
import { Button } from '../components/Button/Button'
import { TextField } from '../components/Field/TextField'
import { Notice } from '../components/Notice/Notice'
import { copy } from './go'
import type { SecondFactorProps } from './second-factor-props'
import { secondFactorWords as words } from './second-factor-words'
import { beginSecondFactor, signInWithSecondFactor } from './session'
import './SecondFactor.scss'

const CODE_LENGTH = 6
interface Begun {
  key: string
  uri: string
  image: string
}

const said = (refusal: WireRefusal) => `${refusal.message}${refusal.next}。`

/** What somebody of the staff shows beside the code of his telephone; the first time he sets it up. */
export function SecondFactor({ asked, onTooLate }: SecondFactorProps) {
  const [begun, setBegun] = useState<Begun>()
  const [tooLate, setTooLate] = useState<string>()
  const late = (refusal: WireRefusal) => refusal.code === 'SIGN_IN_TOO_LATE' && setTooLate(refusal.message)
  if (tooLate) return <Notice kind="error" now text={tooLate} actionText={words.getCodeAgain} onAction={onTooLate} />
  if (asked.enrol && !begun) return <HandedCode ticket={asked.ticket} onBegun={setBegun} onLate={late} />
  return (
    <View>
      {begun ? <Key begun={begun} /> : null}
      <ShownCode ticket={asked.ticket} onLate={late} />
    </View>
  )
}

interface PartProps {
  ticket: string
  onLate(refusal: WireRefusal): void
}

function HandedCode({ ticket, onBegun, onLate }: PartProps & { onBegun(begun: Begun): void }) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  const begin = async () => {
    if (code.trim() === '') return setError(words.handedCodeFirst)
    setBusy(true)
    setError(undefined)
    try {
      const answer = await beginSecondFactor(ticket, code)
      if (!isRefusal(answer)) onBegun(answer)
      else {
        setError(said(answer))
        onLate(answer)
      }
    } catch (failure) {
      setError(errorOfFailure(failure).message)
    }
    setBusy(false)
  }

  return (
    <View>
      <Text className="qh-text">{words.enrolTitle}</Text>
      <Text className="qh-secondary qh-factor__hint">{words.enrolHint}</Text>
      <TextField
        label={words.handedCode}
        hint={words.handedCodeHint}
        required
        value={code}
        error={error}
        focusAt={1}
        onChange={(text) => {
          setCode(text)
          setError(undefined)
        }}
      />
      <Button block text={words.next} busy={busy} onPress={() => void begin()} />
    </View>
  )
}

function Key({ begun }: { begun: Begun }) {
  return (
    <View className="qh-factor__key">
      <Text className="qh-text">{words.scanKey}</Text>
      <View {...accessible({ role: 'img', label: words.keyImage })}>
        <Image className="qh-factor__image" src={begun.image} mode="aspectFit" />
      </View>
      <Text className="qh-secondary">{words.typeKey}</Text>
      <Text className="qh-text qh-factor__letters" userSelect>
        {begun.key.replace(/(.{4})(?=.)/g, '$1 ')}
      </Text>
      <View className="qh-row">
        <Button kind="plain" text={words.copyKey} onPress={() => copy(begun.key, words.copied)} />
        {process.env.TARO_ENV === 'h5' ? (
          <Button
            kind="link"
            text={words.openKey}
            onPress={() => {
              window.location.href = begun.uri
            }}
          />
        ) : null}
      </View>
    </View>
  )
}

function ShownCode({ ticket, onLate }: PartProps) {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  const type = async (typed: string) => {
    const digits = typed
      .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      .replace(/\D/g, '')
    setCode(digits)
    setError(undefined)
    if (digits.length !== CODE_LENGTH || busy) return
    setBusy(true)
    try {
      const refusal = await signInWithSecondFactor(ticket, digits)
      if (refusal) {
        setError(said(refusal))
        onLate(refusal)
      }
    } catch (failure) {
      setError(errorOfFailure(failure).message)
    }
    setBusy(false)
  }

  return (
    <>
      <TextField
        label={words.showCode}
        hint={busy ? words.signingIn : words.showCodeHint}
        required
        type="digit-code"
        autoComplete="one-time-code"
        maxLength={CODE_LENGTH}
        value={code}
        error={error}
        focusAt={1}
        onChange={(typed) => void type(typed)}
      />
      <View className="qh-visually-hidden" {...accessible({ role: 'status' })}>
        {busy ? words.signingIn : ''}
      </View>
    </>
  )
}
