import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { HandOverDocument } from '../../api/generated/graphql'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { Sheet } from '../../components/Sheet/Sheet'
import { Failure } from '../Failure'
import { unitWords as words } from '../unit-words'
import type { CarrierProps } from './carrier-props'

interface HandOverProps extends CarrierProps {
  onClose(): void
}

/** All that somebody carries goes to one of the others. */
export function HandOver({ load, one, onClose, onDone }: HandOverProps) {
  const action = useAction(HandOverDocument)
  const [to, setTo] = useState('')
  const [missing, setMissing] = useState(false)
  const others = load.colleagues.filter(({ id, here }) => here && id && id !== one.id)
  const submit = async () => {
    if (!to) return setMissing(true)
    const done = await action.run({ unit: load.unit.id, from: one.id ?? null, to })
    if (done) onDone(done.message)
  }
  const button = <Button block text={words.confirm(one.open)} busy={action.busy} onPress={() => void submit()} />
  return (
    <Sheet open title={words.handOverOf(one.name)} onClose={onClose} footer={others.length > 0 ? button : undefined}>
      <Failure refusal={action.refusal} error={action.error} onRetry={() => void submit()} onLatest={onClose} />
      {others.length === 0 ? <Text className="qh-text">{words.nobodyElse}</Text> : null}
      {others.length > 0 ? (
        <View className="qh-stack">
          <Text className="qh-text">{words.effect}</Text>
          <Field group label={words.to} required error={missing ? words.choose : undefined}>
            {(ids) => (
              <Chips
                label={words.to}
                options={others.map(({ id, name, load: carries }) => ({
                  value: id ?? '',
                  text: `${name}（${carries}）`,
                }))}
                value={to ? [to] : []}
                describedBy={ids.describedBy}
                invalid={missing}
                onChange={([chosen = '']) => {
                  setTo(chosen)
                  setMissing(false)
                  action.reset()
                }}
              />
            )}
          </Field>
        </View>
      ) : null}
    </Sheet>
  )
}
