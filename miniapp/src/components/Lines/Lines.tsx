import { View } from '@tarojs/components'
import { useRef } from 'react'

/** The class without its `qh-`, and the text. */
export type Line = readonly [className: string, text: string]

interface LinesProps {
  className: string
  lines: readonly Line[]
  hoverClass?: string
  [attribute: string]: unknown
}

/**
 * A block of short texts, one under or beside the other. A mini-program gets them as one attribute that its templates
 * unfold (config/templates-plugin.ts): a third of the bytes that an element and a text node each would cost.
 */
export function Lines({ lines, ...attributes }: LinesProps) {
  const kept = useRef(lines)
  if (process.env.TARO_ENV === 'h5') {
    return (
      <View {...attributes}>
        {lines.map(([name, text]) => (
          <View key={name} className={`qh-${name}`}>
            {text}
          </View>
        ))}
      </View>
    )
  }
  // Another array with the same texts would be sent again.
  if (JSON.stringify(kept.current) !== JSON.stringify(lines)) kept.current = lines
  return <View {...attributes} {...{ t: kept.current }} />
}
