/** Brings a part of the page into view and the focus to it, once it is drawn and whatever closed has given the focus back. */
export const showNow = (id: string): void => {
  setTimeout(() => {
    const part = document.getElementById(id)
    part?.focus({ preventScroll: true })
    part?.scrollIntoView({ block: 'nearest' })
  }, 60)
}
