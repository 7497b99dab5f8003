import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { errorOfFailure } from '../../api/api-error'
import { read, send, serverNow } from '../../api/client'
import { MarkMessagesReadDocument, MessagesDocument, type MessagesQuery } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { pressable } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { componentWords } from '../../components/component-words'
import { type Line, Lines } from '../../components/Lines/Lines'
import { Page, type PageState } from '../../components/Page/Page'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { useMessagesBadge } from '../use-badge'
import { pageWords } from '../words'
import './messages.scss'

const words = pageWords.messages
const POLL_MS = 5_000

type Message = MessagesQuery['messages']['items'][number]

export default function MessagesPage() {
  const session = useSession()
  const query = useApiQuery(
    MessagesDocument,
    { after: null },
    { enabled: session.status === 'signedIn', saveAs: 'messages', pollMs: POLL_MS },
  )
  const [more, setMore] = useState<{ items: Message[]; cursor: string | null }>()
  const [busy, setBusy] = useState<'more' | 'read'>()
  const [failure, setFailure] = useState<string>()
  const page = query.data?.messages
  useMessagesBadge()

  const mark = async (ids: string[] | null) => {
    setFailure(undefined)
    setBusy('read')
    try {
      await send(MarkMessagesReadDocument, { ids })
      await query.refetch()
    } catch (error) {
      setFailure(errorOfFailure(error).message)
    }
    setBusy(undefined)
  }
  const open = (message: Message) => {
    if (!message.read) void mark([message.id])
    if (message.page) go(`/${message.page}`)
  }
  const cursor = more ? more.cursor : (page?.endCursor ?? null)
  const loadMore = async () => {
    setFailure(undefined)
    setBusy('more')
    try {
      const { messages } = await read(MessagesDocument, { after: cursor })
      setMore((now) => ({ items: [...(now?.items ?? []), ...messages.items], cursor: messages.endCursor }))
    } catch (error) {
      setFailure(errorOfFailure(error).message)
    }
    setBusy(undefined)
  }

  const first = page?.items ?? []
  const seen = new Set(first.map(({ id }) => id))
  const items = [...first, ...(more?.items ?? []).filter(({ id }) => !seen.has(id))]
  const now = serverNow()
  return (
    <Page title={words.title} back={false} state={stateOf(session.status === 'visitor', query)}>
      <View className="qh-messages__head">
        <Text className="qh-secondary">{words.count(page?.unread ?? 0)}</Text>
        {page && page.unread > 0 ? (
          <Button kind="link" text={words.allRead} busy={busy === 'read'} onPress={() => void mark(null)} />
        ) : null}
      </View>
      {failure ? <Text className="qh-text">{failure}</Text> : null}
      {items.map((message) => (
        <MessageRow key={message.id} message={message} ago={agoWords(message.at, now)} onOpen={open} />
      ))}
      {cursor ? (
        <Button
          block
          kind="plain"
          text={words.more}
          busy={busy === 'more'}
          busyText={componentWords.loadingMore}
          onPress={() => void loadMore()}
        />
      ) : null}
    </Page>
  )
}

function stateOf(visitor: boolean, query: ReturnType<typeof useApiQuery<MessagesQuery, { after: null }>>): PageState {
  const onRetry = () => void query.refetch()
  if (visitor) {
    return { kind: 'empty', text: words.visitor, actionText: words.signIn, onAction: () => go('/pages/me/me') }
  }
  if (query.loading) return { kind: 'loading', skeleton: 'list', onRetry }
  if (!query.data && query.error) return { kind: 'error', text: query.error.message, errorId: query.error.id, onRetry }
  return query.data?.messages.items.length === 0 ? { kind: 'empty', text: words.empty } : { kind: 'ready' }
}

interface MessageRowProps {
  message: Message
  ago: string
  onOpen(message: Message): void
}

function MessageRow({ message, ago, onOpen }: MessageRowProps) {
  const { title, text, read, alsoSent } = message
  const lines: Line[] = [
    ['message__title', title],
    ['caption', ago],
    ['text', text],
  ]
  if (!read) lines.unshift(['message__unread', words.unread])
  if (alsoSent) lines.push(['message__sent', alsoSent])
  return (
    <Lines
      className={read ? 'qh-message' : 'qh-message qh-message--unread'}
      hoverClass="qh-pressed"
      lines={lines}
      {...pressable(() => onOpen(message), { role: 'link' })}
    />
  )
}
