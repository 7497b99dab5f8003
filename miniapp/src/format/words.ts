export const formatWords = {
  round: (round: number) => `第 ${round} 次`,
  asks: { supplement: '等您补充材料', confirm: '请看答复，告诉我们解决没有' },
  filed: (ago: string) => (/\d$/.test(ago) ? `${ago} 提交` : `${ago}提交`),
  due: (when: string) => `${when} 前答复`,
} as const
