import type { NoticeChannel, OutboxState } from '../db/schema.ts'

export type Dispatch = {
  readonly channel: NoticeChannel
  readonly state: OutboxState
  readonly outcome: string | null
}

export const CHANNEL_WORDS: Readonly<Record<NoticeChannel, string>> = { WECHAT: '微信', DINGTALK: '钉钉', SMS: '短信' }

/** What became of a push; also the vocabulary of `outbox.outcome`. */
export const OUTCOMES = {
  DELIVERED: '已送达',
  NO_CONSENT: '未授权',
  REFUSED: '被拒收',
  DROPPED: '平台未投递',
  TECHNICAL: '技术失败',
  UNKNOWN: '结果未知',
  NO_ADDRESS: '没有可用的联系方式',
  HELD_BACK: '试运行，没有发出',
} as const

/**
 * How a message was sent besides the list it stands in, from its pushes in the order they were made: a failed one names
 * its reason, and what replaced it comes after. Null when nothing left the system.
 */
export function alsoSent(dispatches: readonly Dispatch[]): string | null {
  const told = dispatches.filter((each) => each.state !== 'OBSOLETE')
  const last = told.at(-1)
  if (!last) return null
  const missed = told.slice(0, -1).map((each) => `${CHANNEL_WORDS[each.channel]}${each.outcome ?? OUTCOMES.TECHNICAL}`)
  const channel = missed.length > 0 ? `已改发${CHANNEL_WORDS[last.channel]}` : CHANNEL_WORDS[last.channel]
  return [
    ...missed,
    missed.length > 0 && last.state === 'SENT' ? channel : CHANNEL_WORDS[last.channel] + result(last),
  ].join('，')
}

function result({ state, outcome }: Dispatch): string {
  switch (state) {
    case 'WAITING':
      return outcome ? `发送失败（${outcome}），次日上午再发` : '待发送'
    case 'ACCEPTED':
      return '已发送'
    case 'SENT':
      return outcome ?? '已发送'
    case 'UNKNOWN':
      return OUTCOMES.UNKNOWN
    case 'FAILED':
    case 'OBSOLETE':
      return `发送失败（${outcome ?? OUTCOMES.TECHNICAL}）`
  }
}
