import { StringDecoder } from 'node:string_decoder'

export type Line = { readonly text: string; readonly number: number }

/**
 * Lines of a UTF-8 stream or of decoded text, ended by \n or \r\n. Node's readline also ends a line at U+2028 and
 * U+2029, which may stand inside a JSON string.
 */
export async function* linesOf(source: AsyncIterable<Buffer | string>): AsyncIterable<Line> {
  const decoder = new StringDecoder('utf8')
  let number = 0
  let rest = ''
  for await (const chunk of source) {
    const parts = (rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      number += 1
      yield { text: part.endsWith('\r') ? part.slice(0, -1) : part, number }
    }
  }
  rest += decoder.end()
  if (rest !== '') yield { text: rest, number: number + 1 }
}
