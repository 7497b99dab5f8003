import type { Refusal } from '../refusals.ts'
import { lengthOf, normalisePhone } from '../text.ts'
import type { Vocabulary } from './vocabulary.ts'

declare const text: unique symbol
declare const unit: unique symbol
declare const person: unique symbol
/** Of a text that is stored; only the mechanism makes one, after it has stored it. */
export type TextId = string & { readonly [text]: true }
/** Of a unit that is there and may lead; only the mechanism makes one, after it has looked. */
export type UnitId = string & { readonly [unit]: true }
/** Of somebody who works for the unit that has the thing; only the mechanism makes one, after it has looked. */
export type ColleagueId = string & { readonly [person]: true }

/** What every kind of field says; all of it is data, so that a phone can draw it and the contract can be printed. */
type Asked = {
  readonly label: string
  readonly hint?: string
  /** A line of the contract about it. */
  readonly says?: string
  /** The refusal where it is missing; a text and a choice have one by themselves. */
  readonly missing?: string
  /** Shown with what the thing holds under this name until something else is chosen. */
  readonly prefill?: string
  /** What choosing each option means, by its value. */
  readonly rules?: Readonly<Record<string, string>>
}

/** The part of a vocabulary that a page needs. */
export type Words = Pick<Vocabulary, 'words'>

export type Shape<V extends Words = Vocabulary> =
  | { readonly kind: 'CHOICE'; readonly of: V }
  | { readonly kind: 'CHOICES'; readonly of: V }
  /** A text that is stored with the thing, and referred to by its events. */
  | { readonly kind: 'NOTE'; readonly max: number }
  /** A text that is handed on as it is, and never into an event. */
  | { readonly kind: 'WORDS'; readonly max: number }
  /** The number of a mobile telephone, however it is spelt; handed on like words. */
  | { readonly kind: 'PHONE' }
  | { readonly kind: 'UNIT' }
  /** Somebody of the unit that has the thing. */
  | { readonly kind: 'COLLEAGUE' }
  /** One of the categories that the centre offers (类别). */
  | { readonly kind: 'CATEGORY' }
  | { readonly kind: 'COUNT'; readonly min: number; readonly max: number }
  | { readonly kind: 'FILES'; readonly max: number }
  | {
      readonly kind: 'GROUP'
      readonly name: string
      readonly of: Readonly<Record<string, AskedField<V>>>
      readonly stricter: readonly AnyStricter[]
    }

export type AskedField<V extends Words = Words> = Asked & {
  readonly required: boolean
  /** May stay empty where that other field is filled. */
  readonly orElse?: string
  readonly shape: Shape<V>
}
export type AskedFields = Readonly<Record<string, AskedField>>

/** `Given`: what comes over the wire. `Taken`: what a rule is handed once it has been checked and stored. */
export type Field<Given = unknown, Taken = unknown> = AskedField<Vocabulary> & {
  /** Carry the two types; never set. */
  readonly __given?: Given
  readonly __taken?: Taken
}
export type Fields = Readonly<Record<string, Field>>

export type Given<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer G, unknown> ? G : never }
export type Taken<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<unknown, infer T> ? T : never }

/** What a person may write about one step, at most. */
export const NOTE_MAX = 2000
export const MAX_FILES = 9

export const choice = <W extends string>(of: Vocabulary<string, W>, asked: Asked): Field<W, W> => ({
  ...asked,
  required: true,
  shape: { kind: 'CHOICE', of },
})
export const choices = <W extends string>(
  of: Vocabulary<string, W>,
  asked: Asked,
): Field<readonly W[], readonly W[]> => ({ ...asked, required: false, shape: { kind: 'CHOICES', of } })
export const note = (asked: Asked & { readonly max?: number }): Field<string, TextId> => {
  const { max = NOTE_MAX, ...rest } = asked
  return { ...rest, required: true, shape: { kind: 'NOTE', max } }
}
/** A note that may stay empty where files say enough. */
export const noteOr = (orElse: string, asked: Asked): Field<string, TextId | null> => ({
  ...asked,
  required: true,
  orElse,
  shape: { kind: 'NOTE', max: NOTE_MAX },
})
export const words = (asked: Asked & { readonly max: number }): Field<string | null, string | null> => {
  const { max, ...rest } = asked
  return { ...rest, required: false, shape: { kind: 'WORDS', max } }
}
export const phoneField = (asked: Asked): Field<string, string> => ({
  missing: 'PHONE_INVALID',
  ...asked,
  required: true,
  shape: { kind: 'PHONE' },
})
export const unitField = (asked: Asked): Field<string, UnitId> => ({
  ...asked,
  required: true,
  shape: { kind: 'UNIT' },
})
export const colleague = (asked: Asked): Field<string, ColleagueId> => ({
  ...asked,
  required: true,
  shape: { kind: 'COLLEAGUE' },
})
/** `C`: the id of one, which the mechanism hands on after it has looked. */
export const categoryField = <C extends string>(asked: Asked): Field<string, C> => ({
  ...asked,
  required: true,
  shape: { kind: 'CATEGORY' },
})
export const count = (asked: Asked & { readonly min: number; readonly max: number }): Field<number, number> => {
  const { min, max, ...rest } = asked
  return { ...rest, required: true, shape: { kind: 'COUNT', min, max } }
}
export const files = (asked: Asked): Field<readonly string[], readonly string[]> => ({
  ...asked,
  required: false,
  shape: { kind: 'FILES', max: MAX_FILES },
})
/** Fields that are asked together, here and in other actions; one input type of the contract. */
export const group = <const F extends Fields>(
  name: string,
  of: F,
  stricter: readonly Stricter<F>[] = [],
): Field<Given<F>, Taken<F>> => ({
  label: '',
  required: true,
  shape: { kind: 'GROUP', name, of, stricter: stricter as readonly AnyStricter[] },
})
export const optional = <G, T>(field: Field<G, T>): Field<G | null, T | null> =>
  ({ ...field, required: false }) as never

/**
 * Where one answer makes another one stricter: data too, so that page and server judge alike. `when` lists the answers
 * that do; `min` counts the characters of a text or the choices of a list.
 */
export type Stricter<F extends Fields> = {
  readonly [K in keyof F & string]: {
    readonly when: { readonly [W in keyof F & string]?: readonly Given<F>[W][] }
    readonly field: K
    readonly min: number
    readonly code: string
    readonly text: string
    readonly next: string
    /** Said beside the field as soon as it applies. */
    readonly hint?: string
  }
}[keyof F & string]
export type AnyStricter = {
  readonly when: Readonly<Record<string, readonly unknown[]>>
  readonly field: string
  readonly min: number
  readonly code: string
  readonly text: string
  /** Left out where a page has the words. */
  readonly next?: string
  readonly hint?: string
}

type Answers = Readonly<Record<string, unknown>>

const refuse = (code: string, field: string, values: Refusal['values'] = {}): Refusal => ({ code, field, values })

const sizeOf = (value: unknown): number => {
  if (value === undefined || value === null) return 0
  if (Array.isArray(value)) return value.length
  return typeof value === 'string' ? lengthOf(value) : 1
}

/** The conditions that the answers so far have brought into force. */
export const inForce = (stricter: readonly AnyStricter[], given: Answers): readonly AnyStricter[] =>
  stricter.filter(({ when }) => Object.entries(when).every(([name, among]) => among.includes(given[name])))

/** The first thing wrong with what was given: the same function on the phone and on the server. */
export function complain(fields: AskedFields, stricter: readonly AnyStricter[], given: Answers): Refusal | null {
  const binding = inForce(stricter, given)
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name]
    const tooLittle = binding.find((each) => each.field === name && sizeOf(value) < each.min)
    if (tooLittle) return refuse(tooLittle.code, name)
    const wrong = complainOf(name, field, value, given)
    if (wrong) return wrong
  }
  return null
}

function complainOf(name: string, field: AskedField, value: unknown, given: Answers): Refusal | null {
  const { shape, required, orElse, missing } = field
  const needed = required && (orElse === undefined || sizeOf(given[orElse]) === 0)
  if (shape.kind === 'GROUP') {
    if (value === undefined || value === null) return needed ? refuse('CHOICE_REQUIRED', name) : null
    return complain(shape.of, shape.stricter, value as Answers)
  }
  if (sizeOf(value) === 0) {
    const fallback = shape.kind === 'NOTE' || shape.kind === 'WORDS' ? 'TEXT_REQUIRED' : 'CHOICE_REQUIRED'
    return needed ? refuse(missing ?? fallback, name) : null
  }
  switch (shape.kind) {
    case 'NOTE':
    case 'WORDS': {
      const over = sizeOf(value) - shape.max
      return over > 0 ? refuse('TEXT_TOO_LONG', name, { max: String(shape.max), over: String(over) }) : null
    }
    case 'CHOICE':
      return Object.hasOwn(shape.of.words, String(value)) ? null : refuse(missing ?? 'CHOICE_REQUIRED', name)
    case 'CHOICES':
      return Array.isArray(value) && value.every((each) => Object.hasOwn(shape.of.words, String(each)))
        ? null
        : refuse(missing ?? 'CHOICE_REQUIRED', name)
    case 'PHONE':
      return normalisePhone(String(value)) === null ? refuse(missing ?? 'PHONE_INVALID', name) : null
    case 'COUNT': {
      const fits = Number.isInteger(value) && Number(value) >= shape.min && Number(value) <= shape.max
      const range = { min: String(shape.min), max: String(shape.max) }
      return fits ? null : refuse(missing ?? 'COUNT_OUT_OF_RANGE', name, range)
    }
    case 'FILES':
      return sizeOf(value) > shape.max ? refuse('TOO_MANY_ATTACHMENTS', name) : null
    case 'UNIT':
    case 'COLLEAGUE':
    case 'CATEGORY':
      return null
  }
}
