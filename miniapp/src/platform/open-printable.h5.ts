import { absolute } from './answer'

/** A page to be printed, in a tab of its own. */
export const openPrintable = (url: string): void => {
  window.open(absolute(url), '_blank', 'noopener')
}
