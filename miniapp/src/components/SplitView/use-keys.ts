/** From a key (`j`), a sequence (`g q`) or a chord (`Ctrl+Enter`) to what it does. */
export type Keys = Readonly<Record<string, () => void>>

/** Phones have no keyboard to listen to. */
export const useKeys = (_keys: Keys | undefined, _options?: { inDialog?: boolean }): void => undefined

export const useColumnFocus = (_id: string, _wide: boolean): void => undefined
