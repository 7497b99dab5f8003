import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import type { TestApp } from '../testing/test-app.ts'
import type { Encoding } from '../text-files/encoding.ts'
import { findColumns, NO_MAPPING, readMapping } from './columns.ts'
import { orderNamed } from './dates.ts'
import { importOrders } from './import.ts'
import { headingsOf, inspect } from './import-file.ts'

export type More = {
  dryRun?: boolean
  map?: object | string
  report?: string
  encoding?: Encoding
  source?: string
  dateFormat?: string
  asIs?: boolean
}

/** Imports what a test writes, each test under a source of its own. */
export function openImportDesk(app: TestApp) {
  const dir = mkdtempSync(path.join(tmpdir(), 'qihu-import-'))
  let made = 0
  const source = () => `热线 ${made}`
  return {
    dir,
    nextSource(): string {
      made += 1
      return source()
    },

    async take(content: string | Buffer, more: More = {}) {
      const file = path.join(dir, `orders-${made}`)
      writeFileSync(file, content)
      const map = typeof more.map === 'string' ? more.map : JSON.stringify(more.map)
      const mapping = map === undefined ? NO_MAPPING : readMapping(map)
      const shape = await inspect(file, more.encoding)
      const columns = findColumns(await headingsOf(file, shape), mapping.columns)
      const reportFile = path.join(dir, more.report ?? `report-${made}.ndjson`)
      const target = {
        db: app.db,
        source: more.source ?? source(),
        division: '330199',
        calendar: createCalendar(SHIPPED_DAYS),
        now: () => app.time.now,
      }
      const result = await importOrders({
        ...{ file, shape, columns, mapping, target, reportFile },
        dryRun: more.dryRun ?? false,
        asIs: more.asIs ?? false,
        dateOrder: orderNamed(more.dateFormat ?? '') ?? undefined,
      })
      const lines = existsSync(reportFile) && !reportFile.endsWith('.csv') ? readFileSync(reportFile, 'utf8') : ''
      const report = lines
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      return { result, report, shape, columns, reportFile }
    },

    async importedRows(of = source()) {
      const { imports, requests } = app.db.schema
      const rows = await app.db.read
        .select({ id: imports.externalId, request: requests })
        .from(imports)
        .innerJoin(requests, eq(requests.id, imports.requestId))
        .where(eq(imports.source, of))
      return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
    },

    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}
export type ImportDesk = ReturnType<typeof openImportDesk>
