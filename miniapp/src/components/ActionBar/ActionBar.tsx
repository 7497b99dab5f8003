import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { AskFirst } from '../AskFirst/AskFirst'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'
import { Sheet } from '../Sheet/Sheet'
import './ActionBar.scss'

export interface BarAction {
  key: string
  text: string
  /**
   * primary: filled, the first one only. equal: a choice in which none may look preferred. secondary: up to two beside
   * it. more: behind 更多. danger: behind 更多, in red.
   */
  weight: 'primary' | 'equal' | 'secondary' | 'more' | 'danger'
  busy?: boolean
  disabled?: boolean
  reason?: string
  keyHint?: string
  /** What cannot be taken back, said before a second tap does it. */
  final?: string
}

export interface ActionBarProps {
  /** In the order of the server. */
  actions: readonly BarAction[]
  /** An action that a key has begun: where it is final it is asked about here, as after a tap. Counted up. */
  begun?: { key: string; at: number }
  onAct(key: string): void
}

const SECONDARY_SHOWN = 2

/** Put it into the footer of a Page. */
export function ActionBar({ actions, begun, onAct }: ActionBarProps) {
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<string>()
  const [acting, setActing] = useState<string>()

  const equal = actions.filter((action) => action.weight === 'equal')
  const primary = actions.filter((action) => action.weight === 'primary')
  const secondary = [...primary.slice(1), ...actions.filter((action) => action.weight === 'secondary')]
  const shown = [...equal, ...secondary.slice(0, SECONDARY_SHOWN), ...primary.slice(0, 1)]
  const hidden = actions.filter((action) => !shown.includes(action))

  const close = () => {
    setOpen(false)
    setAsked(undefined)
    setActing(undefined)
  }
  const act = (action: BarAction) => {
    if (action.final && asked !== action.key) {
      setOpen(false)
      setAsked(action.key)
      return
    }
    setActing(action.key)
    onAct(action.key)
  }
  // The sheet stays while its action is on the way, so that the wait shows where it was tapped.
  const finished = acting !== undefined && !actions.some((action) => action.key === acting && action.busy)
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes once, when the action is over
  useEffect(() => {
    if (finished) close()
  }, [finished])
  // What was pressed before this bar was drawn is over: a bar that comes back must not do it by itself.
  const seen = useRef(begun?.at)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each press of the key
  useEffect(() => {
    if (seen.current === begun?.at) return
    seen.current = begun?.at
    const action = actions.find(({ key }) => key === begun?.key)
    if (action && !action.busy && !action.disabled) act(action)
  }, [begun?.at])
  const question = actions.find((action) => action.key === asked)
  // Offered again later, it is not asked about by itself either.
  const withdrawn = asked !== undefined && !question
  useEffect(() => {
    if (withdrawn) setAsked(undefined)
  }, [withdrawn])

  if (actions.length === 0) return null
  return (
    <View className="qh-actions" {...accessible({ role: 'group' })}>
      {hidden.length > 0 ? (
        <View className="qh-actions__more">
          <Button kind="link" text={componentWords.more} expanded={open} onPress={() => setOpen(true)} />
        </View>
      ) : null}
      {shown.map((action) => (
        <View key={action.key} className="qh-actions__one">
          <Button
            block
            text={action.text}
            kind={action.weight === 'primary' && action === primary[0] ? 'primary' : 'plain'}
            busy={action.busy}
            disabled={action.disabled}
            reason={action.reason}
            keyHint={action.keyHint}
            onPress={() => act(action)}
          />
        </View>
      ))}
      {question?.final ? (
        <AskFirst
          title={question.text}
          text={question.final}
          danger={question.weight === 'danger'}
          busy={question.busy}
          onConfirm={() => act(question)}
          onClose={close}
        />
      ) : null}
      <Sheet open={open} title={componentWords.more} onClose={close}>
        <View className="qh-stack">
          {hidden.map((action) => (
            <Button
              key={action.key}
              block
              kind="plain"
              text={action.text}
              busy={action.busy}
              disabled={action.disabled}
              reason={action.reason}
              keyHint={action.keyHint}
              onPress={() => act(action)}
            />
          ))}
        </View>
      </Sheet>
    </View>
  )
}
