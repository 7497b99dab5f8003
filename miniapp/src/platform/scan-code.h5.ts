import type { ScanCode } from './contract'

/** A browser opens the code's link with the phone's own camera; here the number is typed in. */
export const scanCode: ScanCode = async () => null
