import { Text, View } from '@tarojs/components'
import { useState } from 'react'
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
  const [asked, setAsked] = useState<BarAction>()

  const equal = actions.filter((action) => action.weight === 'equal')
  const primary = actions.filter((action) => action.weight === 'primary')
  const secondary = [...primary.slice(1), ...actions.filter((action) => action.weight === 'secondary')]
  const shown = [...equal, ...secondary.slice(0, SECONDARY_SHOWN), ...primary.slice(0, 1)]
  const hidden = actions.filter((action) => !shown.includes(action))

  const close = () => {
    setOpen(false)
    setAsked(undefined)
  }
  const act = (action: BarAction) => {
    if (action.weight === 'danger' && asked !== action) {
      setAsked(action)
      return
    }
    close()
    onAct(action.key)
  }

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
      <Sheet open={open} title={asked?.text ?? componentWords.more} onClose={close}>
        {asked ? (
          <View className="qh-stack">
            {asked.effect ? <Text className="qh-text">{asked.effect}</Text> : null}
            <Button block kind="danger" text={asked.text} onPress={() => act(asked)} />
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
