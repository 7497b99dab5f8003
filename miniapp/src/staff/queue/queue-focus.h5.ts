export const SEARCH_BOX = 'queue-search'

/** Of the page in front: another one of the same kind may lie below it. */
const find = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.checkVisibility())

export const focusSearch = (): void => find(`#${SEARCH_BOX} input`)?.focus()

export const leaveSearch = (): void => {
  if (find(`#${SEARCH_BOX}`)?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
}

/** After the list has been drawn anew, and a form that closed has given the focus back. */
export const focusCurrentRow = (): void => {
  setTimeout(() => find('.qh-queue [aria-current="true"]')?.focus(), 0)
}

export const focusDetail = (): void => find('.qh-split__detail')?.focus()
