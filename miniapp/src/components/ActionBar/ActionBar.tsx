import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
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
   * it. more: behind 更多. danger: behind 更多 and asked once more.
   */
  weight: 'primary' | 'equal' | 'secondary' | 'more' | 'danger'
  busy?: boolean
  disabled?: boolean
  reason?: string
  keyHint?: string
  /** For danger: what will happen, said before the second tap. */
  effect?: string
}

export interface ActionBarProps {
  /** In the order of the server. */
  actions: readonly BarAction[]
  onAct(key: string): void
}

const SECONDARY_SHOWN = 2

/** Put it into the footer of a Page. */
export function ActionBar({ actions, onAct }: ActionBarProps) {
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
    if (action.weight === 'danger' && asked !== action.key) {
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
  const question = actions.find((action) => action.key === asked)

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
      <Sheet open={open} title={question?.text ?? componentWords.more} onClose={close}>
        {question ? (
          <View className="qh-stack">
            {question.effect ? <Text className="qh-text">{question.effect}</Text> : null}
            <Button block kind="danger" text={question.text} busy={question.busy} onPress={() => act(question)} />
            <Button block kind="plain" text={componentWords.cancel} onPress={close} />
          </View>
        ) : (
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
        )}
      </Sheet>
    </View>
  )
}
