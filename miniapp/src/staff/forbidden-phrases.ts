/** Phrases that tell the reader nothing; text of staff is warned about, never blocked. */
const PHRASES = [
  '已转相关部门',
  '请耐心等待',
  '高度重视',
  '研究研究',
  '原则上',
  '正在走流程',
  '不归我们管',
  '系统坏了',
  '满意请打五星',
]

export const forbiddenPhrases = (text: string): string[] => {
  const flat = text.replace(/\s/g, '')
  return PHRASES.filter((phrase) => flat.includes(phrase))
}
