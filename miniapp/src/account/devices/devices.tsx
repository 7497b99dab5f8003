import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import { DevicesDocument, type DevicesQuery, EndDevicesDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { AskFirst } from '../../components/AskFirst/AskFirst'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { useSession } from '../../session/session'
import { stateOf } from '../state-of'
import { accountWords as words } from '../words'
import { Doors } from './Doors'
import './devices.scss'

type Device = DevicesQuery['devices'][number]

/** What one signs in with, and where one is signed in: to look through, and to end what one does not know. */
export default function DevicesPage() {
  const { status, viewer } = useSession()
  const visitor = status === 'visitor'
  const query = useApiQuery(DevicesDocument, {})
  const devices = query.data?.devices ?? []
  const others = devices.filter(({ here }) => !here)
  const [asked, setAsked] = useState<Device | 'ALL'>()
  const underWay = useRef(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ kind: 'ok' | 'error'; text: string }>()

  const end = async (which: Device | 'ALL') => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setSaid(undefined)
    try {
      const { endDevices } = await send(EndDevicesDocument, { id: which === 'ALL' ? null : which.id })
      setSaid({ kind: 'ok', text: words.ended(endDevices) })
    } catch (failure) {
      setSaid({ kind: 'error', text: errorOfTap(failure).message })
    }
    underWay.current = false
    setBusy(false)
    setAsked(undefined)
    void query.refetch()
  }

  return (
    <Page title={words.title} state={stateOf(query, visitor ? words.visitor : null)}>
      <View className="qh-stack">
        <Doors doors={query.data?.doors ?? []} onChange={() => void query.refetch()} />
        {said ? <Notice kind={said.kind} now text={said.text} /> : null}
        <View {...accessible({ role: 'heading', level: 2 })}>
          <Text className="qh-h3">{words.devices}</Text>
        </View>
        <Text className="qh-secondary">
          {others.length === 0 ? words.alone : viewer && viewer.home !== 'REQUESTER' ? words.aboutStaff : words.about}
        </Text>
        <View className="qh-stack" {...accessible({ role: 'list' })}>
          {devices.map((device) => (
            <View key={device.id} className="qh-card qh-stack" {...accessible({ role: 'listitem' })}>
              <Text className="qh-h3">{device.text}</Text>
              <Text className="qh-secondary">{timesOf(device)}</Text>
              {device.here ? null : (
                <View className="qh-row">
                  <Button
                    kind="plain"
                    text={words.end}
                    label={words.endOf(device.text)}
                    onPress={() => setAsked(device)}
                  />
                </View>
              )}
            </View>
          ))}
        </View>
        {others.length > 1 ? <Button block kind="plain" text={words.endAll} onPress={() => setAsked('ALL')} /> : null}
      </View>
      {asked ? (
        <AskFirst
          title={asked === 'ALL' ? words.endAll : words.end}
          text={asked === 'ALL' ? words.endAllEffect(others.length) : words.endEffect(asked.text)}
          danger
          busy={busy}
          onConfirm={() => void end(asked)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Page>
  )
}

function timesOf({ here, signedInAt, seenAt }: Device): string {
  const now = serverNow()
  const used = here ? [words.here] : seenAt === null ? [] : [words.used(agoWords(seenAt, now))]
  return [...used, words.signedIn(agoWords(signedInAt, now))].join(' · ')
}
