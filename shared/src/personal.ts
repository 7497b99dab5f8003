/**
 * What in a text leads to a person: telephones, numbers of papers, cards and plates, addresses of mail and messengers, and
 * names where their place gives them away. Rules find no name that stands in the middle of a sentence, and nobody's address.
 * For the server alone: phones of some years ago end a program that looks behind (`text.ts`).
 */

const D = '[\\d０-９]'
const GAP = '[\\s\\-－—–.·]?'
const digits = (count: number | string) => `${D}{${count}}`
const NO_DIGIT_BEFORE = `(?<!${D}[.．]?)(?<![A-Za-z])`
const NO_DIGIT_AFTER = `(?!${D})`

/** The hundred most usual names of families, nine of ten people, and those of two characters. */
const FAMILIES =
  '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|' +
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤俞章施洪祝裘]'
const HAN = '[\\u4e00-\\u9fff]'
const TITLES = '先生|女士|小姐|大姐|大哥|阿姨|师傅|老板'

type Rule = readonly [string, string]
const RULES: readonly Rule[] = [
  ['［邮箱］', '[\\w.+-]+[@＠][\\w-]+(?:[.．][\\w-]+)+'],
  // GB 11643: a division, a date of birth, a number and a check character. A credit code (GB 32100) begins with 9.
  [
    '［证件号］',
    `${NO_DIGIT_BEFORE}[1-8１-８]${digits(5)}(?:19|20|１９|２０)${digits(2)}[01０１]${D}[0-3０-３]${D}${digits(3)}[\\dXxＸｘ０-９](?![\\dA-Za-z０-９])`,
  ],
  ['［证件号］', `${NO_DIGIT_BEFORE}[1-8]\\d{5}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}${NO_DIGIT_AFTER}`],
  ['［证件号］', '(?<=(?:护照|通行证|证件|身份证)(?:号码?)?[:：为是\\s]{0,3})[A-Za-z]{1,2}\\d{7,9}'],
  // Mobile telephones, however they are cut up.
  [
    '［电话］',
    `${NO_DIGIT_BEFORE}(?:(?:[+＋]|00)?86${GAP})?[1１][3-9３-９]${D}(?:${GAP}${digits(4)}${GAP}${digits(4)}|${GAP}${digits(3)}${GAP}${digits(5)}|${GAP}${digits(3)}${GAP}${digits(3)}${GAP}${digits(2)})${NO_DIGIT_AFTER}`,
  ],
  [
    '［电话］',
    `${NO_DIGIT_BEFORE}[（(]?[0０]${digits('2,3')}[)）]?${GAP}${digits('7,8')}(?:(?:转|-)${digits('1,5')})?${NO_DIGIT_AFTER}`,
  ],
  [
    '［电话］',
    `(?<=(?:电话|手机|座机|致电|传真|联系方式|号码|tel|TEL|Tel)(?:号码?)?[:：为是\\s]{0,3})${digits('7,8')}${NO_DIGIT_AFTER}`,
  ],
  ['［卡号］', `${NO_DIGIT_BEFORE}[3-6]\\d{3}(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?${NO_DIGIT_AFTER}`],
  [
    '［账号］',
    '(?<=(?:微信|QQ|qq|wechat|WeChat|支付宝|钉钉)(?:号码?|账号)?[:：为是\\s]{0,3})[A-Za-z0-9][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9_-])',
  ],
  [
    '［车牌］',
    '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])',
  ],
  [
    '［姓名］',
    `(?<=(?:我叫|名叫|姓名|联系人|经办人|法人|法定代表人|法人代表|负责人|申请人|投诉人|反映人|户主|车主|业主|当事人)(?:姓名)?(?:是|为|叫)?[:：\\s]{0,3})(?:${FAMILIES})${HAN}{1,2}(?=$|[^\\u4e00-\\u9fff]|先生|女士|小姐|同志)`,
  ],
  [
    '［姓名］',
    `(?<=(?:^|[^\\u4e00-\\u9fff]|[是找与和跟由向被让给叫请])(?:我是|我叫)?)(?:${FAMILIES})${HAN}{0,2}?(?=${TITLES})`,
  ],
]

const ANY = new RegExp(RULES.map(([, pattern]) => `(${pattern})`).join('|'), 'gm')

/** @param names of people that are known to stand in it; of one letter none is looked for. */
export function withoutPersonal(text: string, names: readonly string[] = []): string {
  const masked = text.replace(ANY, (_, ...found) => RULES[found.findIndex((part) => part !== undefined)]?.[0] ?? '')
  return names
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, '［姓名］'), masked)
}
