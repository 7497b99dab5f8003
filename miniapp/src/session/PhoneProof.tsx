import { normalisePhone, refusalText, refuse } from '@qihu/shared'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { errorOfFailure } from '../api/api-error'
import { isRefusal } from '../api/use-action'
import { accessible } from '../components/accessible'
import { Button } from '../components/Button/Button'
import { TextField } from '../components/Field/TextField'
import { sendPhoneCode } from './session'
import { sessionWords as words } from './words'
import './session.scss'

export interface PhoneProofProps {
  phone: string
  onPhone(phone: string): void
  /** Shown under the phone, e.g. by the form that needs it. */
  error?: string
  phoneHint: string
  focusAt?: number
  codeHint(phone: string): string
  /** Said while it is being proven. */
  proving: string
  /** Answers with what is wrong with the code; undefined where it has done its work. */
  prove(phone: string, code: string): Promise<string | undefined>
}

const CODE_LENGTH = 6

/** A telephone and the code that is sent to it; the sixth digit does what it is for. */
export function PhoneProof({ phone, onPhone, error, phoneHint, focusAt, codeHint, proving, prove }: PhoneProofProps) {
  const [sentTo, setSentTo] = useState<string>()
  const [code, setCode] = useState('')
  const [wait, setWait] = useState(0)
  const [busy, setBusy] = useState<'code' | 'proof'>()
  const [phoneError, setPhoneError] = useState<string>()
  const [codeError, setCodeError] = useState<string>()
  const [codeFocus, setCodeFocus] = useState(0)

  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  const askCode = async () => {
    const number = normalisePhone(phone)
    if (!number) {
      setPhoneError(refusalText(refuse('PHONE_INVALID')))
      return
    }
    setBusy('code')
    setPhoneError(undefined)
    try {
      const answer = await sendPhoneCode(number)
      if (isRefusal(answer)) {
        setPhoneError(`${answer.message}${answer.next}。`)
      } else {
        setSentTo(number)
        setWait(answer.retryAfterSeconds)
        setCode('')
        setCodeError(undefined)
        setCodeFocus((count) => count + 1)
      }
    } catch (failure) {
      setPhoneError(errorOfFailure(failure).message)
    }
    setBusy(undefined)
  }

  const typeCode = async (typed: string) => {
    const runs =
      typed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).match(/\d+/g) ?? []
    // Of a whole message that was pasted, its code.
    const digits = runs.find((run) => run.length === CODE_LENGTH) ?? runs.join('')
    setCode(digits)
    setCodeError(undefined)
    if (digits.length !== CODE_LENGTH || !sentTo || busy) return
    setBusy('proof')
    try {
      setCodeError(await prove(sentTo, digits))
    } catch (failure) {
      setCodeError(errorOfFailure(failure).message)
    }
    setBusy(undefined)
  }

  // What is waited for, and the code, are of the number that stood here then.
  const sent = normalisePhone(phone) === sentTo ? sentTo : undefined
  const waits = sent !== undefined && wait > 0
  return (
    <View>
      <TextField
        label={words.phone}
        hint={phoneHint}
        required
        type="tel"
        autoComplete="tel"
        value={phone}
        error={phoneError ?? error}
        focusAt={focusAt}
        onChange={(typed) => {
          setPhoneError(undefined)
          onPhone(typed)
        }}
      />
      <View className="qh-phone__get">
        <Button
          kind="plain"
          text={sent ? words.getCodeAgain : words.getCode}
          busy={busy === 'code'}
          disabled={waits}
          reason={waits ? words.wait(wait) : undefined}
          onPress={() => void askCode()}
        />
      </View>
      {sent ? (
        <TextField
          label={words.code}
          hint={busy === 'proof' ? proving : codeHint(sent)}
          required
          type="digit-code"
          autoComplete="one-time-code"
          maxLength={CODE_LENGTH}
          value={code}
          error={codeError}
          focusAt={codeFocus}
          onChange={(typed) => void typeCode(typed)}
        />
      ) : null}
      <View className="qh-visually-hidden" {...accessible({ role: 'status' })}>
        {busy === 'proof' ? proving : ''}
      </View>
    </View>
  )
}
