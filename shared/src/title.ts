import { clean, cut, oneLine } from './clean.ts'
import { lengthOf } from './text.ts'

export const TITLE_MAX = 24

/** A clause: up to a sign that ends one. A comma between thousands ends none. */
const CLAUSES = /(?:\d(?:[,，]\d{3})+(?!\d)|[^\n。；;！!？?，,])+/g
/** What comes later is no title. Half a character at the end goes with the cleaning. */
const LOOKED_AT = 400
/** Shorter than this it says nothing. */
const ENOUGH = 4

const WHO =
  '(?:领导|书记|[省市县区州镇乡局厅处科院部校会行所队组]长|主任|主席|经理|同志|老师|先生|女士|小姐|专员|工作人员|客服|专窗|窗口|有关部门|相关部门)'
const HELLO =
  '(?:(?:您|你|大家|各位|领导|大伙)?们?(?:早上|上午|中午|下午|晚上|新年|春节|节日|周末)?好|(?:您|你)?们?辛苦了?|打扰了?|hello|hi|哈喽|在吗|在不在)'
const STOP = '[\\s，,。.！!：:；;~～、…—-]'
const HONOURED = '(?:尊敬|敬爱|亲爱|尊贵)的?'

/** What a text is opened with before it comes to its matter; each is taken off until none is left. */
const OPENINGS = [
  // 尊敬的市长热线工作人员： · 尊敬的青禾街道办： · 尊敬的领导我公司…
  `${HONOURED}[^，,。！!：:；;\\n]{0,20}${WHO}们?(?:${HELLO})?(?:${STOP}+|$)`,
  `${HONOURED}(?:(?!${WHO})[^，,。！!：:；;\\n]){0,12}(?:${STOP}+|$)`,
  `${HONOURED}[^，,。！!：:；;\\n]{0,20}?${WHO}们?(?:${STOP}|${HELLO}|们)*`,
  // 云溪县政务中心：您好！
  `[^，,。！!：:；;\\n]{1,20}[：:，,！!\\s]\\s*${HELLO}(?=${STOP}|$|[我本请想关]|有)${STOP}*`,
  // 各位领导好， · 李主任你好我公司… · 领导：
  `(?:各位|各级|请问|致)?[^，,。！!：:；;\\n]{0,8}?${WHO}们?(?:${STOP}*${HELLO}(?![像转])(?:${STOP}|[呀啊哈呢])*|[：:]${STOP}*)`,
  `(?:各位|各级)[^，,。！!：:；;\\n]{0,8}?${WHO}们?${STOP}+`,
  // 有关部门领导， · 各位领导干部大家好，
  `[^，,。！!：:；;\\n我找见问请给让被跟和与]{0,8}领导(?:干部|同志)*们?(?:${HELLO})?[，,：:！!]+\\s*`,
  `[\\u4e00-\\u9fff]{0,3}(?:领导|书记|[市县区局镇]长|主任)[，,！!。]\\s*`,
  `(?:敬启者|亲)${STOP}+`,
  `(?:您|你)们?好(?![像转])(?:${STOP}|[呀啊哈呢])*`,
  `${HELLO}(?:[呀啊哈呢]|${STOP})*(?:${STOP}+|$)`,
  // 1、 · （二） · ##
  '[（(]?[一二三四五六七八九十\\d]{1,2}(?:[)）、]|[.．](?!\\d))\\s*',
  '[\\s，,。.！!：:；;~～、…—*#·-]+',
].map((opening) => new RegExp(`^${opening}`, 'i'))

/** Clauses that lead up to the matter: thanks, who writes, since when, that something follows. */
const FOREWORDS = [
  /^(?:再次|首先|非常|十分|很|真诚)?(?:感谢|谢谢|冒昧|打扰|麻烦您|麻烦你|不好意思|抱歉|对不起|辛苦|百忙|在百忙|望百忙|劳驾)/,
  /^(?:我|本人|我们|咱们?|俺)(?:是(?!否|不是)|叫|系(?!统|列)|姓|名叫|家住|住在|来自)/,
  /^(?:我|本|我们|我们这家|我们的)?(?:公司|单位|厂|店|企业|合作社|机构|学校)(?:是一|系一|为一|是[^否不]|位于|地处|成立于|全称|名称|叫)/,
  /^(?:是(?!否|不是)|系(?!统|列)|作为)/,
  /^[一本][名位个].*(?:人|员|者|户|民|生|主|长|师|工|众|会计)$/,
  /^(?:我|我们|本人|我公司|我单位|今天|今|现|特)*(?:想|要|来|特|需要|有事)*(?:向|跟|和|请)?(?:您|你|贵|各位|领导|政府|部门|中心|窗口|局|处)*(?:们)?(?:咨询|请问|请教|请|反映|反应|问|说|投诉|举报|求助|了解|汇报)(?:一下|下|个|一个|几个|两个|以下|如下)*(?:问题|情况|事情|事)?(?:如下)?$/,
  /^(?:具体|事情|情况|现将|以下|下面)+.{0,8}(?:如下|这样的|是这样)$/,
  /^(?:众所周知|一直以来|长期以来|多年来|近年来|近日来?|近期|近来|目前|最近|现在|当前|今年|去年|前年|今天|昨天|前天|上周|上个?月|此前|之前|日前|另外|此外|但是|可是|因此|所以|然而|于是)$/,
  /^(?:大概|大约|本人|我|我们)?(?:自|自从|从|于|在|早在)?[\d０-９一二三四五六七八九十]+[年月日号点/.-][\d０-９年月日号份点时分左右上下午初末底至到起开始以来之前后/.～~-]*$/,
]

const withoutOpenings = (text: string): string => {
  for (let rest = text; ; ) {
    const opening = OPENINGS.find((each) => each.test(rest))
    const less = opening ? rest.replace(opening, '') : rest
    if (less === rest || less === '') return rest
    rest = less
  }
}

/**
 * The matter in one line of at most 24 characters: the first clause that is no salutation, no thanks, and not who writes.
 * Where a text is nothing else, its first clause stands, so that a title is never empty.
 */
export function titleOf(description: string): string {
  const text = withoutOpenings(clean(description.slice(0, LOOKED_AT)))
  let first: string | null = null
  for (const [part] of text.matchAll(CLAUSES)) {
    const clause = oneLine(withoutOpenings(part.trim())).replace(/[\s：:、，,]+$/, '')
    if (lengthOf(clause) < ENOUGH) continue
    if (!FOREWORDS.some((foreword) => foreword.test(clause))) return cut(clause, TITLE_MAX)
    first ??= clause
  }
  return cut(first ?? (oneLine(text) || oneLine(description)), TITLE_MAX)
}
