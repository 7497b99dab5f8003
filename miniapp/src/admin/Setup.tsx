import { Text, View } from '@tarojs/components'
import type { AdminDuty } from '../api/generated/graphql'
import { accessible, pressable } from '../components/accessible'
import { go } from '../session/go'
import type { Centre } from './forms'
import { formAddress } from './use-centre'
import { adminWords as words } from './words'
import './admin.scss'

type Step = Centre['steps'][number]
export type Tab = keyof typeof words.tab

/** Which duty a step is done with; none is needed to print and scan. */
const DUTY_OF: Record<Step['name'], AdminDuty | null> = {
  CENTRE: 'PLACES',
  UNITS: 'PLACES',
  PEOPLE: 'PEOPLE',
  WINDOWS: 'PLACES',
  FIRST_REQUEST: null,
}

interface SetupProps {
  centre: Centre
  onTab(tab: Tab): void
}

/** The way from an empty centre to its first request; gone once it is walked. */
export function Setup({ centre, onTab }: SetupProps) {
  const { steps } = centre
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  const next = steps.find((step) => !step.done)
  const isHis = ({ name }: Step) => {
    const duty = DUTY_OF[name]
    return duty === null || centre.duties.includes(duty)
  }
  const open = (step: Step) => {
    const at = centre.division
    if (step.name === 'CENTRE') return go(formAddress('CENTRE_CHANGE', at))
    if (step.name === 'UNITS') return go(formAddress('UNIT_ADD', at))
    if (step.name === 'PEOPLE') return go(formAddress('STAFF_ADD', at))
    const [hall] = centre.halls
    if (step.name === 'WINDOWS')
      return go(hall ? formAddress('WINDOW_ADD', at, { on: hall.id }) : formAddress('HALL_ADD', at))
    return onTab('HALLS')
  }
  return (
    <View className="qh-card">
      <View className="qh-row">
        <View {...accessible({ role: 'heading', level: 2 })}>
          <Text className="qh-h3">{words.setup}</Text>
        </View>
        <Text className="qh-caption">{words.setupDone(done, steps.length)}</Text>
      </View>
      <View {...accessible({ role: 'list' })}>
        {steps.map((step) => (
          <View key={step.name} {...accessible({ role: 'listitem' })}>
            {step.done ? (
              <View className="qh-setup__step">
                <Mark done />
                <Text className="qh-text">{step.text}</Text>
              </View>
            ) : (
              <View
                className={isHis(step) ? 'qh-setup__step qh-setup__step--open' : 'qh-setup__step'}
                hoverClass={isHis(step) ? 'qh-setup__step--pressed' : undefined}
                {...(isHis(step) ? pressable(() => open(step), { role: 'link' }) : {})}
              >
                <Mark done={false} />
                <View className="qh-setup__words">
                  <Text className={step === next ? 'qh-text qh-setup__next' : 'qh-text'}>{step.text}</Text>
                  <Text className="qh-secondary">{step.missing}</Text>
                </View>
              </View>
            )}
          </View>
        ))}
      </View>
    </View>
  )
}

const Mark = ({ done }: { done: boolean }) => (
  <View
    className={done ? 'qh-setup__mark qh-setup__mark--done' : 'qh-setup__mark'}
    {...accessible({ role: 'img', label: done ? words.stepDone : words.stepOpen })}
  >
    {done ? '✓' : ''}
  </View>
)
