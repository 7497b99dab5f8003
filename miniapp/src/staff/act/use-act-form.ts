import { useEffect, useRef, useState } from 'react'
import { UnitsDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { drafts } from '../../session/device'
import { getSession } from '../../session/session'
import { useDraft } from '../../session/use-draft'
import type { OfferedAction } from '../actions'
import { FORMS, type FormChoice, type FormField, type FormValues } from '../forms'
import type { StaffRequest } from '../request-words'
import { useStaffAction } from '../use-staff-action'
import { checkForm } from './check-form'
import { focusFieldSoon } from './field-focus'

const initialValues = (action: OfferedAction['action'], request: StaffRequest): FormValues => {
  const { tier, urgency, category, cause } = request
  const graded = tier !== null && (action === 'DISPATCH' || action === 'REGRADE')
  if (!graded) return action === 'DISPATCH' ? { urgency: 'NORMAL' } : {}
  return { tier, urgency, category: category ?? '', cause: cause ?? '' }
}

/** The state of one open form, wherever it is drawn. */
export function useActForm(action: OfferedAction, request: StaffRequest, onDone: (request: StaffRequest) => void) {
  const form = FORMS[action.form === 'none' ? 'add-progress' : action.form]
  const first = useRef(initialValues(action.action, request)).current
  // By person, since a computer may be shared.
  const slot = `staff.${getSession().viewer?.id ?? ''}.${request.id}.${action.form}`
  const { draft, update, close } = useDraft<FormValues>(slot, first)
  const values = draft?.data ?? first
  const [restored, setRestored] = useState(false)
  const opened = draft !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found when the form opened
  useEffect(() => {
    setRestored(form.fields.some(({ name }) => (values[name] ?? '') !== (first[name] ?? '')))
  }, [opened])
  const [checked, setChecked] = useState<Record<string, string>>({})
  const running = useStaffAction(action.action)
  const needsUnits = form.fields.some((field) => field.kind === 'unit')
  const units = useApiQuery(UnitsDocument, {}, { enabled: needsUnits })

  const fieldNames = form.fields.map((field) => field.name)
  const refused = running.refusal?.field && fieldNames.includes(running.refusal.field) ? running.refusal : null
  const errors = refused?.field ? { ...checked, [refused.field]: refused.message } : checked

  const optionsOf = (field: FormField): readonly FormChoice[] => {
    if (field.kind === 'choice') return field.options
    if (field.kind === 'text') return []
    return (units.data?.units ?? []).map((unit) => ({ value: unit.id, text: unit.name }))
  }

  const change = (name: string, value: string) => {
    update({ [name]: value })
    setRestored(false)
    const { [name]: _mended, ...others } = checked
    setChecked(others)
    running.reset()
  }

  const submit = async () => {
    const found = checkForm(form, values)
    setChecked(found)
    const first = fieldNames.find((name) => found[name])
    if (first) {
      focusFieldSoon(first)
      return
    }
    const done = await running.run(request, values, draft?.key)
    if (!done) return
    close()
    await drafts.drop(slot, { files: false }).catch(() => undefined)
    onDone(done)
  }

  const discard = () => {
    update(Object.fromEntries(fieldNames.map((name) => [name, first[name] ?? ''])))
    setRestored(false)
  }

  return {
    form,
    /** What the button says: handing a request on is called differently by where it stands. */
    submitText: action.action === 'DISPATCH' ? action.label : form.submit,
    values,
    errors,
    restored,
    /** A refusal that names no field of this form. */
    refusal: refused ? null : running.refusal,
    refusedField: refused?.field ?? null,
    error: running.error,
    busy: running.busy,
    unitsError: needsUnits ? units.error : null,
    unitsLoading: needsUnits && units.loading,
    reloadUnits: units.refetch,
    optionsOf,
    change,
    submit,
    discard,
  }
}

export type ActFormState = ReturnType<typeof useActForm>
