/** How people and programs write that a cell has no value; compared without case. */
const WORDS: ReadonlySet<string> = new Set([
  ...['null', '(null)', '[null]', '<null>', '\\n', 'none', 'nil', 'nan', 'nat', 'n/a', 'na', '#n/a', '<na>'],
  ...['undefined', '(blank)', '(空)', '(无)', '无', '空', '空值', '暂无', '没有', '无数据'],
])

const LONGEST = 20

export function hasNoValue(text: string): boolean {
  if (text.length > LONGEST) return false
  return /^[-—–_/\\.·*?~"']*$/u.test(text) || WORDS.has(text.normalize('NFKC').toLowerCase())
}

/** Where programs have put a first or last day, or a zero, for a date that is not there. */
const NO_DAY = /^(0001-0?1-0?1|1753-0?1-0?1|1899-12-3[01]|1900-0?1-0?[01]|1970-0?1-0?1|9999-\d\d?-\d\d?)(?!\d)/
const NOT_YET = /^(尚?未|待|正在|在办|办理中|处理中|进行中)\p{Script=Han}{0,4}$/u

export function hasNoDate(text: string): boolean {
  if (text.length > LONGEST * 2) return false
  const plain = text.normalize('NFKC').replace(/[/.年月]/g, '-')
  return /^[0\s:\-TZ日时分秒]+$/.test(plain) || NO_DAY.test(plain) || NOT_YET.test(plain)
}
