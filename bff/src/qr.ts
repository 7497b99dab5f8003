import qrcode from 'qrcode-generator'

/** Level Q: a quarter of the code may be worn off or covered. */
export function qrSvg(text: string, label: string): string {
  const code = qrcode(0, 'Q')
  code.addData(text, 'Byte')
  code.make()
  const size = code.getModuleCount()
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (code.isDark(row, column) ? `M${column} ${row}h1v1h-1z` : '')).join(''),
  )
  const box = `-4 -4 ${size + 8} ${size + 8}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" shape-rendering="crispEdges" role="img" aria-label="${label}"><path fill="#fff" d="M-4-4h${size + 8}v${size + 8}h-${size + 8}z"/><path d="${rows.join('')}"/></svg>`
}

/** The same as an image that a page can show. */
export const qrImage = (text: string, label: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(qrSvg(text, label)).toString('base64')}`
