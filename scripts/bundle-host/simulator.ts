/** A message as it lies on a simulated phone; which members it has depends on the channel. */
export interface PhoneMessage {
  readonly channel: 'sms' | 'wechat' | 'dingtalk'
  readonly templateId?: string
  readonly page?: string | null
  readonly data?: Readonly<Record<string, string>>
  readonly title?: string
  readonly markdown?: string
  readonly url?: string
  readonly text?: string
}

export type Simulator = ReturnType<typeof simulatorAt>

/** What the platforms do around a real phone, by the levers of the simulator that the service at `base` carries. */
export const simulatorAt = (base: string) => {
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const answer = await fetch(`${base}/sim/__sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, string>
  }
  const inbox = async (phone: string): Promise<PhoneMessage[]> => {
    const answer = await fetch(`${base}/sim/phone/${phone}/inbox`)
    return ((await answer.json()) as { messages: { content: PhoneMessage }[] }).messages.map(({ content }) => content)
  }
  return {
    weChatCode: async (openid: string) => (await post('wx/login', { openid })).js_code ?? '',
    dingTalkCode: async (userid: string) => (await post('dt/authcode', { userid })).code ?? '',
    /** WeChat remembers what was accepted in its dialog, whatever the mini-program does with the answer. */
    accept: (openid: string, tmplIds: readonly string[]) => post('wx/subscribe', { openid, tmplIds, choice: 'accept' }),
    /** Waits until such a message has reached the phone; of several the newest. */
    async arrived(phone: string, fits: (message: PhoneMessage) => boolean): Promise<PhoneMessage> {
      for (const until = Date.now() + 15_000; ; ) {
        const messages = await inbox(phone)
        const found = messages.find(fits)
        if (found) return found
        if (Date.now() > until) throw new Error(`Not on the phone of ${phone}: ${JSON.stringify(messages)}`)
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
    },
  }
}
