import { spacedCode } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { FileRequestMutation } from '../../api/generated/graphql'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Page } from '../../components/Page/Page'
import { outbox } from '../../session/device'
import { copy, go, goHome, goInstead } from '../../session/go'
import { useSession } from '../../session/session'
import { useOutbox, useReceipts } from '../../session/use-outbox'
import { WaitingCard } from '../../session/WaitingCard'
import { enterpriseWords } from '../words'
import './filed.scss'

const words = enterpriseWords.filed

type Filed = Extract<FileRequestMutation['fileRequest'], { __typename: 'Filed' }>

/** The receipt; before the server has confirmed, what is kept and when it will be sent. */
export default function FiledPage() {
  const { params } = useRouter()
  const key = params.key ?? ''
  const waiting = useOutbox().find((each) => each.key === key)
  const filed = useReceipts().find((each) => each.key === key)?.receipt as Filed | undefined
  const session = useSession()
  const open = (url: string) => goInstead(url)

  if (filed) return <Receipt filed={filed} onOpen={open} />
  if (!waiting) {
    const toRequests = () => go('/pages/requests/requests')
    return (
      <Page
        title={words.title}
        state={{ kind: 'empty', text: words.missing, actionText: words.toRequests, onAction: toRequests }}
      />
    )
  }
  return (
    <Page
      title={outbox.isKept() ? words.offlineTitle : words.unsent}
      footer={<Button block text={words.home} onPress={goHome} />}
    >
      {session.status === 'visitor' ? <Text className="qh-text">{words.offlineSignIn}</Text> : null}
      {outbox.isKept() ? <Text className="qh-text qh-filed__kept">{words.offlineKept}</Text> : null}
      <WaitingCard submission={waiting} />
    </Page>
  )
}

function Receipt({ filed, onOpen }: { filed: Filed; onOpen(url: string): void }) {
  const { request, firstStep, informedBy } = filed
  const steps = [firstStep, ...words.steps]
  return (
    <Page
      title={words.title}
      footer={
        <View className="qh-stack">
          <Button block text={words.see} onPress={() => onOpen(`/enterprise/request/request?id=${request.id}`)} />
          <Button block kind="plain" text={words.another} onPress={() => onOpen('/enterprise/file/file')} />
        </View>
      }
    >
      <View className="qh-card">
        <Text className="qh-secondary">{words.number}</Text>
        <Text className="qh-filed__number">{request.number}</Text>
        <Button
          kind="link"
          text={words.copy}
          label={words.copyNumber}
          onPress={() => copy(request.number, words.copied)}
        />
        {request.lookupCode ? (
          <View>
            <Text className="qh-secondary">{words.lookupCode}</Text>
            <Text className="qh-filed__code">{spacedCode(request.lookupCode)}</Text>
            <Text className="qh-secondary">{words.lookupHint}</Text>
          </View>
        ) : null}
      </View>
      <View className="qh-card">
        <View {...accessible({ role: 'heading', level: 2 })}>
          <Text className="qh-h3">{words.next}</Text>
        </View>
        <View {...accessible({ role: 'list' })}>
          {steps.map((step, index) => (
            <View key={step} className="qh-filed__step" {...accessible({ role: 'listitem' })}>
              <Text className="qh-filed__place">{String(index + 1)}</Text>
              <Text className="qh-text">{step}</Text>
            </View>
          ))}
        </View>
        <Text className="qh-secondary">{words.informedBy(informedBy.join('、'))}</Text>
      </View>
    </Page>
  )
}
