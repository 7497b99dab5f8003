import { DatabaseUnavailable, driverCode } from '../db/database.ts'
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
  error instanceof DatabaseUnavailable
    ? `数据库${error.reason === 'FULL' ? '没有空间了' : '打不开，请检查 DATABASE_URL'}（${driverCode(error)}）。`
    : (error as Error).message
