/** Whether `scanCode` can do anything here. */
export const canScan = true
