import { createHash } from 'node:crypto'
import { PRODUCT } from '@qihu/shared'
import { escapeHtml } from '../html.ts'
import { qrSvg } from '../qr.ts'

export type PosterText = {
  readonly hall: string
  readonly window: string
  readonly services: readonly string[]
  readonly phone: string
  readonly link: string
}

const STYLE = `
@page { size: A5; margin: 12mm }
body { margin: 0 auto; padding: 8mm 0; max-width: 124mm; font-family: system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #111; text-align: center }
h1 { margin: 0 0 2mm; font-size: 24pt; line-height: 1.3 }
p { margin: 0 0 2mm; font-size: 12pt; line-height: 1.6 }
svg { display: block; width: 72mm; height: 72mm; margin: 6mm auto }
ul { display: inline-block; margin: 2mm 0 6mm; padding-left: 6mm; text-align: left; font-size: 14pt; line-height: 1.7 }
.scan { font-size: 16pt; font-weight: 600 }
.small { font-size: 9pt; color: #444; overflow-wrap: anywhere }
@media print { body { padding: 0 } }
`

/** Nothing but this page's own style may run on it. */
export const POSTER_CONTENT_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** A sheet of A5 to hang at a window: what it is for, and its code. */
export function posterPage(text: PosterText): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(text.window)} · ${PRODUCT}</title>
<style>${STYLE}</style>
</head>
<body>
<p>${escapeHtml(text.hall)}</p>
<h1>${escapeHtml(text.window)}</h1>
<p class="scan">事情办不成？扫码告诉我们</p>
${qrSvg(text.link, '窗口二维码')}
<ul>
${text.services.map((service) => `<li>${escapeHtml(service)}</li>`).join('\n')}
</ul>
<p>扫不了码，也可以打电话：${escapeHtml(text.phone)}</p>
<p class="small">${escapeHtml(text.link)}</p>
<p class="small">扫码后请核对大厅和窗口名称，与本页不一致请勿填写，并告诉工作人员。</p>
</body>
</html>
`
}
