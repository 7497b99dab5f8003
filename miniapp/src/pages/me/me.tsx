import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { type ApiError, errorOfFailure } from '../../api/api-error'
import { DemoPeopleDocument } from '../../api/generated/graphql'
import type { WireRefusal } from '../../api/use-action'
import { useApiQuery } from '../../api/use-query'
import { AskFirst } from '../../components/AskFirst/AskFirst'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { Page } from '../../components/Page/Page'
import { Switch } from '../../components/Switch/Switch'
import { useWide } from '../../platform/use-wide'
import { Complaint } from '../../session/Complaint'
import { outbox } from '../../session/device'
import { type ElderLevel, setElderLevel, useElderLevel } from '../../session/display-settings'
import { go } from '../../session/go'
import { keysAreOn, setKeysOn } from '../../session/key-settings'
import { PhoneSignIn } from '../../session/PhoneSignIn'
import { Receipts } from '../../session/Receipts'
import { getSession, signInAsDemoPerson, signOut, useSession, type Viewer } from '../../session/session'
import { mayOpenAdministration, mayOpenBoard, mayOpenQueue, openStartPlace } from '../places'
import { useMessagesBadge } from '../use-badge'
import { pageWords } from '../words'
import './me.scss'

const words = pageWords.me
const sizes = words.sizes.map((text, index) => ({ value: String(index + 1), text }))

export default function MePage() {
  const session = useSession()
  useMessagesBadge()
  const before = useRef(session.status)
  useEffect(() => {
    // Whoever has just signed in here begins where he works; requesters stay.
    if (before.current === 'visitor' && session.viewer) openStartPlace(session.viewer)
    before.current = session.status
  }, [session])
  return (
    <Page title={words.title} back={false}>
      {session.viewer ? <WhoAmI viewer={session.viewer} /> : <SignIn />}
      <Receipts />
      <DemoPeople />
      <Display />
      <View className="qh-card">
        <Heading text={words.notices} />
        <Text className="qh-secondary">{words.noticesText}</Text>
      </View>
      {session.viewer ? <SignOut who={session.viewer.id} /> : null}
    </Page>
  )
}

const Heading = ({ text }: { text: string }) => (
  <View {...accessible({ role: 'heading', level: 2 })}>
    <Text className="qh-h3">{text}</Text>
  </View>
)

function WhoAmI({ viewer }: { viewer: Viewer }) {
  return (
    <View className="qh-card">
      <Heading text={words.signedInAs} />
      <Text className="qh-text">{[viewer.name, viewer.unit?.name, viewer.maskedPhone].filter(Boolean).join(' ')}</Text>
      {viewer.unit ? null : (
        <View className="qh-me__enterprises">
          <Text className="qh-secondary">{words.enterprises}</Text>
          {viewer.enterprises.map(({ id, name, verified }) => (
            <Text key={id} className="qh-text">
              {`${name}（${verified ? words.verified : words.unverified}）`}
            </Text>
          ))}
          <Button kind="link" text={words.manage} onPress={() => go('/enterprise/bind/bind')} />
        </View>
      )}
      <View className="qh-row qh-me__places">
        {mayOpenQueue(viewer) ? <Button text={words.queue} onPress={() => go('/staff/queue/queue')} /> : null}
        {process.env.TARO_ENV !== 'weapp' && mayOpenAdministration(viewer) ? (
          <Button kind="plain" text={words.administration} onPress={() => go('/admin/home/home')} />
        ) : null}
        {process.env.TARO_ENV !== 'weapp' && viewer.mayVerifyBindings ? (
          <Button kind="plain" text={words.bindings} onPress={() => go('/staff/bindings/bindings')} />
        ) : null}
        {mayOpenBoard(viewer) ? (
          <Button kind="plain" text={words.board} onPress={() => go('/smile/board/board')} />
        ) : null}
      </View>
    </View>
  )
}

function SignIn() {
  const [phone, setPhone] = useState('')
  return (
    <View className="qh-card">
      <Heading text={words.signIn} />
      <PhoneSignIn phone={phone} onPhone={setPhone} phoneHint={words.phoneHint} />
    </View>
  )
}

/** Exists in the demonstration only: elsewhere the server names nobody. */
function DemoPeople() {
  const query = useApiQuery(DemoPeopleDocument, {}, { needsSession: false })
  const [busy, setBusy] = useState<string>()
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [error, setError] = useState<ApiError>()
  const people = query.data?.demoPeople ?? []
  const groups = [
    { text: words.demoRequesters, people: people.filter((person) => !person.staff) },
    { text: words.demoStaff, people: people.filter((person) => person.staff) },
  ]

  const become = async (key: string) => {
    setBusy(key)
    setError(undefined)
    try {
      setRefusal(await signInAsDemoPerson(key))
      const { viewer } = getSession()
      if (viewer) openStartPlace(viewer)
    } catch (failure) {
      setError(errorOfFailure(failure))
    }
    setBusy(undefined)
  }

  if (people.length === 0) return null
  return (
    <View className="qh-card">
      <Heading text={words.demo} />
      <Text className="qh-secondary">{words.demoHint}</Text>
      <Complaint refusal={refusal} error={error} />
      {groups.map((group) => (
        <View key={group.text} className="qh-me__people">
          <Text className="qh-caption">{group.text}</Text>
          {group.people.map(({ key, name, title }) => (
            <Button
              key={key}
              block
              kind="plain"
              text={`${name} · ${title}`}
              label={words.use(`${name} · ${title}`)}
              busy={busy === key}
              onPress={() => void become(key)}
            />
          ))}
        </View>
      ))}
    </View>
  )
}

function Display() {
  const level = useElderLevel()
  const wide = useWide()
  const [keys, setKeys] = useState(keysAreOn)
  return (
    <View className="qh-card">
      <Heading text={words.display} />
      <Switch label={words.elder} hint={words.elderHint} on={level > 0} onChange={(on) => setElderLevel(on ? 1 : 0)} />
      {level > 0 ? (
        <Field label={words.size} group>
          {() => (
            <Chips
              label={words.size}
              options={sizes}
              value={[String(level)]}
              onChange={([size]) => setElderLevel(Number(size) as ElderLevel)}
            />
          )}
        </Field>
      ) : null}
      {process.env.TARO_ENV === 'h5' && wide ? (
        <Switch
          label={words.keys}
          hint={words.keysHint}
          on={keys}
          onChange={(on) => {
            setKeysOn(on)
            setKeys(on)
          }}
        />
      ) : null}
    </View>
  )
}

function SignOut({ who }: { who: string }) {
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    await outbox.forget(who)
    await signOut()
  }
  return (
    <View className="qh-stack">
      <Button block kind="plain" text={words.data} onPress={() => go('/account/data/data')} />
      <Button block kind="plain" text={words.devices} onPress={() => go('/account/devices/devices')} />
      <Button block kind="plain" text={words.signOut} onPress={() => setAsked(true)} />
      {asked ? (
        <AskFirst
          title={words.signOut}
          text={words.signOutEffect}
          danger
          confirm={words.signOut}
          cancel={words.stay}
          busy={busy}
          onConfirm={() => void leave()}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </View>
  )
}
