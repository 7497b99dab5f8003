import { keepSetting, readSetting } from './stored-setting'

const KEY = 'display.keysOff'
let off = false

/** Single-letter keys can be switched off (我的 → 快捷键). */
export const keysAreOn = (): boolean => !off && readSetting(KEY) !== true

export const setKeysOn = (on: boolean): void => {
  off = !on
  keepSetting(KEY, off)
}
