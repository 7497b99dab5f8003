import { Text, View } from '@tarojs/components'
import { accessible } from '../accessible'
import { componentWords } from '../component-words'
import { StatusTag, type Tint } from '../StatusTag/StatusTag'
import './Journey.scss'

export interface JourneyNode {
  /** 提交, 受理, 办理, 答复, 确认. */
  name: string
  state: 'done' | 'current' | 'coming'
  /** When it happened, ready to show. */
  time?: string
  /** The sentence of the current node. */
  text?: string
}

export interface JourneyProps {
  label: string
  nodes: readonly JourneyNode[]
  /** A condition on the current node, e.g. 待补充·暂停计时. */
  badge?: { word: string; tint?: Tint }
}

const stateWords = {
  done: componentWords.doneStep,
  current: componentWords.currentStep,
  coming: componentWords.comingStep,
} as const

/** Downwards on a phone, across from 768 px on. */
export function Journey({ label, nodes, badge }: JourneyProps) {
  return (
    <View className="qh-journey" {...accessible({ role: 'list', label })}>
      {nodes.map((node) => (
        <View
          key={node.name}
          className={`qh-journey__node qh-journey__node--${node.state}`}
          {...accessible({ role: 'listitem', current: node.state === 'current' ? 'step' : undefined })}
        >
          <View className="qh-journey__mark" {...accessible({ hidden: true })} />
          <View className="qh-journey__body">
            <View className="qh-journey__head">
              <Text className="qh-journey__name">{node.name}</Text>
              <Text className={node.state === 'current' ? 'qh-journey__state' : 'qh-visually-hidden'}>
                {stateWords[node.state]}
              </Text>
              {node.state === 'current' && badge ? <StatusTag {...badge} /> : null}
            </View>
            {node.time ? <Text className="qh-caption qh-number">{node.time}</Text> : null}
            {node.text ? <Text className="qh-secondary">{node.text}</Text> : null}
          </View>
        </View>
      ))}
    </View>
  )
}
