import { useEffect, useRef, useState } from 'react'
import type { WireRefusal } from '../api/use-action'
import type { KeptFile } from '../session/drafts'
import { useDraft } from '../session/use-draft'
import { sessionWords } from '../session/words'
import { type ActForm, type FormValues, faultsOf, type ShownField, shownFields, withoutGone } from './act-form'
import { focusFieldSoon } from './field-focus'

export interface FormChoice {
  value: string
  text: string
}

/** Choices that the server knows, such as units: read where a form asks for them. */
export interface Offered {
  of(shape: ShownField['shape']): readonly FormChoice[] | undefined
  failed: boolean
  loading: boolean
  reload(): void
}

/** What a thing holds of what a form asks again. */
export type Holds = Readonly<Record<string, unknown>>

const heldText = (held: unknown): string => {
  if (typeof held === 'object' && held !== null && 'id' in held) return String(held.id)
  return typeof held === 'string' || typeof held === 'number' ? String(held) : ''
}

const firstValues = (fields: readonly ShownField[], holds: Holds): FormValues =>
  Object.fromEntries(fields.map(({ name, prefill }) => [name, prefill ? heldText(holds[prefill]) : '']))

interface ActFormParts {
  form: ActForm
  /** Where its draft is kept on this device. */
  slot: string
  holds?: Holds
  offered?: Offered
}

/** The state of one open form, whichever side and page it is drawn on; sending it is the page's. */
export function useActForm({ form, slot, holds = {}, offered }: ActFormParts) {
  const fields = shownFields(form)
  const first = useRef(firstValues(fields, holds)).current
  const { draft, place, update, setFiles, renew, close } = useDraft<FormValues>(slot, first)
  const values = withoutGone(fields, draft?.data ?? first, ({ shape }) => offered?.of(shape))
  const [restored, setRestored] = useState(false)
  const [discarded, setDiscarded] = useState<FormValues>()
  const opened = draft !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found when the form opened
  useEffect(() => {
    setRestored(fields.some(({ name }) => (values[name] ?? '') !== (first[name] ?? '')))
  }, [opened])
  // Fields that were complained of; what is wrong with them is judged anew each time, so that it goes with its cause.
  const [complained, setComplained] = useState<readonly string[]>([])
  const files = draft?.files ?? []
  const faults = faultsOf(form, values, files)
  const filesField = fields.find(({ shape }) => shape.kind === 'FILES')?.name
  if (filesField && files.some(({ refused }) => refused)) faults[filesField] = sessionWords.filesRefused

  const optionsOf = ({ shape }: ShownField): readonly FormChoice[] => {
    if (shape.kind !== 'CHOICE' && shape.kind !== 'CHOICES') return offered?.of(shape) ?? []
    return Object.entries(shape.of.words).map(([value, text]) => ({ value, text }))
  }

  return {
    form,
    fields,
    values,
    files: draft?.files ?? ([] as KeptFile[]),
    setFiles,
    /** Undefined until the device has been read. */
    draft,
    place,
    renew,
    restored,
    /** By the name of the field. */
    faults: Object.fromEntries(Object.entries(faults).filter(([name]) => complained.includes(name))),
    filesField,
    /** Whether a refusal names a field of this form. */
    isOfField: (refusal: WireRefusal | null | undefined) => fields.some(({ name }) => name === refusal?.field),
    offered,
    optionsOf,
    change(name: string, value: string) {
      update({ [name]: value })
      setRestored(false)
      setDiscarded(undefined)
      setComplained(complained.filter((other) => other !== name))
    },
    /** Says what is wrong and goes to the first of it; true when there is nothing. */
    check(): boolean {
      setComplained(Object.keys(faults))
      const faulty = fields.find(({ name }) => faults[name])
      if (faulty) focusFieldSoon(faulty.name)
      return faulty === undefined
    },
    discard() {
      setDiscarded(values)
      update(Object.fromEntries(fields.map(({ name }) => [name, first[name] ?? ''])))
      setRestored(false)
    },
    /** Takes the last `discard` back, until something else is written. */
    undiscard:
      discarded &&
      (() => {
        update(discarded)
        setDiscarded(undefined)
        setRestored(true)
      }),
    close,
  }
}

export type ActFormState = ReturnType<typeof useActForm>
