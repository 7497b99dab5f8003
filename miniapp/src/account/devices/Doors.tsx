import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { send } from '../../api/client'
import {
  ConfirmJoinDocument,
  type DevicesQuery,
  JoinPhoneDocument,
  LeaveDoorDocument,
} from '../../api/generated/graphql'
import { AskFirst } from '../../components/AskFirst/AskFirst'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { PhoneProof } from '../../session/PhoneProof'
import { accountWords as words } from '../words'

type Door = DevicesQuery['doors'][number]
type Asked = { kind: 'JOIN'; ticket: string; text: string } | { kind: 'LEAVE'; door: Door }

/** What one signs in with: a telephone added or taken away, and the account that another number has made one with this. */
export function Doors({ doors, onChange }: { doors: readonly Door[]; onChange(): void }) {
  const [adding, setAdding] = useState(false)
  const [phone, setPhone] = useState('')
  const [phoneError, setPhoneError] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const [said, setSaid] = useState<{ kind: 'ok' | 'error'; text: string }>()
  const [busy, setBusy] = useState(false)
  const underWay = useRef(false)

  const done = (text: string) => {
    setAsked(undefined)
    setAdding(false)
    setPhone('')
    setSaid({ kind: 'ok', text })
    onChange()
  }
  const add = async (number: string, code: string) => {
    const { joinPhone } = await send(JoinPhoneDocument, { phone: number, code })
    if (joinPhone.__typename === 'DoorDone') done(joinPhone.message)
    else if (joinPhone.__typename === 'DoorAsked') {
      setAsked({ kind: 'JOIN', ticket: joinPhone.ticket, text: joinPhone.text })
    } else if (joinPhone.field === 'code') return joinPhone.message
    // The code has done its work, and the next try takes a new one.
    else setPhoneError(joinPhone.message)
    return undefined
  }
  const confirm = async ({ kind, ...what }: Asked) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setSaid(undefined)
    try {
      const outcome =
        'ticket' in what
          ? (await send(ConfirmJoinDocument, { ticket: what.ticket })).confirmJoin
          : (await send(LeaveDoorDocument, { id: what.door.id })).leaveDoor
      if (outcome.__typename === 'DoorDone') done(outcome.message)
      else if (outcome.__typename === 'DoorFault') {
        setSaid({ kind: 'error', text: outcome.message })
        onChange()
      }
    } catch (failure) {
      setSaid({ kind: 'error', text: errorOfTap(failure).message })
    }
    underWay.current = false
    setBusy(false)
    setAsked(undefined)
  }

  return (
    <View className="qh-card qh-stack">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{words.doors}</Text>
      </View>
      <Text className="qh-secondary">{words.aboutDoors}</Text>
      {said ? <Notice kind={said.kind} now text={said.text} /> : null}
      <View className="qh-stack" {...accessible({ role: 'list' })}>
        {doors.map((door) => (
          <View key={door.id} className="qh-doors__door" {...accessible({ role: 'listitem' })}>
            <View>
              <Text className="qh-text">{door.text}</Text>
              {door.texts ? <Text className="qh-secondary">{words.texts}</Text> : null}
            </View>
            {door.removable ? (
              <Button
                kind="link"
                text={words.remove}
                label={words.removeOf(door.text)}
                onPress={() => setAsked({ kind: 'LEAVE', door })}
              />
            ) : null}
          </View>
        ))}
      </View>
      {adding ? (
        <>
          <PhoneProof
            phone={phone}
            onPhone={(typed) => {
              setPhoneError(undefined)
              setPhone(typed)
            }}
            error={phoneError}
            phoneHint={words.addHint}
            codeHint={words.addCodeHint}
            proving={words.adding}
            prove={add}
          />
          <View className="qh-row">
            <Button kind="link" text={words.notNow} onPress={() => setAdding(false)} />
          </View>
        </>
      ) : (
        <View className="qh-row">
          <Button
            kind="plain"
            text={words.add}
            onPress={() => {
              setSaid(undefined)
              setAdding(true)
            }}
          />
        </View>
      )}
      {asked ? (
        <AskFirst
          title={asked.kind === 'JOIN' ? words.join : words.remove}
          text={asked.kind === 'JOIN' ? asked.text : words.removeEffect(asked.door.text)}
          confirm={asked.kind === 'JOIN' ? words.joinDo : words.remove}
          {...(asked.kind === 'JOIN' && { cancel: words.joinNot })}
          danger
          busy={busy}
          onConfirm={() => void confirm(asked)}
          onClose={() => (asked.kind === 'JOIN' ? done(words.notJoined) : setAsked(undefined))}
        />
      ) : null}
    </View>
  )
}
