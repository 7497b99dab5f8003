const SAVE_AS = '请用表格软件打开，另存为“CSV UTF-8（逗号分隔）”，再用新文件。'

/** How files begin that people take for text, what each is, and what to do with it. */
const KINDS: readonly (readonly [begins: string, what: string, remedy: string])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '旧版 Excel 文件（.xls），或加了密码的表格', SAVE_AS],
  ['\x09\x08', '很旧的 Excel 文件（.xls）', SAVE_AS],
  ['\x1f\x8b', 'gzip 压缩文件', '请先解压（gunzip），再用解开的文件。'],
  ['7z\xbc\xaf\x27\x1c', '7z 压缩文件', '请先解压，再用解开的文件。'],
  ['Rar!\x1a\x07', 'RAR 压缩文件', '请先解压，再用解开的文件。'],
  ['BZh91AY', 'bzip2 压缩文件', '请先解压，再用解开的文件。'],
  ['\xfd7zXZ\x00', 'xz 压缩文件', '请先解压，再用解开的文件。'],
  ['\x28\xb5\x2f\xfd', 'zstd 压缩文件', '请先解压，再用解开的文件。'],
  ['%PDF', 'PDF 文件', '请向原系统要 CSV 或 Excel 格式的导出。'],
  ['{\\rtf', 'RTF 文稿', '请向原系统要 CSV 或 Excel 格式的导出。'],
  ['\xff\xd8\xff', '图片', '请向原系统要 CSV 或 Excel 格式的导出。'],
  ['\x89PNG', '图片', '请向原系统要 CSV 或 Excel 格式的导出。'],
  ['SQLite format 3\x00', 'SQLite 数据库', '请先把其中的表导出为 CSV。'],
  ['PAR1', 'Parquet 文件', '请先导出为 CSV。'],
  ['\xff\xfe\x00\x00', 'UTF-32 文本', '请另存为“CSV UTF-8”，再用新文件。'],
  ['\x00\x00\xfe\xff', 'UTF-32 文本', '请另存为“CSV UTF-8”，再用新文件。'],
]

/** A zip holds the names of its files uncompressed, the first ones early. */
const ZIPPED: readonly (readonly [name: RegExp, what: string, remedy: string])[] = [
  [/xl\/|application\/vnd\.oasis\.opendocument\.spreadsheet/, 'Excel 或表格文件（.xlsx、.ods）', SAVE_AS],
  [/word\/|opendocument\.text/, 'Word 文稿', '请把其中的表格复制到表格软件，另存为“CSV UTF-8”。'],
  [/\[Content_Types\]|_rels\/|docProps\//, 'Excel 等办公软件的文件', SAVE_AS],
]

const MARKUP: readonly (readonly [begins: RegExp, what: string])[] = [
  [/^<(!doctype html|html|head|meta|body|table|style|div|script)\b/i, '网页（HTML）；有的系统把它存成 .xls'],
  [/^(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?<([a-z]+:)?(workbook)\b/i, 'XML 格式的表格'],
  [/^<\?xml\b/i, 'XML 文件'],
  [/^(mime-version:|message-id:)/i, '单个文件网页（MHT）；有的系统把它存成 .xls'],
]

/**
 * What a file is that begins so, in a sentence with the remedy, where it is no text of rows; null where it may be one.
 * The name is not asked: an .xls may hold anything.
 */
export function notText(head: Buffer): string | null {
  const begins = head.toString('latin1')
  const sentence = (what: string, remedy: string) => `这是${what}，不是文本。${remedy}`
  const kind = KINDS.find(([start]) => begins.startsWith(start))
  if (kind) return sentence(kind[1], kind[2])
  if (['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((start) => begins.startsWith(start))) {
    const zipped = ZIPPED.find(([name]) => name.test(begins))
    return zipped ? sentence(zipped[1], zipped[2]) : sentence('zip 压缩文件', '请先解压，再用解开的文件。')
  }
  const words = begins.replaceAll('\x00', '').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '')
  const markup = MARKUP.find(([start]) => start.test(words))
  if (markup) return `这是${markup[1]}，不是 CSV。${SAVE_AS}`
  return null
}
