/** Mini-programs keep no history that a page could add to; see BackGuard. */
export const closeByBackStep =
  (_close: () => void): (() => void) =>
  () =>
    undefined

/** What to do once nothing lies over the page any more. */
export const leaveOverlays = (then: () => void): void => then()

export const whenStill = (then: () => void): void => then()

export const stepBackHere = (): boolean => false
