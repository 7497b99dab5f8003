import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  type BindingPaper,
  type BindingsQuery,
  EndBindingDocument,
  type MemberRole,
  VerifyBindingDocument,
} from '../../api/generated/graphql'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Sheet } from '../../components/Sheet/Sheet'
import { useBinding } from '../../session/use-binding'
import { bindingWords as words } from '../binding-words'

type Enterprise = BindingsQuery['bindings']['enterprises'][number]

interface SheetProps {
  enterprise: Enterprise
  member: Enterprise['members'][number]
  onClose(): void
  /** What was done, in words. */
  onDone(message: string): void
}

/** What the licence says, which papers were seen, and what he is: said by whoever has them before him. */
export function VerifySheet({ enterprise, member, onClose, onDone }: SheetProps) {
  const binding = useBinding()
  const [code, setCode] = useState('')
  // What he typed names nobody: the licence does.
  const [name, setName] = useState(enterprise.name ?? '')
  const [paper, setPaper] = useState<BindingPaper>()
  const [role, setRole] = useState<MemberRole | undefined>(member.verified ? member.role : undefined)
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    setMissing(true)
    if (!paper || !role) return
    const about = { enterprise: enterprise.id, person: member.personId }
    const done = await binding.run(VerifyBindingDocument, { ...about, code, name, role, paper })
    if (done) onDone(done.message)
  }
  const elsewhere = binding.elsewhere('code', 'enterpriseName', 'role')
  return (
    <Sheet
      open
      title={words.verifyOf(member.name)}
      onClose={onClose}
      footer={<Button block text={words.submit} busy={binding.busy} onPress={() => void submit()} />}
    >
      <View className="qh-stack">
        {elsewhere ? <Notice kind="error" now text={elsewhere} /> : null}
        {member.verified ? null : (
          <TextField
            label={words.code}
            hint={words.codeHint}
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
        )}
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
        <Choice
          label={words.paper}
          options={words.papers}
          value={paper}
          error={missing && !paper ? words.choose(words.paper) : undefined}
          onChange={(chosen) => {
            setPaper(chosen as BindingPaper)
            // A legal person who stands there is no less.
            if (chosen === 'LEGAL_PERSON') setRole('OWNER')
            binding.reset()
          }}
        />
        <Choice
          label={words.role}
          options={words.roles}
          value={role}
          error={binding.errorOf('role') ?? (missing && !role ? words.choose(words.role) : undefined)}
          onChange={(chosen) => {
            setRole(chosen as MemberRole)
            binding.reset()
          }}
        />
        <Text className="qh-secondary">{words.effect}</Text>
      </View>
    </Sheet>
  )
}

interface ChoiceProps {
  label: string
  options: readonly { readonly value: string; readonly text: string }[]
  value: string | undefined
  error: string | undefined
  onChange(value: string): void
}

const Choice = ({ label, options, value, error, onChange }: ChoiceProps) => (
  <Field group label={label} required error={error}>
    {(ids) => (
      <Chips
        label={label}
        options={[...options]}
        value={value ? [value] : []}
        describedBy={ids.describedBy}
        invalid={error !== undefined}
        onChange={([chosen]) => {
          if (chosen) onChange(chosen)
        }}
      />
    )}
  </Field>
)

/** Takes somebody out, with the reason that he reads. */
export function EndSheet({ enterprise, member, onClose, onDone }: SheetProps) {
  const binding = useBinding()
  const [why, setWhy] = useState('')
  const submit = async () => {
    const done = await binding.run(EndBindingDocument, { enterprise: enterprise.id, person: member.personId, why })
    if (done) onDone(done.message)
  }
  const elsewhere = binding.elsewhere('why')
  return (
    <Sheet
      open
      title={words.endOf(member.name)}
      onClose={onClose}
      footer={<Button block kind="danger" text={words.endNow} busy={binding.busy} onPress={() => void submit()} />}
    >
      <View className="qh-stack">
        {elsewhere ? <Notice kind="error" now text={elsewhere} /> : null}
        <TextField
          label={words.why}
          hint={words.whyHint}
          required
          value={why}
          error={binding.errorOf('why')}
          focusAt={1}
          onChange={(text) => {
            setWhy(text)
            binding.reset()
          }}
        />
      </View>
    </Sheet>
  )
}
