import {
  type AnyStricter,
  type AskedField,
  type AskedFields,
  complain,
  inForce,
  REFUSAL_WORDS,
  type Refusal,
  type RefusalCode,
} from '@qihu/shared'
import type { Action, On, Stage, TypedDocumentString } from '../api/generated/graphql'
import type { BarAction } from '../components/ActionBar/ActionBar'
import { componentWords } from '../components/component-words'
import { formWords } from './words'

type Weight = BarAction['weight']

/** An action as it is drawn and sent: printed from its chapter as plain data. */
export interface ActForm {
  /** The kind of thing it is done to. */
  of: string
  button: string
  weight: Weight
  title?: string
  /** A page of its own instead of the one that all forms share. */
  page?: string
  /** The key of a desktop keyboard that does the same. */
  key?: string
  effect?: string
  /** What cannot be taken back: confirmed by a second act. */
  final?: string
  submit?: string
  done: string
  /** Where the same action is called otherwise. */
  at?: Readonly<Partial<Record<string, { button?: string; weight?: Weight }>>>
  fields: AskedFields
  stricter: readonly AnyStricter[]
  // biome-ignore lint/suspicious/noExplicitAny: each document has variables of its own, made from the fields
  document: TypedDocumentString<any, any>
}

/** What a form holds, by the names of its fields; several choices stand in one text, with commas. */
export type FormValues = Record<string, string>

/** A field as it stands on the page: those of a group beside all others. */
export interface ShownField extends AskedField {
  name: string
  stricter: readonly AnyStricter[]
}

export const shownFields = ({ fields, stricter }: Pick<ActForm, 'fields' | 'stricter'>): ShownField[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.shape.kind === 'GROUP'
      ? shownFields({ fields: field.shape.of, stricter: field.shape.stricter })
      : [{ ...field, name, stricter: stricter.filter((each) => each.field === name) }],
  )

export const needsForm = (form: ActForm): boolean => form.page !== undefined || Object.keys(form.fields).length > 0

/** How the action of a form is named in an address: request-information. */
export const pathOf = (action: Action): string => action.toLowerCase().replaceAll('_', '-')
export const actionOfPath = (path: string): string => path.toUpperCase().replaceAll('-', '_')

/** The button of an action where the thing stands. */
export const buttonOf = (form: ActForm, stage?: Stage): { text: string; weight: Weight } => ({
  text: form.at?.[stage ?? '']?.button ?? form.button,
  weight: form.at?.[stage ?? '']?.weight ?? form.weight,
})

/** A draft of an earlier release may hold nothing at all. */
const answerOf = ({ shape }: AskedField, value: string | null | undefined): unknown => {
  const text = (value ?? '').trim()
  if (shape.kind === 'COUNT') return text === '' ? null : Number(text)
  if (shape.kind === 'CHOICES') return text === '' ? [] : text.split(',')
  return text === '' ? null : text
}

/** The answers as the operation takes them; files come in when they are sent. */
export function inputOf(fields: AskedFields, values: FormValues): Record<string, unknown> {
  const answers = Object.entries(fields).flatMap(([name, field]) => {
    if (field.shape.kind === 'FILES') return []
    if (field.shape.kind === 'GROUP') return [[name, inputOf(field.shape.of, values)]]
    const answer = answerOf(field, values[name])
    // A text that files may stand for is sent empty.
    return [[name, answer === null && field.required && field.shape.kind === 'NOTE' ? '' : answer]]
  })
  return Object.fromEntries(answers)
}

export const variablesOf = (form: ActForm, on: Omit<On, 'key'> & { key?: string }, values: FormValues) => ({
  on,
  ...inputOf(form.fields, values),
})

/**
 * What is not offered any more, since a draft was left or the thing was given it, is as good as not chosen.
 * @param offered of a field whose choices the server knows, once they are read.
 */
export function withoutGone(
  fields: readonly ShownField[],
  values: FormValues,
  offered: (field: ShownField) => readonly { readonly value: string }[] | undefined,
): FormValues {
  const gone = fields.filter((field) => {
    const chosen = values[field.name]
    const options = chosen ? offered(field) : undefined
    return options !== undefined && !options.some(({ value }) => value === chosen)
  })
  return gone.length === 0 ? values : { ...values, ...Object.fromEntries(gone.map(({ name }) => [name, ''])) }
}

/** What is wrong with each field, by its name, with the rules of the server, which has the last word on the rest. */
export function faultsOf(form: ActForm, values: FormValues, files: readonly unknown[] = []): Record<string, string> {
  const shown = shownFields(form)
  const answers: Record<string, unknown> = {}
  for (const field of shown)
    answers[field.name] = field.shape.kind === 'FILES' ? files : answerOf(field, values[field.name])
  const faults = shown.flatMap((field) => {
    const refusal = complain({ [field.name]: field }, field.stricter, answers)
    return refusal ? [[field.name, faultText(field, refusal)] as const] : []
  })
  return Object.fromEntries(faults)
}

function faultText({ label, stricter, missing }: ShownField, { code, values }: Refusal): string {
  const condition = stricter.find((each) => each.code === code)
  if (condition) return condition.text
  if (code === missing) return REFUSAL_WORDS[code as RefusalCode].text
  switch (code) {
    case 'TEXT_REQUIRED':
      return formWords.writeFirst(label)
    case 'TEXT_TOO_LONG':
      return componentWords.tooLong(Number(values.max), Number(values.over))
    case 'COUNT_OUT_OF_RANGE':
      return formWords.outOfRange(Number(values.min), Number(values.max))
    case 'TOO_MANY_ATTACHMENTS':
      return formWords.tooMany(Number(values.max))
    default:
      return formWords.chooseFirst(label)
  }
}

/** Stricter words beside a field where the answers so far ask for them. */
export const hintOf = (field: ShownField, values: FormValues): string =>
  [field.hint, ...inForce(field.stricter, values).map(({ hint }) => hint)].filter(Boolean).join('')
