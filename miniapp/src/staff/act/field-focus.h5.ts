export const fieldId = (name: string): string => `act-${name}`

/** To the chosen one of a group, else to its first control. */
export function focusField(name: string): void {
  const field = document.getElementById(fieldId(name))
  const control = field?.querySelector<HTMLElement>('textarea, input, [tabindex="0"]')
  field?.scrollIntoView({ block: 'nearest' })
  control?.focus()
}

export const focusedField = (names: readonly string[]): string | undefined =>
  names.find((name) => document.getElementById(fieldId(name))?.contains(document.activeElement))
