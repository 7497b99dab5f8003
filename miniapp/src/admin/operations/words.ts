/** What the page of operations says beside what was found, which comes from the server. */
export const operationsWords = {
  title: '运行状况',
  summary: (bad: number, notes: number) => {
    if (bad > 0) return notes > 0 ? `要处理 ${bad} 项，注意 ${notes} 项` : `要处理 ${bad} 项`
    return notes > 0 ? `没有要处理的，注意 ${notes} 项` : '一切正常'
  },
  lookedAt: (when: string) => `${when}查的，每五分钟再查一次。`,
  refresh: '现在再查',
  looking: '正在查…',
  mend: '要处理的',
  mind: '要注意的',
  good: '正常',
  level: { GOOD: '正常', NOTE: '注意', BAD: '要处理' },

  notices: '消息',
  since: (when: string) => `${when}以来；待发是现在的。`,
  noChannel: '没有接入任何平台，消息只在站内。',
  sent: '发出',
  delivered: '送达',
  failed: '失败',
  waiting: '待发',
  oldest: (when: string) => `最早一条没有发成的：${when}`,

  held: '试运行：本来会发出的消息',
  noneHeld: '还没有。',
  heldHint: '都没有发给任何人；正式使用时也不会补发。',
  lost: '没有送到的消息',
  noneLost: '近一个月没有。',
  lostOf: (shown: number, all: number) =>
    shown < all
      ? `共 ${all} 条，显示 ${shown} 条。`
      : `共 ${all} 条。请按编号告诉专窗打电话，或补上联系方式后重新发送。`,
  number: (number: string) => `诉求编号 ${number}`,
  fate: (to: string, word: string, why: string, when: string) => `给${to} · ${word}${why} · ${when}`,
  again: '重新发送',
  againOf: (title: string, to: string) => `把“${title}”重新发送给${to}`,
} as const
