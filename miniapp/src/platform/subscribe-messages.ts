import type { SubscribeMessages } from './contract'

/** Only WeChat asks the person before it lets messages through. */
export const subscribeMessages: SubscribeMessages = async () => ({})
