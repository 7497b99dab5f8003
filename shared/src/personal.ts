/**
 * What in a text leads to a person: telephones, numbers of papers, cards and plates, addresses of mail and messengers, and
 * names where their place gives them away. Rules find no name that stands in the middle of a sentence, and nobody's address.
 * What they take is gone for good, so where a number may be something else they need a word beside it, or its check digit.
 * For the server alone: phones of some years ago end a program that looks behind (`text.ts`).
 */

const D = '[\\d０-９]'
const GAP = '[\\s\\-－—–.·_/]{0,3}'
const digits = (count: number | string) => `${D}{${count}}`
const NO_DIGIT_BEFORE = `(?<!${D}[.．]?)`
const NO_DIGIT_AFTER = `(?!${D})`
/** Of an amount, a length or a number of something else no telephone is made. */
const NO_MEASURE_AFTER = '(?!\\s?[元万亿千百吨件平米㎡%％])'
/** Behind these a row of digits is the number of a paper or a case. */
const NO_NUMBER_BEFORE = '(?<![第字编发票单据公文证案文批照告]号?码?[:：\\s]{0,2})(?<![\\w-])'

/** The hundred most usual names of families, nine of ten people, and those of two characters. */
const LONG_FAMILIES = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐'
const SHORT_FAMILIES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤俞章施洪祝裘'
const FAMILIES = `(?:${LONG_FAMILIES}|[${SHORT_FAMILIES}])`
/** Without those that are as often words: 于, 方, 高 … */
const SURE_FAMILIES = `(?:${LONG_FAMILIES}|[${SHORT_FAMILIES.replace(/[于方高金石田万白任江龙雷施向程范章武马林黄许何史严莫段夏秦洪余应]/g, '')}])`
const HAN = '[\\u4e00-\\u9fff]'
const END = '(?=$|[^\\u4e00-\\u9fff]|先生|女士|小姐|同志|电话|手机|联系)'
const TITLES = '先生|女士|小姐|大姐|大哥|阿姨|师傅|老板|经理|会计|厂长|店长'

/** The check character of an identity number (GB 11643, ISO 7064 MOD 11-2), and a birth that has been. */
function isIdentity(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, place) => all + weight * Number(plain[place]), 0)
  return plain[17] === '10X98765432'[sum % 11]
}

/** ISO/IEC 7812: every second digit from the right counts double. */
function isCard(text: string): boolean {
  const plain = text.replace(/\D/g, '')
  const sum = [...plain].reverse().reduce((all, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

type Rule = { readonly as: string; readonly found: string; readonly is?: (text: string) => boolean }
const RULES: readonly Rule[] = [
  { as: '［邮箱］', found: '[\\w.+-]+[@＠][\\w-]+(?:[.．][\\w-]+)+' },
  // With its word beside it, whatever it is.
  {
    as: '［证件号］',
    found:
      '(?<=(?:护照|通行证|身份证|证件)(?:号码?)?[:：为是\\s]{0,3})(?:[A-Za-z]{1,2}\\d{7,9}|\\d{6}\\s?\\d{8}\\s?\\d{3}[\\dXx]|\\d{15})(?![\\dA-Za-z])',
  },
  // GB 11643: a division, a date of birth, a number and a check character. A credit code (GB 32100) begins with 9;
  // numbers of cases have the year in which they came in the place of a birth.
  {
    as: '［证件号］',
    found: `${NO_DIGIT_BEFORE}(?<![A-Za-z])[1-8１-８]${digits(5)}\\s?(?:19${digits(2)}|20[01]\\d|2020|１９${digits(2)}|２０${digits(2)})[01０１]${D}[0-3０-３]${D}\\s?${digits(3)}[\\dXxＸｘ０-９](?![\\dA-Za-z０-９])`,
    is: isIdentity,
  },
  // Mobile telephones, however they are cut up.
  {
    as: '［电话］',
    found: `${NO_DIGIT_BEFORE}(?:(?:[+＋]|00)?86${GAP})?[1１][3-9３-９]${D}(?:${GAP}${digits(4)}${GAP}${digits(4)}|${GAP}${digits(3)}${GAP}${digits(5)}|${GAP}${digits(3)}${GAP}${digits(3)}${GAP}${digits(2)})${NO_DIGIT_AFTER}${NO_MEASURE_AFTER}`,
  },
  // Behind the number of a point in a list.
  { as: '［电话］', found: `(?<=(?:^|\\s)\\d{1,2}[.．、])1[3-9]\\d{9}${NO_DIGIT_AFTER}` },
  {
    as: '［电话］',
    found: `${NO_NUMBER_BEFORE}(?:(?:[+＋]|00)?86${GAP}[1-9]${digits('1,2')}|[（(]?[0０][1-9１-９]${digits('1,2')}[)）]?)${GAP}[2-9２-９]${digits('2,3')}${GAP}${digits(4)}(?:(?:转|-)${digits('1,5')})?${NO_DIGIT_AFTER}${NO_MEASURE_AFTER}`,
  },
  {
    as: '［电话］',
    found: `(?<=(?:电话|手机|座机|致电|传真|联系方式|tel|TEL|Tel)(?:号码?)?[:：为是\\s]{0,3})[2-9]${digits('2,3')}${GAP}${digits(4)}${NO_DIGIT_AFTER}`,
  },
  {
    as: '［卡号］',
    found: `${NO_DIGIT_BEFORE}(?:62\\d\\d|4\\d{3}|5[1-5]\\d\\d|3[57]\\d\\d)(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?${NO_DIGIT_AFTER}`,
    is: isCard,
  },
  {
    as: '［账号］',
    found:
      '(?<=(?:微信|QQ|qq|wechat|WeChat|支付宝|钉钉|vx|VX|加[Vv])(?:号码?|账号)?[:：为是\\s]{0,3})[A-Za-z0-9][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9_-])',
  },
  {
    as: '［车牌］',
    found:
      '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?!GB|gb)[A-HJ-NP-Za-hj-np-z][·•\\s]?(?=[A-Za-z\\d]*\\d)[A-HJ-NP-Za-hj-np-z\\d]{5,6}(?![A-Za-z\\d])',
  },
  // What stands behind such a word and a colon is a name.
  {
    as: '［姓名］',
    found: `(?<=(?:姓名|联系人|经办人|法人|法定代表人|法人代表|负责人|申请人|投诉人|反映人|户主|车主|业主|当事人)(?:姓名)?(?:[:：]|是|为|叫)\\s{0,3})${FAMILIES}${HAN}{1,2}${END}`,
  },
  { as: '［姓名］', found: `(?<=我叫|名叫)${FAMILIES}${HAN}{1,2}${END}` },
  {
    as: '［姓名］',
    found: `(?<=(?:^|[^\\u4e00-\\u9fff])(?:本人|我是|我叫)?)${SURE_FAMILIES}${HAN}{1,2}(?=先生|女士|小姐)`,
  },
  { as: '［姓名］', found: `(?<=(?:^|[^\\u4e00-\\u9fff])(?:本人|我是))${SURE_FAMILIES}${HAN}{1,2}${END}` },
  { as: '［姓名］', found: `(?<=^|[^\\u4e00-\\u9fff]|[是找与和跟由向被让给叫请系])${FAMILIES}(?=${TITLES})` },
]

const ANY = new RegExp(RULES.map(({ found }) => `(${found})`).join('|'), 'gm')
const NAMED = new RegExp(`^${FAMILIES}(?:${HAN}{1,3}|(?:${TITLES}|总|主任))$`)
const AROUND = `(?:${TITLES}|总|主任)`

/**
 * One name wherever it stands. One of two characters may be a word as well, and is taken only where it stands apart, or before a
 * title; what is no name of a person is none at all, whoever typed it.
 */
export function withoutName(text: string, name: string): string {
  if (!NAMED.test(name)) return text
  const short = [...name].length < 3
  const found = short ? `(?<!${HAN})${name}(?!${HAN})|${name}(?=${AROUND})` : name
  return text.replace(new RegExp(found, 'g'), '［姓名］')
}

/** @param names of people who are known to stand in it. */
export function withoutPersonal(text: string, names: readonly string[] = []): string {
  const named = [...names].sort((a, b) => b.length - a.length).reduce(withoutName, text)
  return named.replace(ANY, (whole, ...parts) => {
    const rule = RULES[parts.findIndex((part) => part !== undefined)]
    return rule && (rule.is?.(whole) ?? true) ? rule.as : whole
  })
}
