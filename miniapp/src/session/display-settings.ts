import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { keepSetting, readSetting } from './stored-setting'

/** 0 is the standard version; 1 to 3 are 大, 较大 and 特大 of the elder version. */
export type ElderLevel = 0 | 1 | 2 | 3

const KEY = 'display.elderLevel'
const SCALE_FACTORS = [0.94, 1, 1.06, 1.15, 1.24, 1.3, 1.4, 1.5]
const listeners = new Set<() => void>()

const readStored = (): ElderLevel => {
  const stored: unknown = readSetting(KEY)
  return stored === 1 || stored === 2 || stored === 3 ? stored : 0
}

/** WeChat's text size, one of eight steps; everywhere else the normal one. */
const readTextStep = (): number => {
  if (process.env.TARO_ENV !== 'weapp') return 1
  const factor = (Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }).fontSizeScaleFactor ?? 1
  const distances = SCALE_FACTORS.map((step) => Math.abs(step - factor))
  return distances.indexOf(Math.min(...distances))
}

let elderLevel: ElderLevel | undefined
let textStep: number | undefined

const getElderLevel = (): ElderLevel => {
  elderLevel ??= readStored()
  return elderLevel
}

export const setElderLevel = (level: ElderLevel): void => {
  elderLevel = level
  keepSetting(KEY, level)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useElderLevel = (): ElderLevel => useSyncExternalStore(subscribe, getElderLevel, getElderLevel)

/** The class for the root of every page: it carries all type sizes. */
export const useTypeClass = (): string => {
  const level = useElderLevel()
  textStep ??= readTextStep()
  return level > 0 ? `el-${level}` : `fs-${textStep}`
}
