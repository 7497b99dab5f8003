/** Mini-programs have no keyboard focus to move. */
export const SEARCH_BOX = 'queue-search'

export const focusSearch = (): void => undefined
export const leaveSearch = (): void => undefined
export const focusCurrentRow = (): void => undefined
export const focusDetail = (): void => undefined
