import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { readAddress, showInAddress } from '../platform/address'
import type { Tab } from './Setup'
import { adminWords as words } from './words'

const TABS = Object.keys(words.tab) as Tab[]

/** Which part of a centre is shown; it stands in the address beside `more`. */
export function useTab(more: Readonly<Record<string, string>>): [Tab, (tab: Tab) => void] {
  const asked = readAddress(useRouter().params).tab
  const [tab, setTab] = useState<Tab>(TABS.find((one) => one === asked) ?? 'UNITS')
  const choose = (next: Tab) => {
    setTab(next)
    showInAddress({ ...more, tab: next })
  }
  return [tab, choose]
}
