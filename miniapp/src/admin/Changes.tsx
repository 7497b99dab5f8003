import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { read, serverNow } from '../api/client'
import {
  AdminAccessesDocument,
  type AdminAccessesQuery,
  AdminChangesDocument,
  type AdminChangesQuery,
  type TypedDocumentString,
} from '../api/generated/graphql'
import { type ListPage, useFurther } from '../api/use-further'
import { useApiQuery } from '../api/use-query'
import { Button } from '../components/Button/Button'
import { Notice } from '../components/Notice/Notice'
import { Skeleton } from '../components/Page/Skeleton'
import { adminWords as words } from './words'

interface Entry {
  id: string
  at: number
  what: string
  by: string
  more: readonly string[]
}
type EntryPage = ListPage<Entry>
type Asked = { division: string; after: string | null }

const changesIn = ({ administeredCentre }: AdminChangesQuery): EntryPage | undefined =>
  administeredCentre
    ? {
        ...administeredCentre.changes,
        items: administeredCentre.changes.items.map(({ what, of, why, ...entry }) => ({
          ...entry,
          what: [what, of].filter(Boolean).join('：'),
          more: why ? [words.why(why)] : [],
        })),
      }
    : undefined

const accessesIn = ({ administeredCentre }: AdminAccessesQuery): EntryPage | undefined =>
  administeredCentre
    ? {
        ...administeredCentre.accesses,
        items: administeredCentre.accesses.items.map(({ address, ...entry }) => ({
          ...entry,
          more: [words.from(address)],
        })),
      }
    : undefined

/** What was changed in a centre, the newest first. */
export const Changes = ({ division }: { division: string }) => (
  <Entries document={AdminChangesDocument} division={division} pageIn={changesIn} none={words.noChanges} />
)

/** Who came in, and who looked at whose number. */
export const Accesses = ({ division }: { division: string }) => (
  <Entries document={AdminAccessesDocument} division={division} pageIn={accessesIn} none={words.noAccesses} />
)

interface EntriesProps<Result> {
  document: TypedDocumentString<Result, Asked>
  division: string
  pageIn(data: Result): EntryPage | undefined
  none: string
}

function Entries<Result extends object>({ document, division, pageIn, none }: EntriesProps<Result>) {
  const query = useApiQuery(document, { division, after: null })
  const page = query.data && pageIn(query.data)
  const further = useFurther(division, page, async (after) => pageIn(await read(document, { division, after })))

  const again = () => void query.refetch()
  if (query.error && !page) {
    return <Notice kind="error" text={query.error.message} actionText={words.retry} onAction={again} />
  }
  if (!page) return <Skeleton kind="list" onRetry={again} />
  return (
    <View className="qh-stack">
      {further.rows.length === 0 ? <Text className="qh-text">{none}</Text> : null}
      {further.rows.map(({ id, at, what, by, more: lines }) => (
        <View key={id} className="qh-card">
          <Text className="qh-text">{what}</Text>
          <Text className="qh-secondary">{`${agoWords(at, serverNow())} · ${by}`}</Text>
          {lines.map((line) => (
            <Text key={line} className="qh-secondary">
              {line}
            </Text>
          ))}
        </View>
      ))}
      {further.failure ? <Notice kind="error" now text={further.failure} /> : null}
      {further.more ? (
        <Button block kind="plain" text={words.more} busy={further.busy} onPress={() => void further.load()} />
      ) : null}
    </View>
  )
}
