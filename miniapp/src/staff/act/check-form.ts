import { NOTE_MAX } from '@qihu/shared'
import type { FormValues, StaffForm } from '../forms'
import { staffWords } from '../words'

/** By the name of the field: what is missing or too long. The server has the last word on the rest. */
export function checkForm(form: StaffForm, values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { name, label, kind, required } of form.fields) {
    const value = (values[name] ?? '').trim()
    const length = [...value].length
    if (required && length === 0) {
      errors[name] = kind === 'text' ? staffWords.writeFirst(label) : staffWords.chooseFirst(label)
    } else if (length > NOTE_MAX) {
      errors[name] = staffWords.tooLong(NOTE_MAX, length - NOTE_MAX)
    }
  }
  return errors
}
