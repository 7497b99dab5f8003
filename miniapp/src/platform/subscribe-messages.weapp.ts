import Taro from '@tarojs/taro'
import type { SubscribeMessages } from './contract'

/** Must be called inside a tap, before anything is awaited. A refused or closed dialog gives {}. */
export const subscribeMessages: SubscribeMessages = async (templateIds) => {
  if (templateIds.length === 0) return {}
  const answer = (await Taro.requestSubscribeMessage({
    tmplIds: templateIds,
    entityIds: [],
  }).catch(() => ({}))) as Record<string, unknown>
  const choices: Awaited<ReturnType<SubscribeMessages>> = {}
  for (const id of templateIds) {
    const choice = answer[id]
    if (choice === 'accept' || choice === 'reject' || choice === 'ban' || choice === 'filter') choices[id] = choice
  }
  return choices
}
