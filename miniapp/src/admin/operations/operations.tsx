import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverNow } from '../../api/client'
import { OperationsDocument, type OperationsQuery } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Page } from '../../components/Page/Page'
import { stateOf } from '../use-centre'
import { Failed, Held } from './Unsent'
import './operations.scss'
import { operationsWords as words } from './words'

type Operations = NonNullable<OperationsQuery['operations']>
type Check = Operations['checks'][number]

const AGAIN_MS = 300_000

/** How the installation is: what has to be mended first, what became of notices, and those that did not arrive. */
export default function OperationsPage() {
  const query = useApiQuery(OperationsDocument, {}, { pollMs: AGAIN_MS })
  const operations = query.data?.operations
  return (
    <Page title={words.title} wide state={stateOf(query, Boolean(operations))}>
      {operations ? (
        <View className="qh-operations">
          <View className="qh-stack">
            <Summary operations={operations} busy={query.loading} onRefresh={() => void query.refetch()} />
            <Checks checks={operations.checks} />
          </View>
          <View className="qh-stack">
            <Channels operations={operations} />
            {operations.dry ? <Held held={operations.held} /> : null}
            <Failed operations={operations} onDone={() => void query.refetch()} />
          </View>
        </View>
      ) : null}
    </Page>
  )
}

interface SummaryProps {
  operations: Operations
  busy: boolean
  onRefresh(): void
}

function Summary({ operations, busy, onRefresh }: SummaryProps) {
  const { checks, at } = operations
  const count = (level: Check['level']) => checks.filter((check) => check.level === level).length
  return (
    <View className="qh-operations__summary">
      <View {...accessible({ role: 'status' })}>
        <Text className="qh-h3">{words.summary(count('BAD'), count('NOTE'))}</Text>
        <Text className="qh-secondary">{words.lookedAt(agoWords(at, serverNow()))}</Text>
      </View>
      <Button kind="plain" text={words.refresh} busy={busy} busyText={words.looking} onPress={onRefresh} />
    </View>
  )
}

const SECTIONS = [
  ['BAD', words.mend],
  ['NOTE', words.mind],
  ['GOOD', words.good],
] as const

/** What has to be mended first. */
function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <>
      {SECTIONS.map(([level, title]) => {
        const own = checks.filter((check) => check.level === level)
        if (own.length === 0) return null
        return (
          <Section key={level} title={title}>
            {own.map((check) => (
              <Row key={check.name} check={check} />
            ))}
          </Section>
        )
      })}
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="qh-card">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{title}</Text>
      </View>
      <View {...accessible({ role: 'list' })}>{children}</View>
    </View>
  )
}

const MARKS: Readonly<Record<Check['level'], string>> = { GOOD: '✓', NOTE: 'i', BAD: '!' }

function Row({ check }: { check: Check }) {
  const { level, title, text, next } = check
  return (
    <View className="qh-operations__check" {...accessible({ role: 'listitem' })}>
      <View
        className={`qh-operations__mark qh-operations__mark--${level.toLowerCase()}`}
        {...accessible({ role: 'img', label: words.level[level] })}
      >
        {MARKS[level]}
      </View>
      <View className="qh-operations__words">
        <Text className="qh-operations__name">{title}</Text>
        <Text className="qh-text">{text}</Text>
        {next ? <Text className="qh-secondary">{next}</Text> : null}
      </View>
    </View>
  )
}

function Channels({ operations }: { operations: Operations }) {
  const { channels, countedSince } = operations
  const open = channels.filter((channel) => channel.open)
  return (
    <View className="qh-card">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{words.notices}</Text>
      </View>
      <Text className="qh-secondary">{words.since(agoWords(countedSince, serverNow()))}</Text>
      {open.length === 0 ? <Text className="qh-text">{words.noChannel}</Text> : null}
      <View {...accessible({ role: 'list' })}>
        {open.map(({ channel, word, sent, delivered, failed, waiting, oldestAt }) => (
          <View key={channel} className="qh-operations__channel" {...accessible({ role: 'listitem' })}>
            <Text className="qh-operations__name">{word}</Text>
            <View className="qh-operations__counts">
              <Count word={words.sent} of={sent} />
              {delivered === null || delivered === undefined ? null : <Count word={words.delivered} of={delivered} />}
              <Count word={words.failed} of={failed} bad={failed > 0} />
              <Count word={words.waiting} of={waiting} />
            </View>
            {oldestAt ? <Text className="qh-secondary">{words.oldest(agoWords(oldestAt, serverNow()))}</Text> : null}
          </View>
        ))}
      </View>
    </View>
  )
}

const Count = ({ word, of, bad = false }: { word: string; of: number; bad?: boolean }) => (
  <Text className={bad ? 'qh-text qh-operations__bad' : 'qh-text'}>{`${word} ${of}`}</Text>
)
