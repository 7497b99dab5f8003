import { REVEAL_REASON, type RevealReason } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { RevealContactDocument, StaffRequestDocument } from '../../api/generated/graphql'
import { queryClient } from '../../api/query-client'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/Button/Button'
import { Sheet } from '../../components/Sheet/Sheet'
import { Complaint } from '../../session/Complaint'
import { call } from '../../session/go'
import type { StaffRequest } from '../request-words'
import { staffWords } from '../words'

interface ContactCardProps {
  id: string
  contact: NonNullable<StaffRequest['contact']>
}

/** The number is masked until a reason is given; the reason is kept, and the requester reads it. */
export function ContactCard({ id, contact }: ContactCardProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<RevealReason>()
  const [shown, setShown] = useState<string>()
  const action = useAction(RevealContactDocument)
  const phone = shown ?? contact.phone
  const masked = phone.includes('*')

  const reveal = async (because: RevealReason) => {
    setReason(because)
    const done = await action.run({ id, reason: because })
    if (!done) return
    setShown(done.contact.phone)
    setOpen(false)
    void queryClient.invalidateQueries({ queryKey: [StaffRequestDocument.__meta__.hash, { id }] })
  }

  return (
    <View>
      <Text className="qh-text">{contact.name}</Text>
      {masked ? <Text className="qh-text qh-number">{phone}</Text> : null}
      {phone === '' ? null : (
        <View className="qh-staff-request__call">
          {masked ? (
            <Button kind="plain" text={staffWords.reveal} onPress={() => setOpen(true)} />
          ) : (
            <Button kind="plain" text={staffWords.call(phone)} onPress={() => call(phone)} />
          )}
        </View>
      )}
      <Sheet open={open} title={staffWords.revealWhy} onClose={() => setOpen(false)}>
        <View className="qh-stack">
          <Text className="qh-text">{staffWords.revealEffect}</Text>
          <Complaint refusal={action.refusal} error={action.error} />
          {REVEAL_REASON.values.map((each) => (
            <Button
              key={each}
              block
              kind="plain"
              text={REVEAL_REASON.words[each]}
              busy={action.busy && reason === each}
              disabled={action.busy && reason !== each}
              onPress={() => void reveal(each)}
            />
          ))}
        </View>
      </Sheet>
    </View>
  )
}
