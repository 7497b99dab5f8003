import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  type BindingPaper,
  BindingSlipDocument,
  type BindingSlipMutation,
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
import { canPrint, printPage } from '../../platform/print-page'
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
        <PaperAndRole
          {...{ paper, role, missing, onPaper: setPaper, onRole: setRole }}
          roleError={binding.errorOf('role')}
          onChange={binding.reset}
        />
        <Text className="qh-secondary">{words.effect}</Text>
      </View>
    </Sheet>
  )
}

type Slip = Extract<BindingSlipMutation['result'], { __typename: 'BindingSlip' }>

/** A code on paper for whoever has no telephone with him, once his papers were seen. */
export function SlipSheet({ creditCode: given, onClose }: { creditCode: string; onClose(): void }) {
  const binding = useBinding()
  const [creditCode, setCreditCode] = useState(given)
  const [name, setName] = useState('')
  const [paper, setPaper] = useState<BindingPaper>()
  const [role, setRole] = useState<MemberRole>()
  const [missing, setMissing] = useState(false)
  const [slip, setSlip] = useState<Slip>()
  const submit = async () => {
    setMissing(true)
    if (!paper || !role) return
    setSlip(await binding.run(BindingSlipDocument, { creditCode, name, role, paper }))
  }
  if (slip) return <PrintedSlip slip={slip} onClose={onClose} />
  const elsewhere = binding.elsewhere('creditCode', 'enterpriseName', 'role')
  const type = (set: (text: string) => void) => (text: string) => {
    set(text)
    binding.reset()
  }
  return (
    <Sheet
      open
      title={words.slipTitle}
      onClose={onClose}
      footer={<Button block text={words.slipSubmit} busy={binding.busy} onPress={() => void submit()} />}
    >
      <View className="qh-stack">
        <Text className="qh-secondary">{words.slipAbout}</Text>
        {elsewhere ? <Notice kind="error" now text={elsewhere} /> : null}
        <TextField
          label={words.creditCode}
          required
          value={creditCode}
          error={binding.errorOf('creditCode')}
          focusAt={given ? undefined : 1}
          onChange={type(setCreditCode)}
        />
        <TextField
          label={words.name}
          hint={words.nameHint}
          required
          value={name}
          error={binding.errorOf('enterpriseName')}
          focusAt={given ? 1 : undefined}
          onChange={type(setName)}
        />
        <PaperAndRole
          {...{ paper, role, missing, onPaper: setPaper, onRole: setRole }}
          roleError={binding.errorOf('role')}
          onChange={binding.reset}
        />
      </View>
    </Sheet>
  )
}

/** What is printed is this sheet's slip alone. */
function PrintedSlip({ slip, onClose }: { slip: Slip; onClose(): void }) {
  return (
    <Sheet
      open
      title={words.slipTitle}
      onClose={onClose}
      footer={
        <View className="qh-row">
          {canPrint ? <Button text={words.print} onPress={printPage} /> : null}
          <Button kind={canPrint ? 'plain' : 'primary'} text={words.done} onPress={onClose} />
        </View>
      }
    >
      <View className="qh-stack">
        <View className="qh-slip qh-stack">
          <Text className="qh-h3">{words.slipFor(slip.name, slip.roleWord)}</Text>
          <Text className="qh-text">{words.slipCode}</Text>
          <Text className="qh-slip__code" userSelect>
            {slip.code}
          </Text>
          <Text className="qh-text">{slip.text}</Text>
          {words.slipSteps(slip.address).map((step, place) => (
            <Text key={step} className="qh-text">{`${place + 1}. ${step}`}</Text>
          ))}
        </View>
        <Text className="qh-secondary">{words.slipOnce}</Text>
      </View>
    </Sheet>
  )
}

interface PaperAndRoleProps {
  paper: BindingPaper | undefined
  role: MemberRole | undefined
  /** Whether what lacks an answer is said. */
  missing: boolean
  roleError: string | undefined
  onPaper(paper: BindingPaper): void
  onRole(role: MemberRole): void
  onChange(): void
}

function PaperAndRole({ paper, role, missing, roleError, onPaper, onRole, onChange }: PaperAndRoleProps) {
  return (
    <>
      <Choice
        label={words.paper}
        options={words.papers}
        value={paper}
        error={missing && !paper ? words.choose(words.paper) : undefined}
        onChange={(chosen) => {
          onPaper(chosen as BindingPaper)
          // A legal person who stands there is no less.
          if (chosen === 'LEGAL_PERSON') onRole('OWNER')
          onChange()
        }}
      />
      <Choice
        label={words.role}
        options={words.roles}
        value={role}
        error={roleError ?? (missing && !role ? words.choose(words.role) : undefined)}
        onChange={(chosen) => {
          onRole(chosen as MemberRole)
          onChange()
        }}
      />
    </>
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
