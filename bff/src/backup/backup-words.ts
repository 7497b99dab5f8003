import { DatabaseUnavailable, driverCode } from '../db/database.ts'
import { notOpenedWords } from '../db/not-opened.ts'
import type { Manifest } from './backup-format.ts'

/** What a backup holds, in a line. */
export const totals = ({ tables, files }: Manifest) => ({
  tables: Object.keys(tables).length,
  rows: Object.values(tables).reduce((sum, table) => sum + table.rows, 0),
  requests: tables.service_requests?.rows ?? 0,
  files: files.count,
  fileBytes: files.bytes,
  fileFaults: files.faults.length,
})

/** Why a backup or a restore did not happen, for whoever called for it. */
export const faultWords = (error: unknown): string =>
  error instanceof DatabaseUnavailable && error.reason === 'FULL'
    ? `数据库没有空间了（${driverCode(error)}）。`
    : error instanceof DatabaseUnavailable || /^(42501|NOT_UTF8)$/.test(driverCode(error))
      ? notOpenedWords(error)
      : (error as Error).message
