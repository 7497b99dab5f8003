/** Focuses the first thing inside that can be used, once it is drawn. */
export const focusFirst = (id: string): void => {
  setTimeout(() => {
    const part = document.getElementById(id)
    const stop = part?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')
    ;(stop ?? part)?.focus()
  }, 60)
}
