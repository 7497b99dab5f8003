import type { AdminTable, RowDeed } from '../api/generated/graphql'

/** What the page of tables says. */
export const tableWords = {
  title: '表格导入导出',
  tabs: '哪张表',
  tab: {
    UNITS: '单位',
    STAFF: '人员',
    HALLS: '大厅',
    WINDOWS: '窗口',
    CATEGORIES: '类别',
    DAYS: '放假安排',
  } satisfies Record<AdminTable, string>,
  about: '先导出，在表格软件里改好，再导入。表里没有的不会删除；还没有内容时，导出的是填写样例，样例行请删去。',
  aboutDays:
    '国务院办公厅当年通知里的放假和调休上班，全国统一，各中心都用。文件每行写 日期、类型（放假或上班）、名称；公开的放假安排 JSON 和 ics 日历也可以。七个节日写齐的一年才算已知，再次导入会替换那一年。要撤回一天，类型写 平日。',
  staffToo: '导出的人员表不含手机号，留空就不改。',
  exportXlsx: '导出 XLSX',
  exportCsv: '导出 CSV',
  choose: '选择文件并检查',
  chooseOther: '换一个文件',
  chooseAgain: '改好了，重新选择',
  chosen: (name: string) => `文件：${name}`,
  tooLarge: '文件超过 44 KB。请只留要导入的表，或分成几份。',
  take: '确认导入',
  reason: '原因（选填）',
  reasonHint: '会写进变更记录。',
  report: '检查结果',
  deed: { ADDED: '新增', CHANGED: '修改', SAME: '不变', FAULT: '有误' } satisfies Record<RowDeed, string>,
  line: (line: number) => `第 ${line} 行`,
  rest: (count: number) => `还有 ${count} 行没有显示，都没有错误。`,
  codes: '开通码',
  codesHint: '离开这页就不再显示。请当面或打电话告诉本人，7 天内有效。',
  copyCodes: '复制全部开通码',
  copied: '已复制',
  phone: '请在电脑的浏览器里导入导出。',
  back: '返回',
} as const
