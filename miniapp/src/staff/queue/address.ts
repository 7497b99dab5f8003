/** Mini-programs have no address line. */
export const showInAddress = (_parameters: Readonly<Record<string, string>>): void => undefined
