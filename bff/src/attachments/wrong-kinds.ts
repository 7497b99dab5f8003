/** Kinds of files that people send and that are not taken: told by their bytes, since phones and mails rename them. */

type Wrong = {
  readonly starts: RegExp
  /** What it is, as people call it; some containers say only by the name of the file what is in them. */
  readonly is: string
  readonly named?: readonly (readonly [ends: RegExp, is: string])[]
  readonly remedy: string
}

const AS_PDF = '，请另存为 PDF 再传'
const AS_PICTURE = '，请截图或另存为 JPG 再传'
const OFFICE = [
  [/(?:\.(?:docx?|wps)$|word\/)/i, 'Word 文件'],
  [/(?:\.(?:xlsx?|et)$|xl\/)/i, 'Excel 表格'],
  [/(?:\.(?:pptx?|dps)$|ppt\/)/i, 'PPT 文件'],
  [/(?:\.ofd$|OFD\.xml)/i, 'OFD 文件'],
] as const

const WRONG: readonly Wrong[] = [
  {
    starts: /^.{4}ftyp(?:hei|hev|mif1|msf1)/s,
    is: 'HEIC 照片',
    remedy: '，请在手机相机里改用“兼容性最佳”格式，或截图再传',
  },
  { starts: /^.{4}ftypavi/s, is: 'AVIF 图片', remedy: AS_PICTURE },
  { starts: /^GIF8/, is: 'GIF 动图', remedy: AS_PICTURE },
  { starts: /^(?:BM.{4}[^ -\xff]{4}|II\*.|MM.\*)/s, is: 'BMP 或 TIFF 图片', remedy: AS_PICTURE },
  { starts: /^(?:.{4}ftyp|RIFF.{4}AVI |.E\xdf\xa3)/s, is: '视频', remedy: '，请截图再传，或把视频带到窗口' },
  { starts: /^(?:ID3|#!AMR|RIFF.{4}WAVE|\xff[\xf1\xf3\xfb])/s, is: '录音', remedy: '，请写成文字，或把录音带到窗口' },
  { starts: /^(?:PK[^ -\xff]{2}|\xd0\xcf[^ -\xff]\xe0)/, is: '压缩包', named: OFFICE, remedy: AS_PDF },
  { starts: /^(?:Rar!|7z\xbc\xaf|[^ -\xff]\x8b)/, is: '压缩包', remedy: '，请解压后逐份添加' },
  { starts: /^\{\\rtf/, is: 'Word 文件', remedy: AS_PDF },
  { starts: /^\s*<(?:svg|\?xml)/i, is: 'SVG 图片', remedy: AS_PICTURE },
  { starts: /^\s*<(?:!doctype|html)/i, is: '网页', remedy: AS_PDF },
  { starts: /^(?:MZ[^ ]|.ELF|#!)/s, is: '程序', remedy: '' },
]

/** What a refusal says of a file that is neither picture nor PDF, as values of its words; nothing where we cannot tell. */
export function whatItIs(bytes: Buffer, name: string): Record<string, string> {
  const head = bytes.subarray(0, 4096).toString('latin1')
  const wrong = WRONG.find(({ starts }) => starts.test(head))
  if (!wrong) return {}
  const inside = wrong.named?.find(([ends]) => ends.test(name) || ends.test(head))?.[1]
  const archive = !inside && wrong.named
  return { is: `是${inside ?? wrong.is}，`, remedy: archive ? '，请解压后逐份添加' : wrong.remedy }
}
