import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ApiError } from '../api/api-error'
import type { WireRefusal } from '../api/use-action'
import { Button } from '../components/Button/Button'
import { Notice } from '../components/Notice/Notice'
import { call, go, goHome } from './go'
import { sessionWords as words } from './words'

interface ComplaintProps {
  refusal: WireRefusal | null | undefined
  error: ApiError | null | undefined
  onRetry?(): void
  /** Reads again what the refusal says is old. */
  onNext?(): void
  /** It came by itself and answers nothing that was done. */
  quiet?: boolean
  /** Of whom to call where the refusal says so; without it the first page, which has the hall's. */
  phone?: string | null
}

/** Where a refusal leads; undefined where it is the form itself that is to be mended. */
function actOf({ step }: WireRefusal, { phone, onNext, onRetry }: ComplaintProps): (() => void) | undefined {
  switch (step) {
    case 'EDIT':
      return undefined
    case 'LATEST':
      return onNext
    case 'RETRY':
      return onRetry ?? onNext
    case 'CALL':
      return phone ? () => call(phone) : goHome
    case 'LOOK_UP':
      return () => go('/enterprise/lookup/lookup')
    case 'SIGN_IN':
      return () => go('/pages/me/me')
    case 'FILE':
      return () => go('/enterprise/file/file')
    case 'REQUESTS':
      return () => go('/pages/requests/requests')
  }
}

/** Why it was not done and what to do now. */
export function Complaint(props: ComplaintProps) {
  const { refusal, error, onRetry, quiet } = props
  if (refusal) {
    const act = actOf(refusal, props)
    return (
      <Notice kind="error" now={!quiet} text={refusal.message} actionText={act && refusal.next} onAction={act}>
        {act || !refusal.next ? null : <Text className="qh-secondary">{refusal.next}</Text>}
      </Notice>
    )
  }
  if (!error) return null
  const signIn = error.code === 'SIGN_IN_REQUIRED'
  const copy = () => void Taro.setClipboardData({ data: error.id ?? '' }).catch(() => undefined)
  return (
    <Notice
      kind="error"
      now={!quiet}
      text={error.message}
      actionText={signIn ? words.signIn : onRetry ? words.retry : undefined}
      onAction={signIn ? () => go('/pages/me/me') : onRetry}
    >
      {error.next && !signIn ? <Text className="qh-secondary">{error.next}</Text> : null}
      {error.id && error.kind === 'unexpected' ? (
        <Button kind="link" text={words.errorId(error.id)} onPress={copy} />
      ) : null}
    </Notice>
  )
}
