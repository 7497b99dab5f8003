/** A browser opens the code's link with the phone's own camera. */
export const canScan = false
