import { agoWords } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { send, serverNow } from '../../api/client'
import { AdministerDocument, type OperationsQuery, type UnsentFragment } from '../../api/generated/graphql'
import { newKey } from '../../api/new-key'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { operationsWords as words } from './words'

type Operations = NonNullable<OperationsQuery['operations']>

interface FailedProps {
  operations: Operations
  /** One was sent again. */
  onDone(): void
}

/** Notices that did not arrive and are tried no more, each to be read and sent again. */
export function Failed({ operations, onDone }: FailedProps) {
  const { failed, failedTotal } = operations
  const keys = useRef(new Map<string, string>())
  const [busy, setBusy] = useState<string>()
  const [said, setSaid] = useState<{ kind: 'ok' | 'error'; text: string }>()

  const again = async (id: string) => {
    if (busy) return
    // The same on every try, until it is known what became of it.
    const key = keys.current.get(id) ?? newKey()
    keys.current.set(id, key)
    setBusy(id)
    setSaid(undefined)
    try {
      const input = { notice: id }
      const { administer } = await send(AdministerDocument, { command: 'NOTICE_RESEND', input, why: null, key })
      keys.current.delete(id)
      setSaid({ kind: administer.__typename === 'AdminDone' ? 'ok' : 'error', text: administer.message })
      onDone()
    } catch (failure) {
      setSaid({ kind: 'error', text: errorOfTap(failure).message })
    }
    setBusy(undefined)
  }

  return (
    <View className="qh-card">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{words.lost}</Text>
      </View>
      {said ? <Notice kind={said.kind} now text={said.text} /> : null}
      <Text className="qh-secondary">
        {failedTotal === 0 ? words.noneLost : words.lostOf(failed.length, failedTotal)}
      </Text>
      <View {...accessible({ role: 'list' })}>
        {failed.map((notice) => (
          <Unsent key={notice.id} notice={notice}>
            <View className="qh-row">
              <Button
                kind="plain"
                text={words.again}
                label={words.againOf(notice.title, notice.to)}
                busy={busy === notice.id}
                onPress={() => void again(notice.id)}
              />
            </View>
          </Unsent>
        ))}
      </View>
    </View>
  )
}

/** What would have gone, where notices are held back. */
export function Held({ held }: { held: readonly UnsentFragment[] }) {
  return (
    <View className="qh-card">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{words.held}</Text>
      </View>
      <Text className="qh-secondary">{held.length === 0 ? words.noneHeld : words.heldHint}</Text>
      <View {...accessible({ role: 'list' })}>
        {held.map((notice) => (
          <Unsent key={notice.id} notice={notice} />
        ))}
      </View>
    </View>
  )
}

function Unsent({ notice, children }: { notice: UnsentFragment; children?: ReactNode }) {
  const { at, word, why, number, title, to } = notice
  return (
    <View className="qh-operations__lost" {...accessible({ role: 'listitem' })}>
      <Text className="qh-operations__name">{title}</Text>
      <Text className="qh-text">{words.number(number)}</Text>
      <Text className="qh-secondary">{words.fate(to, word, why, agoWords(at, serverNow()))}</Text>
      {children}
    </View>
  )
}
