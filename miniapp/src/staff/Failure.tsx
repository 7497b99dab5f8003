import { Text } from '@tarojs/components'
import { type ApiError, mayRetry } from '../api/api-error'
import type { WireRefusal } from '../api/use-action'
import { Notice } from '../components/Notice/Notice'
import { go } from '../session/go'
import { staffWords } from './words'

interface FailureProps {
  refusal: WireRefusal | null
  error: ApiError | null
  onRetry(): void
  onLatest(): void
  /** Goes to the input the refusal names. */
  onField?(field: string): void
}

const goSignIn = () => go('/pages/me/me')

/** Why something did not happen and, as its button, what to do now. Nothing that was typed is lost. */
export function Failure(props: FailureProps) {
  const { refusal, error } = props
  if (refusal) {
    const step = nextStep(refusal, props)
    return <Notice kind="error" now text={refusal.message} actionText={step?.text} onAction={step?.act} />
  }
  if (!error) return null
  const step =
    error.code === 'SIGN_IN_REQUIRED'
      ? { text: staffWords.signIn, act: goSignIn }
      : mayRetry(error)
        ? { text: staffWords.retry, act: props.onRetry }
        : { text: staffWords.seeLatest, act: props.onLatest }
  return (
    <Notice kind="error" now text={error.message} actionText={step.text} onAction={step.act}>
      {error.id ? <Text className="qh-caption" userSelect>{`${staffWords.errorId} ${error.id}`}</Text> : null}
    </Notice>
  )
}

function nextStep(refusal: WireRefusal, { onLatest, onField }: FailureProps) {
  const { code, next, field, step } = refusal
  if (step === 'LATEST') return { text: staffWords.seeLatest, act: onLatest }
  if (code === 'NOT_FOUND') return { text: next, act: () => go('/enterprise/lookup/lookup') }
  if (field && onField) return { text: next, act: () => onField(field) }
  return { text: staffWords.seeLatest, act: onLatest }
}
