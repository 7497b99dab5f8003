import type { Platforms } from '../platforms/platforms.ts'

/** A notice got as far as the platform's door, in an installation that sends none. */
export class HeldBack extends Error {
  constructor() {
    super('held back: this installation sends no notices (DRY=1)')
    this.name = 'HeldBack'
  }
}

const hold = async (): Promise<never> => {
  throw new HeldBack()
}

/** The same clients, by which nobody is told anything: all that is looked at before is, so that what is held back would have gone. */
export const holdingBack = ({ wechat, dingTalk, sms }: Platforms): Platforms => ({
  wechat: { ...wechat, sendSubscribeMessage: hold },
  dingTalk: { ...dingTalk, sendWorkNotice: hold },
  sms: { ...sms, send: hold },
})
