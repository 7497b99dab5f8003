import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Engine } from './text.ts'

const FOLDER = path.join(import.meta.dirname, '../../../../docs/plans')
const NAMES = { sqlite: 'sqlite.txt', pg: 'postgresql.txt' } as const

export const listFile = (engine: Engine): string => path.join(FOLDER, NAMES[engine])

/** A statement that is listed, and the file of the server that sends it. */
export type Listed = { readonly from: string; readonly text: string }

/** A heading a file of the server; of a statement its text, which goes on by two blanks, and its plans, by four. */
export function readListed(engine: Engine): Listed[] {
  const file = listFile(engine)
  if (!existsSync(file)) return []
  let from = ''
  return readFileSync(file, 'utf8')
    .split('\n\n')
    .flatMap((block) => {
      const lines = block.trimEnd().split('\n')
      if (lines[0]?.startsWith('== ')) from = lines[0].slice(3)
      const words = lines.filter((line) => !/^(#|==| {4})/.test(line)).map((line) => line.trim())
      return words.length > 0 && words[0] ? [{ from, text: words.join(' ') }] : []
    })
}
