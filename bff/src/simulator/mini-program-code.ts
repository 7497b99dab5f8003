import { crc32 } from 'node:zlib'
import qrcode from 'qrcode-generator'
import sharp from 'sharp'

const signatureAndHeaderBytes = 33
const quietModules = 4

const textChunk = (keyword: string, text: string) => {
  const typed = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1')
  const chunk = Buffer.alloc(typed.length + 8)
  chunk.writeUInt32BE(typed.length - 4, 0)
  typed.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(typed), typed.length + 4)
  return chunk
}

/**
 * The stand-in for a mini-program code: a PNG with an ordinary QR of `link`, so that any camera can follow it, and
 * a PNG comment with scene and page, so that a test can read it without one. `comment` must be ASCII.
 */
export const drawMiniProgramCode = async (link: string, comment: string, width: number): Promise<Buffer> => {
  const code = qrcode(0, 'M')
  code.addData(link)
  code.make()
  const modules = code.getModuleCount()
  const side = modules + 2 * quietModules
  const pixels = Buffer.alloc(side * side, 255)
  for (let row = 0; row < modules; row += 1)
    for (let column = 0; column < modules; column += 1)
      if (code.isDark(row, column)) pixels[(row + quietModules) * side + column + quietModules] = 0
  const png = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(width, width, { kernel: 'nearest' })
    .png()
    .toBuffer()
  return Buffer.concat([
    png.subarray(0, signatureAndHeaderBytes),
    textChunk('Comment', comment),
    png.subarray(signatureAndHeaderBytes),
  ])
}
