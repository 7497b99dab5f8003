import { AdminFault } from './admin-fault.ts'
import type { Change } from './changes.store.ts'
import type { AdminInput } from './commands.ts'
import { type RowDeed, type Taken, takenWords } from './take-table.ts'

/** What is typed behind commands, and what they print of what was done. */

/** What was written behind a command. */
export type Given = AdminInput & {
  readonly out?: string
  readonly why?: string
  readonly file?: string
  readonly department?: string
  readonly people?: string
  readonly dry?: boolean
}

type Parts = { readonly change: Change; readonly given: Given; readonly env: NodeJS.ProcessEnv }
/** @returns what was done, in words. */
export type Typed = (parts: Parts) => Promise<string>

export const codeWords = (code: string | null | undefined): string =>
  code ? `开通码 ${code}，请当面或打电话告诉本人。7 天内有效，用手机号登录时输入一次。` : ''

const DEED_MARKS: Readonly<Record<RowDeed, string>> = { ADDED: '新增', CHANGED: '修改', SAME: '不变', FAULT: '有误' }

/** @throws {AdminFault} with the whole report where it was not taken. */
export function reported(taken: Taken, dry: boolean): string {
  const rows = taken.rows.map(
    ({ line, deed, called, message, handedCode }) =>
      `${line > 0 ? `第 ${line} 行\t` : ''}${DEED_MARKS[deed]}\t${called}\t${message}${codeWords(handedCode)}`,
  )
  const said = [...rows, takenWords(taken, dry)].join('\n')
  if (!taken.written && !dry) throw new AdminFault(`\n${said}`)
  return said
}
