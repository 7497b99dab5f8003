import { useKeys } from '../components/SplitView/use-keys'
import type { ShownField } from './act-form'
import { focusedField, focusField, focusFieldSoon } from './field-focus'
import type { ActFormState } from './use-act-form'

/** The number row of a keyboard, from left to right. */
export const CHOICE_KEYS: readonly string[] = [...'1234567890-=']

const isChoice = ({ shape }: ShownField) => ['CHOICE', 'UNIT', 'COLLEAGUE', 'CATEGORY'].includes(shape.kind)

interface FormKeys {
  inDialog: boolean
  onChange(name: string, value: string): void
  onSubmit(): void
}

/**
 * Number keys choose in the group that has the focus, else in the first one without an answer, and the focus goes on
 * to the next that lacks one: a form of choices is filled in with a key for each.
 */
export function useFormKeys({ fields, values, optionsOf }: ActFormState, { inDialog, onChange, onSubmit }: FormKeys) {
  const choices = fields.filter(isChoice)
  const open = (field: ShownField, without?: string) => field.name !== without && !values[field.name]

  const choose = (place: number) => {
    const focused = focusedField(choices.map((field) => field.name))
    const field = choices.find((one) => one.name === focused) ?? choices.find((one) => open(one))
    const option = field && optionsOf(field)[place]
    if (!field || !option) return
    onChange(field.name, option.value)
    const next = choices.find((one) => open(one, field.name)) ?? fields.find((one) => !isChoice(one) && one.required)
    if (next) focusField(next.name)
    else focusFieldSoon(field.name)
  }

  const keys = Object.fromEntries(CHOICE_KEYS.map((key, place) => [key, () => choose(place)]))
  useKeys({ ...keys, 'Ctrl+Enter': onSubmit }, { inDialog })
}
