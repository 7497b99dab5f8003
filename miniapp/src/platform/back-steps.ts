/** Mini-programs keep no history that a page could add to; see BackGuard. */
export const closeByBackStep =
  (_close: () => void): (() => void) =>
  () =>
    undefined

export const stepBackHere = (): boolean => false
