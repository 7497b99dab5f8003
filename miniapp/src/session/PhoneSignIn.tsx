import { useState } from 'react'
import { isRefusal } from '../api/use-action'
import { PhoneProof, type PhoneProofProps } from './PhoneProof'
import { SecondFactor } from './SecondFactor'
import { type SecondFactorAsked, signInWithPhone } from './session'
import { sessionWords as words } from './words'

type PhoneSignInProps = Omit<PhoneProofProps, 'phoneHint' | 'codeHint' | 'proving' | 'prove'> & { phoneHint?: string }

/** Signs in on the spot: phone, code, and the sixth digit does it. */
export function PhoneSignIn({ phoneHint = words.phoneHint, ...props }: PhoneSignInProps) {
  const [asked, setAsked] = useState<SecondFactorAsked>()

  const prove = async (phone: string, code: string) => {
    const outcome = await signInWithPhone(phone, code)
    if (isRefusal(outcome)) return `${outcome.message}${outcome.next}。`
    if (outcome && process.env.TARO_ENV === 'weapp') return words.staffElsewhere
    setAsked(outcome ?? undefined)
    return undefined
  }

  if (process.env.TARO_ENV !== 'weapp' && asked) {
    return <SecondFactor asked={asked} onTooLate={() => setAsked(undefined)} />
  }
  return (
    <PhoneProof {...props} phoneHint={phoneHint} codeHint={words.codeHint} proving={words.signingIn} prove={prove} />
  )
}
