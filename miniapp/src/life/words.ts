/** What every form says, whichever action it is for. */
export const formWords = {
  chooseFirst: (label: string) => `请选择${label}。`,
  writeFirst: (label: string) => `请写明${label}。`,
  outOfRange: (min: number, max: number) => `请填 ${min} 到 ${max} 的整数。`,
  tooMany: (max: number) => `最多 ${max} 份，请删去一些。`,
  wrong: (label: string) => `请核对${label}。`,
  choicesFailed: '没有读到名单。',
  retry: '重试',
} as const
