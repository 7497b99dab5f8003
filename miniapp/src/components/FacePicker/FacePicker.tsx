import { Image, Text, View } from '@tarojs/components'
import { accessible, pressable } from '../accessible'
import { componentWords, faceWords } from '../component-words'
import { faces } from './faces'
import './FacePicker.scss'

/** 1 非常不满意 to 5 非常满意. */
export type FaceValue = 1 | 2 | 3 | 4 | 5

export interface FacePickerProps {
  label: string
  /** Null until the person has chosen: there is no default. */
  value: FaceValue | null
  describedBy?: string
  onChange(value: FaceValue): void
}

const values: readonly FaceValue[] = [1, 2, 3, 4, 5]

/** Narrow columns break the word here and nowhere else. */
const breakable = (word: string) => word.replace('非常', '非常\u200b')

export function FacePicker({ label, value, describedBy, onChange }: FacePickerProps) {
  return (
    <View className="qh-faces" {...accessible({ role: 'radiogroup', label, describedBy })}>
      {values.map((face) => {
        const chosen = face === value
        const word = faceWords[face - 1] ?? ''
        const drawing = faces[face - 1]
        return (
          <View
            key={face}
            className={chosen ? 'qh-face qh-face--chosen' : 'qh-face'}
            hoverClass="qh-face--pressed"
            {...pressable(() => onChange(face), {
              role: 'radio',
              label: componentWords.faceOf(word, face),
              checked: chosen,
              focus: face === (value ?? 1) ? 0 : -1,
            })}
          >
            <View className="qh-face__picture" {...accessible({ hidden: true })}>
              <Image className="qh-face__image" src={(chosen ? drawing?.chosen : drawing?.plain) ?? ''} />
            </View>
            <Text className="qh-face__word">{breakable(word)}</Text>
          </View>
        )
      })}
    </View>
  )
}
