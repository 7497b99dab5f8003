import type { PickedFile } from './contract'

/** A phone has no tables: they are taken and written in a browser. */
export const pickTable = async (): Promise<PickedFile | null> => null
export const saveFile = (_name: string, _base64: string): void => undefined
export const hasTables = false
