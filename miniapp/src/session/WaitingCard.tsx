import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AskFirst } from '../components/AskFirst/AskFirst'
import { Button } from '../components/Button/Button'
import { StatusTag } from '../components/StatusTag/StatusTag'
import { useOnline } from '../platform/use-online'
import { cancelSubmission, deleteSubmission, formOf, outbox } from './device'
import { go } from './go'
import type { Submission } from './outbox'
import { useSession } from './session'
import './session.scss'
import { sessionWords as words } from './words'

/** A submission that is still on this device: send it now, repair it or take it back. */
export function WaitingCard({ submission }: { submission: Submission }) {
  const online = useOnline()
  const { viewer, status } = useSession()
  const visitor = status === 'visitor'
  const [asked, setAsked] = useState(false)
  const { key, kind, what, title, refusal } = submission
  const sending = outbox.isSending(key)

  // On a device that others use, it is shown to nobody but its person.
  const own = !submission.personId || submission.personId === viewer?.id
  const cancel = async () => {
    setAsked(false)
    await cancelSubmission(key)
  }
  const repair = async () => {
    await cancelSubmission(key)
    go(formOf(submission))
  }
  const asks = outbox.asks(submission)
  const sentence = asks
    ? words.waitingForOwner
    : !online
      ? words.waitingText
      : visitor
        ? words.waitingForSignIn
        : words.waitingOnline

  return (
    <View className="qh-card">
      <View className="qh-row">
        <StatusTag
          word={refusal ? words.notAccepted : sending ? words.sending : words.waiting}
          tint={refusal ? 'red' : 'amber'}
        />
        <Text className="qh-caption">{what ?? words.kinds[kind]}</Text>
      </View>
      {own ? <Text className="qh-h3 qh-waiting__title">{title}</Text> : null}
      <Text className="qh-secondary">{refusal ? (own ? refusal.message : words.waitingForPerson) : sentence}</Text>
      {outbox.isKept() ? null : <Text className="qh-text">{words.notKept}</Text>}
      <View className="qh-row qh-waiting__buttons">
        {refusal && own ? <Button kind="plain" text={words.repair} onPress={() => void repair()} /> : null}
        {!refusal && visitor && online ? (
          <Button kind="plain" text={words.signIn} onPress={() => go('/pages/me/me')} />
        ) : null}
        {asks ? (
          <>
            <Button kind="plain" text={words.mine} onPress={() => void outbox.claim(key).then(outbox.flush)} />
            <Button kind="link" text={words.notMine} onPress={() => void deleteSubmission(key)} />
          </>
        ) : null}
        {!refusal && !visitor && !asks ? (
          <Button
            kind="plain"
            text={words.sendNow}
            busy={sending}
            disabled={!online}
            reason={words.needsNetwork}
            onPress={() => void outbox.flush()}
          />
        ) : null}
        {own && !asks ? <Button kind="link" text={words.cancel} onPress={() => setAsked(true)} /> : null}
      </View>
      {asked ? (
        <AskFirst
          title={words.cancelTitle}
          text={words.cancelEffect}
          danger
          confirm={words.cancelTitle}
          cancel={words.keep}
          onConfirm={() => void cancel()}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </View>
  )
}
