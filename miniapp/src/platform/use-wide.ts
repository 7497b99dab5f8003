/** Mini-programs keep the phone's layout, on a computer too. */
export const useWide = (): boolean => false
