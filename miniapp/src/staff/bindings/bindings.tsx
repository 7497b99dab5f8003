import { normaliseCreditCode } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { read } from '../../api/client'
import { BindingsDocument, type BindingsQuery } from '../../api/generated/graphql'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { useKeys } from '../../components/SplitView/use-keys'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { readAddress } from '../../platform/address'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { bindingWords as words } from '../binding-words'
import { useRail } from '../rail/StaffRail'
import { EndSheet, SlipSheet, VerifySheet } from './BindingSheets'
import './bindings.scss'

type Enterprise = BindingsQuery['bindings']['enterprises'][number]
type Member = Enterprise['members'][number]

/** The window: who belongs to an enterprise, found by what he holds in his hand; asked by a press alone, since each look is kept. */
export default function BindingsPage() {
  const { status, viewer } = useSession()
  const given = readAddress(useRouter().params).search ?? ''
  const [search, setSearch] = useState(given)
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<readonly Enterprise[]>()
  const [fault, setFault] = useState<string>()
  const [said, setSaid] = useState<string>()
  const [slip, setSlip] = useState(false)
  const [asked, setAsked] = useState<{ sheet: 'VERIFY' | 'END'; enterprise: Enterprise; member: Member }>()

  // What stands in the field now: an answer to what stood there before is nobody's.
  const typed = useRef(given)

  const find = async () => {
    if (busy || search.trim() === '') return
    setBusy(true)
    setFault(undefined)
    // Of before: what it shows may be over by now.
    setFound(undefined)
    try {
      const { bindings } = await read(BindingsDocument, { search })
      if (typed.current === search) {
        setFound(bindings.fault ? undefined : bindings.enterprises)
        setFault(bindings.fault ?? undefined)
      }
    } catch (failure) {
      if (typed.current === search) setFault(errorOfTap(failure).message)
    }
    setBusy(false)
  }
  useKeys({ 'Ctrl+Enter': () => void find() }, { inDialog: false })
  const looked = useRef(false)
  useEffect(() => {
    // Opened for one enterprise, from a request.
    if (!looked.current && given && viewer) void find()
    looked.current ||= viewer !== null
  })
  const done = (message: string) => {
    setAsked(undefined)
    setSaid(message)
    void find()
  }
  return (
    <Page title={words.title} rail={useRail('bindings')} state={stateOf(status, viewer?.mayVerifyBindings)}>
      <View className="qh-stack">
        {said ? <Notice kind="ok" now text={said} /> : null}
        <Text className="qh-secondary">{words.about}</Text>
        <TextField
          label={words.search}
          hint={words.searchHint}
          value={search}
          error={fault}
          onChange={(text) => {
            typed.current = text
            setSearch(text)
            setFault(undefined)
            setSaid(undefined)
            setFound(undefined)
          }}
        />
        <Button block text={words.find} keyHint="Ctrl+Enter" busy={busy} onPress={() => void find()} />
        <View className="qh-row">
          <Button kind="link" text={words.slip} onPress={() => setSlip(true)} />
        </View>
        <View className="qh-stack" {...accessible({ role: 'status' })}>
          {found?.length === 0 ? <Text className="qh-text">{words.none}</Text> : null}
        </View>
        {found?.map((enterprise) => (
          <EnterpriseCard
            key={enterprise.id}
            enterprise={enterprise}
            onAsk={(sheet, member) => setAsked({ sheet, enterprise, member })}
          />
        ))}
      </View>
      {slip ? <SlipSheet creditCode={codeIn(search)} onClose={() => setSlip(false)} /> : null}
      {asked?.sheet === 'VERIFY' ? <VerifySheet {...asked} onClose={() => setAsked(undefined)} onDone={done} /> : null}
      {asked?.sheet === 'END' ? <EndSheet {...asked} onClose={() => setAsked(undefined)} onDone={done} /> : null}
    </Page>
  )
}

/** Nothing where something else was searched for. */
const codeIn = (search: string): string => (normaliseCreditCode(search).length === 18 ? search.trim() : '')

interface EnterpriseCardProps {
  enterprise: Enterprise
  onAsk(sheet: 'VERIFY' | 'END', member: Member): void
}

function EnterpriseCard({ enterprise, onAsk }: EnterpriseCardProps) {
  const { name, creditCode, members } = enterprise
  return (
    <View className="qh-card qh-stack">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{name ?? words.unnamed}</Text>
      </View>
      <Text className="qh-secondary">{words.codeLine(creditCode)}</Text>
      {members.length === 0 ? <Text className="qh-text">{words.nobody}</Text> : null}
      {members.map((member) => (
        <View key={member.personId} className="qh-bindings__member">
          <View className="qh-row">
            <Text className="qh-text">{[member.name, member.maskedPhone].filter(Boolean).join(' ')}</Text>
            <StatusTag word={member.roleWord} tint={member.verified ? 'green' : 'amber'} />
          </View>
          {member.givenName && !member.verified ? (
            <Text className="qh-text">{words.typed(member.givenName)}</Text>
          ) : null}
          <Text className="qh-secondary">{member.text}</Text>
          <View className="qh-row">
            <Button
              kind={member.verified ? 'link' : 'plain'}
              text={member.verified ? words.change : words.verify}
              label={member.verified ? words.changeOf(member.name) : words.verifyOf(member.name)}
              onPress={() => onAsk('VERIFY', member)}
            />
            <Button
              kind="link"
              text={words.end}
              label={words.endOf(member.name)}
              onPress={() => onAsk('END', member)}
            />
          </View>
        </View>
      ))}
    </View>
  )
}

function stateOf(status: string, may: boolean | undefined): PageState {
  if (status === 'visitor') {
    return { kind: 'empty', text: words.signInFirst, actionText: words.signIn, onAction: () => go('/pages/me/me') }
  }
  if (may === false) {
    return { kind: 'empty', text: words.mayNot, actionText: words.toHome, onAction: () => go('/pages/home/home') }
  }
  return { kind: 'ready' }
}
