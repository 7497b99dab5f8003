/** A mini-program has its pages at hand: the page in front asks as soon. */
export const askFirst = (): void => undefined
