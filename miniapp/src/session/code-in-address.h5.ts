/** Whether the address carries a code to sign in with; `signInCode` takes it out. */
export const codeInAddress = (): boolean => {
  const query = new URLSearchParams(window.location.search)
  return query.has('dt_code') || query.has('wx_code')
}
