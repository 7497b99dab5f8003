/** Mini-programs have no keyboard focus to keep. */
export const useFocusTrap = (_panelId: string, _onClose: () => void): void => undefined
