import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { BindEnterpriseDocument, JoinEnterpriseDocument } from '../../api/generated/graphql'
import { Button } from '../../components/Button/Button'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Sheet } from '../../components/Sheet/Sheet'
import { useBinding } from '../../session/use-binding'
import { bindWords as words } from '../bind-words'

interface SheetProps {
  onClose(): void
  /** What was done, in words. */
  onDone(message: string): void
}

/** Binds to an enterprise by its code; the window verifies it later. */
export function BindSheet({ onClose, onDone }: SheetProps) {
  const binding = useBinding()
  const [creditCode, setCreditCode] = useState('')
  const [name, setName] = useState('')
  const submit = async () => {
    const done = await binding.run(BindEnterpriseDocument, { input: { creditCode, name } })
    if (done) onDone(done.message)
  }
  const elsewhere = binding.elsewhere('creditCode', 'enterpriseName')
  return (
    <Sheet
      open
      title={words.bind}
      onClose={onClose}
      footer={<Button block text={words.bind} busy={binding.busy} onPress={() => void submit()} />}
    >
      <View className="qh-stack">
        <Text className="qh-secondary">{words.bindAbout}</Text>
        {elsewhere ? <Notice kind="error" now text={elsewhere} /> : null}
        <TextField
          label={words.creditCode}
          hint={words.creditCodeHint}
          required
          value={creditCode}
          error={binding.errorOf('creditCode')}
          focusAt={1}
          onChange={(text) => {
            setCreditCode(text)
            binding.reset()
          }}
        />
        <TextField
          label={words.name}
          hint={words.nameHint}
          required
          value={name}
          error={binding.errorOf('enterpriseName')}
          onChange={(text) => {
            setName(text)
            binding.reset()
          }}
        />
      </View>
    </Sheet>
  )
}

/** Comes in with the code that somebody who sees to the members handed over. */
export function JoinSheet({ onClose, onDone }: SheetProps) {
  const binding = useBinding()
  const [code, setCode] = useState('')
  const submit = async () => {
    const done = await binding.run(JoinEnterpriseDocument, { code })
    if (done) onDone(done.message)
  }
  const elsewhere = binding.elsewhere('code')
  return (
    <Sheet
      open
      title={words.join}
      onClose={onClose}
      footer={<Button block text={words.joinNow} busy={binding.busy} onPress={() => void submit()} />}
    >
      <View className="qh-stack">
        <Text className="qh-secondary">{words.joinAbout}</Text>
        {elsewhere ? <Notice kind="error" now text={elsewhere} /> : null}
        <TextField
          label={words.code}
          required
          type="digit-code"
          value={code}
          error={binding.errorOf('code')}
          focusAt={1}
          onChange={(text) => {
            setCode(text)
            binding.reset()
          }}
        />
      </View>
    </Sheet>
  )
}
