import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { MyEnterprisesDocument } from '../../api/generated/graphql'
import { type ApiQuery, useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { bindWords as words } from '../bind-words'
import { BindSheet, JoinSheet } from './BindSheets'
import { EnterpriseCard } from './EnterpriseCard'

/** The enterprises of whoever asks: what they wait for, who belongs to them, and how one more comes in. */
export default function BindPage() {
  const visitor = useSession().status === 'visitor'
  const query = useApiQuery(MyEnterprisesDocument, {})
  const [open, setOpen] = useState<'BIND' | 'JOIN'>()
  const [said, setSaid] = useState<string>()
  const enterprises = query.data?.myEnterprises ?? []
  const close = () => setOpen(undefined)
  const done = (message?: string) => {
    close()
    setSaid(message)
    void query.refetch()
  }
  return (
    <Page title={words.title} state={stateOf(query, visitor)}>
      <View className="qh-stack">
        {said ? <Notice kind="ok" now text={said} /> : null}
        {query.error && query.data ? (
          <Notice
            kind="warn"
            text={words.refreshFailed}
            actionText={words.retry}
            onAction={() => void query.refetch()}
          />
        ) : null}
        <Text className="qh-secondary">{enterprises.length === 0 ? words.none : words.about}</Text>
        {enterprises.map((enterprise) => (
          <EnterpriseCard key={enterprise.id} enterprise={enterprise} onDone={done} />
        ))}
        <Button block text={words.bind} onPress={() => setOpen('BIND')} />
        <Button block kind="plain" text={words.join} onPress={() => setOpen('JOIN')} />
      </View>
      {open === 'BIND' ? <BindSheet onClose={close} onDone={done} /> : null}
      {open === 'JOIN' ? <JoinSheet onClose={close} onDone={done} /> : null}
    </Page>
  )
}

function stateOf({ data, loading, error, refetch }: ApiQuery<object>, visitor: boolean): PageState {
  const onRetry = () => void refetch()
  if (visitor) {
    return { kind: 'empty', text: words.visitor, actionText: words.signIn, onAction: () => go('/pages/me/me') }
  }
  if (data) return { kind: 'ready' }
  if (error && !loading) return { kind: 'error', text: error.message, errorId: error.id, onRetry }
  return { kind: 'loading', skeleton: 'list', onRetry }
}
