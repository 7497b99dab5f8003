import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { errorOfFailure } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import { MarkMessagesReadDocument, MessagesDocument, type MessagesQuery } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { pressable } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Page, type PageState } from '../../components/Page/Page'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { mayOpenQueue } from '../places'
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
  const [failure, setFailure] = useState<string>()
  const page = query.data?.messages
  useMessagesBadge()

  const mark = async (ids: string[] | null) => {
    try {
      await send(MarkMessagesReadDocument, { ids })
      await query.refetch()
    } catch (error) {
      setFailure(errorOfFailure(error).message)
    }
  }
  const open = (message: Message) => {
    if (!message.read) void mark([message.id])
    if (!message.requestId) return
    const staff = mayOpenQueue(session.viewer)
    go(`/${staff ? 'staff' : 'enterprise'}/request/request?id=${message.requestId}`)
  }
  const cursor = more ? more.cursor : (page?.endCursor ?? null)
  const loadMore = async () => {
    try {
      const { messages } = await send(MessagesDocument, { after: cursor })
      setMore((now) => ({ items: [...(now?.items ?? []), ...messages.items], cursor: messages.endCursor }))
    } catch (error) {
      setFailure(errorOfFailure(error).message)
    }
  }

  const first = page?.items ?? []
  const seen = new Set(first.map(({ id }) => id))
  const items = [...first, ...(more?.items ?? []).filter(({ id }) => !seen.has(id))]
  const now = serverNow()
  return (
    <Page title={words.title} back={false} state={stateOf(session.status === 'visitor', query)}>
      <View className="qh-messages__head">
        <Text className="qh-secondary">{words.count(page?.unread ?? 0)}</Text>
        {page && page.unread > 0 ? <Button kind="link" text={words.allRead} onPress={() => void mark(null)} /> : null}
      </View>
      {failure ? <Text className="qh-text">{failure}</Text> : null}
      {items.map((message) => (
        <MessageRow key={message.id} message={message} ago={agoWords(message.at, now)} onOpen={open} />
      ))}
      {cursor ? <Button block kind="plain" text={words.more} onPress={() => void loadMore()} /> : null}
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
  const name = [read ? '' : words.unread, title, text, ago, alsoSent].filter(Boolean).join('，')
  return (
    <View
      className={read ? 'qh-message' : 'qh-message qh-message--unread'}
      hoverClass="qh-message--pressed"
      {...pressable(() => onOpen(message), { role: 'link', label: process.env.TARO_ENV === 'h5' ? undefined : name })}
    >
      <View className="qh-message__line">
        {read ? null : <Text className="qh-message__unread">{words.unread}</Text>}
        <Text className="qh-message__title">{title}</Text>
        <Text className="qh-caption">{ago}</Text>
      </View>
      <Text className="qh-text">{text}</Text>
      {alsoSent ? <Text className="qh-caption">{alsoSent}</Text> : null}
    </View>
  )
}
