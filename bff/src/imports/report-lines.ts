import { type Field, fieldWord } from './columns.ts'
import type { FileRow } from './file-row.ts'
import type { ReportLine } from './import-report.ts'
import type { ReadOrder, RowFault, RowNote, WorkOrder } from './work-order.ts'

const place = ({ row, line }: FileRow) => ({ row, line })

export const unread = (reason: string): ReadOrder => ({
  externalId: '',
  faults: [{ field: '', reason, remedy: '核对这一行的引号和分隔符，改好再导入' }],
})

export const torn = (found: ReadOrder): ReadOrder => ({
  externalId: 'order' in found ? found.order.externalId : found.externalId,
  faults: [{ field: '', reason: '这一行像是被换行断成了两行', remedy: '把两行接回一行，或给有换行的格子加引号' }],
})

export const REFUSED: RowFault = {
  field: '',
  reason: '数据库不收这一行',
  remedy: '再运行一次；仍然如此时核对这一行有没有异常的内容',
}

export const rejectedLine = (at: FileRow, externalId: string, { field, reason, remedy }: RowFault): ReportLine => ({
  ...place(at),
  externalId,
  kind: 'REJECTED',
  field,
  reason,
  remedy,
})

export const changedLine = (at: FileRow, { externalId }: WorkOrder, first: number | undefined): ReportLine => ({
  ...place(at),
  externalId,
  kind: 'CHANGED',
  field: '',
  reason:
    first === undefined
      ? '这个编号以前导入过，内容和这次不同'
      : `这个编号在本文件第 ${first} 件已经有了，内容和这一件不同`,
  remedy: '导入过的不改写；若是另一件，请换一个编号或用 --source 区分来源',
})

/** How many different values of a column are told apart. */
const MAX_VALUES = 200

/** Values that mean nothing here, each once with how often it came. */
export function unknownValues() {
  const counted = new Map<string, RowNote & { count: number }>()
  let more = false
  return {
    add(notes: readonly RowNote[]): void {
      for (const note of notes) {
        const key = `${note.field}\n${note.value}`
        const before = counted.get(key)
        if (before) before.count += 1
        else if (counted.size < MAX_VALUES) counted.set(key, { ...note, count: 1 })
        else more = true
      }
    },
    lines: (): ReportLine[] => [
      ...[...counted.values()].map(({ field, value, count }) => {
        const what = value === '' ? `${fieldWord(field)}被表格软件改坏了` : `${fieldWord(field)}“${value}”没有对应`
        const remedy =
          value === ''
            ? '要留下它，请从原系统重新导出'
            : `需要时在 --map 的 ${MAPS[field]} 里写上它对应什么；要先写好再导入`
        return unknownLine(field, `${what}，${count} 行照样导入，这一项留空`, remedy)
      }),
      ...(more ? [unknownLine('', '没有对应的取值太多，没有全部列出', '核对类别、结论、单位用的是不是别的列')] : []),
    ],
  }
}

const unknownLine = (field: string, reason: string, remedy: string): ReportLine => ({
  ...{ row: null, line: null, externalId: '' },
  ...{ kind: 'UNKNOWN_VALUE', field, reason, remedy },
})

const MAPS: Readonly<Partial<Record<Field, string>>> = {
  category: 'categories',
  resolution: 'resolutions',
  unit: 'units',
}
