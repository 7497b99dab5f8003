/** Mini-programs keep no history that a page could add to; see BackGuard. */
export const useBackCloses = (_onClose: () => void): void => undefined
