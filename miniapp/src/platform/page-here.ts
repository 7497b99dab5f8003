/** All pages of a mini-program are on the phone. */
export const whenHere = (_url: string, open: () => void): void => open()
