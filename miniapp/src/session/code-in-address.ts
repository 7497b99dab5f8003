/** Mini-programs have no address. */
export const codeInAddress = (): boolean => false
