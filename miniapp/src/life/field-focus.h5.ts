export const fieldId = (name: string): string => `act-${name}`

/** To the chosen one of a group, else to its first control. */
export function focusField(name: string): void {
  const field = document.getElementById(fieldId(name))
  field?.querySelector<HTMLElement>('textarea, input, [tabindex="0"]')?.focus()
  field?.scrollIntoView({ block: 'nearest' })
}

/** Once what was just chosen or found wrong is drawn. */
export const focusFieldSoon = (name: string): void => {
  setTimeout(() => focusField(name), 0)
}

export const focusedField = (names: readonly string[]): string | undefined =>
  names.find((name) => document.getElementById(fieldId(name))?.contains(document.activeElement))
