type Parameters = Readonly<Record<string, string | undefined>>

/** Mini-programs have no address line; what they were opened with is all there is. */
export const readAddress = (openedWith: Parameters): Parameters => openedWith

export const showInAddress = (_parameters: Readonly<Record<string, string>>): void => undefined
