import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../components/Button/Button'
import { Sheet } from '../components/Sheet/Sheet'
import { StatusTag } from '../components/StatusTag/StatusTag'
import { useOnline } from '../platform/use-online'
import { cancelSubmission, formOf, outbox, willReturnToForm } from './device'
import { go } from './go'
import type { Submission } from './outbox'
import { useSession } from './session'
import './session.scss'
import { sessionWords as words } from './words'

/** A submission that is still on this device: send it now, repair it or take it back. */
export function WaitingCard({ submission }: { submission: Submission }) {
  const online = useOnline()
  const visitor = useSession().status === 'visitor'
  const [asked, setAsked] = useState<'returns' | 'lost'>()
  const { key, kind, what, title, refusal } = submission
  const sending = outbox.isSending(key)

  const ask = async () => setAsked((await willReturnToForm(submission)) ? 'returns' : 'lost')
  const cancel = async () => {
    setAsked(undefined)
    await cancelSubmission(key)
  }
  const repair = async () => {
    await cancelSubmission(key)
    go(formOf(submission))
  }
  const sentence = !online ? words.waitingText : visitor ? words.waitingForSignIn : words.waitingOnline

  return (
    <View className="qh-card">
      <View className="qh-row">
        <StatusTag
          word={refusal ? words.notAccepted : sending ? words.sending : words.waiting}
          tint={refusal ? 'red' : 'amber'}
        />
        <Text className="qh-caption">{what ?? words.kinds[kind]}</Text>
      </View>
      <Text className="qh-h3 qh-waiting__title">{title}</Text>
      <Text className="qh-secondary">{refusal ? refusal.message : sentence}</Text>
      <View className="qh-row qh-waiting__buttons">
        {refusal ? <Button kind="plain" text={words.repair} onPress={() => void repair()} /> : null}
        {!refusal && visitor && online ? (
          <Button kind="plain" text={words.signIn} onPress={() => go('/pages/me/me')} />
        ) : null}
        {!refusal && !visitor ? (
          <Button
            kind="plain"
            text={words.sendNow}
            busy={sending}
            disabled={!online}
            reason={words.needsNetwork}
            onPress={() => void outbox.flush()}
          />
        ) : null}
        <Button kind="link" text={words.cancel} onPress={() => void ask()} />
      </View>
      <Sheet
        open={asked !== undefined}
        kind="dialog"
        title={words.cancelTitle}
        onClose={() => setAsked(undefined)}
        footer={
          <View className="qh-stack">
            <Button block kind="danger" text={words.confirmCancel} onPress={() => void cancel()} />
            <Button block kind="plain" text={words.keep} onPress={() => setAsked(undefined)} />
          </View>
        }
      >
        <Text className="qh-text">{asked === 'lost' ? words.cancelEffectLost : words.cancelEffect}</Text>
      </Sheet>
    </View>
  )
}
