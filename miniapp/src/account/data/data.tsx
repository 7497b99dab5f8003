import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import {
  CloseAccountDocument,
  ExportMyDataDocument,
  MyDataDocument,
  WithdrawConsentsDocument,
} from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { AskFirst } from '../../components/AskFirst/AskFirst'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { openPrintable } from '../../platform/open-printable'
import { outbox } from '../../session/device'
import { go } from '../../session/go'
import { signOut, useSession } from '../../session/session'
import { stateOf } from '../state-of'
import { dataWords as words } from '../words'
import './data.scss'

type Said = { kind: 'ok' | 'error'; text: string }
/** What is asked about before it is done. */
type Asked = 'WITHDRAW' | 'CLOSE'

/** What is held of whoever asks, who has looked at it, and how he takes it along or away. */
export default function DataPage() {
  const { status, viewer } = useSession()
  const query = useApiQuery(MyDataDocument, {})
  const data = query.data?.myData
  const underWay = useRef(false)
  const [busy, setBusy] = useState<Asked | 'COPY'>()
  const [asked, setAsked] = useState<Asked>()
  const [said, setSaid] = useState<Said>()
  const [page, setPage] = useState<string>()

  const once = async (what: Asked | 'COPY', work: () => Promise<Said | undefined>) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(what)
    setSaid(undefined)
    try {
      setSaid(await work())
    } catch (failure) {
      setSaid({ kind: 'error', text: errorOfTap(failure).message })
    }
    underWay.current = false
    setBusy(undefined)
    setAsked(undefined)
  }
  const make = () =>
    once('COPY', async () => {
      setPage(undefined)
      const { exportMyData } = await send(ExportMyDataDocument, {})
      if (exportMyData.__typename !== 'DataPage') return { kind: 'error', text: exportMyData.message }
      setPage(exportMyData.url)
      return undefined
    })
  const withdraw = () =>
    once('WITHDRAW', async () => {
      const { withdrawConsents } = await send(WithdrawConsentsDocument, {})
      void query.refetch()
      return { kind: withdrawConsents.__typename === 'DataDone' ? 'ok' : 'error', text: withdrawConsents.message }
    })
  const close = () =>
    once('CLOSE', async () => {
      const { closeAccount } = await send(CloseAccountDocument, {})
      if (closeAccount.__typename !== 'DataDone') {
        void query.refetch()
        return { kind: 'error', text: closeAccount.message }
      }
      if (viewer) await outbox.forget(viewer.id)
      await signOut()
      return { kind: 'ok', text: closeAccount.message }
    })

  const looks = data?.looks ?? []
  const consents = data?.consents ?? 0
  const now = serverNow()
  // Once it is closed nobody is signed in, and what was done is still said.
  const visitor = status === 'visitor' ? (said?.kind === 'ok' ? said.text : words.visitor) : null
  return (
    <Page title={words.title} state={stateOf({ ...query, data: data ?? undefined }, visitor)}>
      <View className="qh-stack">
        {said ? <Notice kind={said.kind} now text={said.text} /> : null}
        {query.error && data ? (
          <Notice kind="warn" text={words.failed} actionText={words.retry} onAction={() => void query.refetch()} />
        ) : null}
        <Part title={words.held}>
          {data?.held.map(({ title, text, kept }) => (
            <View key={title} className="qh-data__kind">
              <Text className="qh-text qh-data__name">{title}</Text>
              <Text className="qh-text">{text}</Text>
              <Text className="qh-secondary">{kept}</Text>
            </View>
          ))}
          <View className="qh-row">
            <Button kind="plain" text={words.requests} onPress={() => go('/pages/requests/requests')} />
          </View>
        </Part>
        <Part title={words.looks}>
          {looks.length === 0 ? <Text className="qh-secondary">{words.noLooks}</Text> : null}
          {looks.map(({ id, at, who, what, number }) => (
            <View key={id} className="qh-data__kind">
              <Text className="qh-text">{words.look(who, agoWords(at, now))}</Text>
              <Text className="qh-secondary">{words.lookWhy(number, what)}</Text>
            </View>
          ))}
        </Part>
        <Part title={words.consents}>
          <Text className="qh-text">{consents > 0 ? words.consentsLeft(consents) : words.noConsents}</Text>
          {consents > 0 ? (
            <View className="qh-row">
              <Button kind="plain" text={words.withdraw} onPress={() => setAsked('WITHDRAW')} />
            </View>
          ) : null}
        </Part>
        <Part title={words.copy}>
          <Text className="qh-text">{page ? words.made : words.copyText}</Text>
          <View className="qh-row">
            {page ? <Button text={words.open} onPress={() => openPrintable(page)} /> : null}
            <Button
              kind={page ? 'link' : 'plain'}
              text={page ? words.makeAgain : words.make}
              busy={busy === 'COPY'}
              onPress={() => void make()}
            />
          </View>
        </Part>
        <Part title={words.notice}>
          {data?.notice.map((line) => (
            <Text key={line} className="qh-text">
              {line}
            </Text>
          ))}
        </Part>
        <Part title={words.close}>
          <Text className="qh-text">{data?.closing ?? words.closeText}</Text>
          {data?.closing ? null : (
            <View className="qh-row">
              <Button kind="plain" text={words.close} onPress={() => setAsked('CLOSE')} />
            </View>
          )}
        </Part>
      </View>
      {asked ? (
        <AskFirst
          title={asked === 'CLOSE' ? words.close : words.withdraw}
          text={asked === 'CLOSE' ? words.closeEffect : words.withdrawEffect}
          {...(asked === 'CLOSE' && { cancel: words.closeKeep })}
          danger
          busy={busy === asked}
          onConfirm={() => void (asked === 'CLOSE' ? close() : withdraw())}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Page>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="qh-card qh-stack">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{title}</Text>
      </View>
      {children}
    </View>
  )
}
