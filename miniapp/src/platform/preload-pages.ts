/** Mini-programs carry all their pages with them. */
export const preloadPages = (_paths: readonly string[]): void => undefined
