import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ApiError } from '../api/api-error'
import type { WireRefusal } from '../api/use-action'
import { Button } from '../components/Button/Button'
import { Notice } from '../components/Notice/Notice'
import { sessionWords as words } from './words'

interface ComplaintProps {
  refusal: WireRefusal | null | undefined
  error: ApiError | null | undefined
  onRetry?(): void
  /** Where the refusal's next step leads; the step is only said when it is absent. */
  onNext?(): void
}

/** Why it was not done and what to do now. */
export function Complaint({ refusal, error, onRetry, onNext }: ComplaintProps) {
  if (refusal) {
    const acts = onNext !== undefined && refusal.next !== ''
    return (
      <Notice
        kind="error"
        text={refusal.message}
        actionText={acts ? refusal.next : undefined}
        onAction={acts ? onNext : undefined}
      >
        {acts || !refusal.next ? null : <Text className="qh-secondary">{refusal.next}</Text>}
      </Notice>
    )
  }
  if (!error) return null
  const copy = () => void Taro.setClipboardData({ data: error.id ?? '' }).catch(() => undefined)
  return (
    <Notice kind="error" text={error.message} actionText={onRetry ? words.retry : undefined} onAction={onRetry}>
      {error.next ? <Text className="qh-secondary">{error.next}</Text> : null}
      {error.id && error.kind === 'unexpected' ? (
        <Button kind="link" text={words.errorId(error.id)} onPress={copy} />
      ) : null}
    </Notice>
  )
}
