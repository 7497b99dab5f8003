type Parameters = Readonly<Record<string, string | undefined>>

export const readAddress = (_openedWith: Parameters): Parameters =>
  Object.fromEntries(new URLSearchParams(window.location.search))

/** Keeps what was chosen on a page (tab, search, month) in the address: a reload or a shared link opens the same view. */
export function showInAddress(parameters: Readonly<Record<string, string>>): void {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '')
  const query = new URLSearchParams(filled).toString()
  const address = `${window.location.pathname}${query ? `?${query}` : ''}`
  window.history.replaceState(window.history.state, '', address)
}
