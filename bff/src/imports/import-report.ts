import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'

/** One line of the report. It names where to look and never holds what stood there. */
export type ReportLine = {
  /** Counted without the headings; null for what concerns many rows. */
  readonly row: number | null
  readonly line: number | null
  readonly externalId: string
  readonly kind: 'REJECTED' | 'CHANGED' | 'UNKNOWN_VALUE'
  readonly field: string
  readonly reason: string
  readonly remedy: string
}

const COLUMNS = ['row', 'line', 'externalId', 'kind', 'field', 'reason', 'remedy'] as const

/** Spreadsheets take a cell that begins so for a formula. */
const cell = (value: string | number | null): string =>
  `"${String(value ?? '')
    .replace(/^[=+\-@\t\r]/, "'$&")
    .replaceAll('"', '""')}"`

/** Writes line by line, as CSV for spreadsheets where the name ends so, else as NDJSON; no file without a line. */
export async function openReport(path: string) {
  await rm(path, { force: true })
  const csv = path.toLowerCase().endsWith('.csv')
  let stream: ReturnType<typeof createWriteStream> | null = null
  let failure: Error | null = null
  let lines = 0
  return {
    get lines(): number {
      return lines
    },
    add(line: ReportLine): void {
      if (!stream) {
        stream = createWriteStream(path, { mode: 0o600 })
        stream.on('error', (error) => {
          failure = error
        })
        if (csv) stream.write(`\ufeff${COLUMNS.join(',')}\r\n`)
      }
      lines += 1
      stream.write(csv ? `${COLUMNS.map((name) => cell(line[name])).join(',')}\r\n` : `${JSON.stringify(line)}\n`)
    },
    async close(): Promise<void> {
      if (failure) throw failure
      if (!stream) return
      stream.end()
      await finished(stream)
    },
  }
}
