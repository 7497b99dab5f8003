import { clean, oneLine } from './clean.ts'
import { vocabulary, type Word } from './life/vocabulary.ts'
import { lengthOf } from './text.ts'

/**
 * What a centre says in words of its own: lines beside those of the program, which say what the program does, and for each
 * message to a requester the sentence that stands around the program's.
 */
export const CENTRE_TEXT = /* @__PURE__ */ vocabulary('CentreText', {
  PRIVACY: '个人信息保护说明',
  FILING: '提诉求页面的提示',
  RECEIVED: '消息：已收到',
  ACCEPTED: '消息：已受理',
  NOT_ACCEPTED: '消息：不予受理',
  ASSIGNED: '消息：已派到单位',
  SIGNED: '消息：单位已签收',
  PROGRESS: '消息：新进展',
  INFORMATION_NEEDED: '消息：请补充材料',
  RESUMED: '消息：补正时限已到',
  MOVED: '消息：换了办理单位',
  DATE_MOVED: '消息：答复日期有调整',
  ANSWERED: '消息：已答复',
  REASSIGNED: '消息：再次办理',
  CLOSED: '消息：已结束',
})
export type CentreText = Word<typeof CENTRE_TEXT>

/** Kinds of notices, each told to requesters, around whose sentence a centre may put its own. */
export const MESSAGE_TEXTS: readonly CentreText[] = CENTRE_TEXT.values.filter(
  (kind) => kind !== 'PRIVACY' && kind !== 'FILING',
)

/** What the program says itself stands here; without it a message would lose its dates and the unit. */
export const OWN_WORDS = '原文'
/** What may stand in braces in a message, and what for. */
export const TEXT_FIELDS: Readonly<Record<string, string>> = {
  [OWN_WORDS]: '系统写的那句话，期限和单位都在里面',
  编号: '诉求编号',
  专窗: '专窗名称',
  专窗电话: '专窗电话',
}

const BRACES = /\{([^{}]*)\}/g
const MOST_LINES: Readonly<Partial<Record<CentreText, number>>> = { PRIVACY: 8, FILING: 3 }
const LINE_MAX = 120
const MESSAGE_MAX = 200
/** Article 17 of the 个人信息保护法: who is responsible for personal data, and how he is reached. */
const REACHED = /\d{5}/

export const isMessageText = (kind: CentreText): boolean => MESSAGE_TEXTS.includes(kind)

/** A text as it is stored; braces typed wide are braces. Empty: the program's own words alone. */
export function centreText(kind: CentreText, typed: string): string {
  const text = clean(typed)
    .replace(/[｛{]\s*/g, '{')
    .replace(/\s*[｝}]/g, '}')
  // The program's sentence alone is what there is without a text.
  if (isMessageText(kind)) return oneLine(text) === `{${OWN_WORDS}}` ? '' : oneLine(text)
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n')
}

/** What is wrong with a text as `centreText` gives it, with the remedy; null where nothing is. */
export function centreTextFault(kind: CentreText, text: string): string | null {
  if (text === '') return null
  return isMessageText(kind) ? messageFault(text) : linesFault(kind, text.split('\n'))
}

function messageFault(text: string): string | null {
  const names = [...text.matchAll(BRACES)].map(([, name = '']) => name)
  const unknown = names.find((name) => !Object.hasOwn(TEXT_FIELDS, name))
  const offered = Object.keys(TEXT_FIELDS)
    .map((name) => `{${name}}`)
    .join('、')
  if (unknown !== undefined) return `没有 {${unknown}} 这一项。可以用：${offered}。`
  if (/[{}]/.test(text.replace(BRACES, ''))) return `大括号要成对写，例如 {${OWN_WORDS}}。`
  const own = names.filter((name) => name === OWN_WORDS).length
  if (own !== 1) {
    return `要写一次 {${OWN_WORDS}}：它是${TEXT_FIELDS[OWN_WORDS]}。例如：{${OWN_WORDS}}急事请打专窗电话。`
  }
  return tooLong(text, MESSAGE_MAX, '')
}

function linesFault(kind: CentreText, lines: readonly string[]): string | null {
  const most = MOST_LINES[kind] ?? 1
  if (lines.length > most) return `最多 ${most} 行，现在有 ${lines.length} 行。`
  const long = lines.flatMap((line, at) => tooLong(line, LINE_MAX, `第 ${at + 1} 行`) ?? [])
  if (long[0]) return long[0]
  if (kind === 'PRIVACY' && !lines.some((line) => REACHED.test(line))) {
    return '要写明由哪个单位负责保护个人信息，和它的联系电话（个人信息保护法第十七条）。'
  }
  return null
}

const tooLong = (text: string, max: number, where: string): string | null =>
  lengthOf(text) > max ? `${where}最多 ${max} 个字，超出 ${lengthOf(text) - max} 个。` : null

/** A message with its braces filled. */
export const filledText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(BRACES, (braces, name: string) => values[name] ?? braces)
