import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { accessible, nextId, pressable } from '../accessible'
import { componentWords } from '../component-words'
import { isRepeatedTap } from '../repeated-tap'
import './Button.scss'

export interface ButtonProps {
  text: string
  kind?: 'primary' | 'plain' | 'danger' | 'link'
  /** While true the button ignores taps; after 400 ms it says so. */
  busy?: boolean
  /** What it says while busy; 提交中… by default. */
  busyText?: string
  disabled?: boolean
  /** Why it cannot be pressed now; shown under the button and read with it. */
  reason?: string
  /** The key that does the same, printed on the button on wide screens. */
  keyHint?: string
  /** Accessible name where the text alone is not enough. */
  label?: string
  block?: boolean
  expanded?: boolean
  onPress(): void
}

const BUSY_TEXT_AFTER_MS = 400
const VERY_SLOW_AFTER_MS = 10_000
const REPEAT_TAP_MS = 300

export function Button(props: ButtonProps) {
  const { text, kind = 'primary', busy = false, disabled = false, reason, keyHint, label, block = false } = props
  const [slow, setSlow] = useState(false)
  const [verySlow, setVerySlow] = useState(false)
  const lastPress = useRef(0)
  const reasonId = useRef(nextId('reason'))

  useEffect(() => {
    if (!busy) {
      setSlow(false)
      setVerySlow(false)
      return
    }
    const timers = [
      setTimeout(() => setSlow(true), BUSY_TEXT_AFTER_MS),
      setTimeout(() => setVerySlow(true), VERY_SLOW_AFTER_MS),
    ]
    return () => timers.forEach(clearTimeout)
  }, [busy])

  const press = (event?: unknown) => {
    const now = Date.now()
    if (isRepeatedTap(event) || busy || disabled || now - lastPress.current < REPEAT_TAP_MS) return
    lastPress.current = now
    props.onPress()
  }

  const classes = ['qh-button', `qh-button--${kind}`]
  if (disabled) classes.push('qh-button--disabled')
  if (block) classes.push('qh-button--block')

  return (
    <View className={block ? 'qh-button-box qh-button-box--block' : 'qh-button-box'}>
      <View
        className={classes.join(' ')}
        hoverClass={disabled || busy ? 'none' : 'qh-button--pressed'}
        {...pressable(press, {
          label: slow ? undefined : label,
          disabled: disabled || undefined,
          busy: busy || undefined,
          expanded: props.expanded,
          describedBy: disabled && reason ? reasonId.current : undefined,
        })}
      >
        <Text className={slow ? 'qh-button__text qh-button__text--held' : 'qh-button__text'}>{text}</Text>
        {slow ? <Text className="qh-button__busy">{props.busyText ?? componentWords.submitting}</Text> : null}
        {keyHint ? <Text className="qh-button__key">{keyHint}</Text> : null}
      </View>
      {verySlow ? (
        <View className="qh-button__reason" {...accessible({ role: 'status' })}>
          {componentWords.stillBusy}
        </View>
      ) : null}
      {disabled && reason ? (
        <View id={reasonId.current} className="qh-button__reason">
          {reason}
        </View>
      ) : null}
    </View>
  )
}
