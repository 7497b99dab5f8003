import { AdminFault } from './admin-fault.ts'
import { addCategory, endCategory, renameCategory, restoreCategory } from './categories.admin.ts'
import { addCentre, changeCentre } from './centres.admin.ts'
import type { Change } from './changes.store.ts'
import { addClosure, daysWords, endClosure } from './closures.admin.ts'
import { addDeputy, endDeputy } from './deputies.admin.ts'
import { addHall, addWindow, changeHall, changeWindow, renewCode, revokeWindow } from './halls.admin.ts'
import { resendNotice } from './notices.admin.ts'
import { addPost, addStaff, changeStaff, endPost, endStaff, handOut, movePost, signOutStaff } from './staff.admin.ts'
import { passedOnWords } from './successors.ts'
import { changeText } from './texts.admin.ts'
import { addUnit, changeUnit } from './units.admin.ts'

/** What can be administered: the same by page and by command. */

/** What may be said with a command, by its name, as it is asked for where it was left out. */
export const ADMIN_TEXTS = {
  centre: '中心的区划代码',
  name: '名称或姓名',
  title: '职务',
  phone: '电话',
  dingtalk: '钉钉 userid',
  role: '角色',
  unit: '单位',
  person: '人员',
  deputy: '代理人',
  successor: '接手人',
  to: '新单位',
  from: '开始日期',
  until: '结束日期',
  division: '区划代码',
  desk: '专窗名称',
  level: '层级',
  under: '上级',
  address: '地址',
  hall: '大厅',
  services: '能办的事',
  window: '窗口',
  days: '旧码还能用的天数',
  notice: '消息编号',
  document: '依据文件',
  closure: '停办编号',
  hours: '工作日开放时间',
  saturdays: '周六开放时间',
  kind: '哪段文字',
  text: '文字',
  category: '类别',
} as const
export type AdminText = keyof typeof ADMIN_TEXTS
export type AdminInput = { readonly [N in AdminText]?: string } & { readonly leads?: boolean }

/** @throws {AdminFault} where it was left out. */
export function required(input: AdminInput, name: AdminText): string {
  const text = input[name]?.trim()
  if (!text) throw new AdminFault(`请写${ADMIN_TEXTS[name]}。`, name)
  return text
}

/** What was made or changed, and what was done in words. */
export type AdminDone = {
  readonly id: string
  readonly message: string
  /** To be handed over; of what is stored nobody can make it again. */
  readonly handedCode?: string | null
}
type Command = (change: Change, input: AdminInput) => Promise<AdminDone>

export const COMMANDS = {
  async CENTRE_ADD(change, input) {
    const { id, name, division } = await addCentre(change, input)
    return { id, message: `已建立中心：${division} ${name}。下一步：建单位，录入人员。` }
  },
  async CENTRE_CHANGE(change, input) {
    const { id, name, division } = await changeCentre(change, required(input, 'centre'), input)
    return { id, message: `已修改中心：${division} ${name}。` }
  },
  async CLOSURE_ADD(change, input) {
    const row = await addClosure(change, required(input, 'centre'), input)
    return { id: row.id, message: `已录入停办：${daysWords(row)}。在办诉求的期限几分钟内顺延，下级中心也一样。` }
  },
  async CLOSURE_END(change, input) {
    const row = await endClosure(change, required(input, 'centre'), required(input, 'closure'), input.until)
    const done = input.until?.trim() ? `停办改到 ${row.untilDate} 为止` : `已取消停办：${daysWords(row)}`
    return { id: row.id, message: `${done}。期限几分钟内重新计算。` }
  },
  async TEXT_CHANGE(change, input) {
    const { id, version, text } = await changeText(change, required(input, 'centre'), input)
    const effect = text === '' ? '已恢复系统的文字' : `已保存第 ${version} 版`
    return { id, message: `${effect}，一分钟内在各处生效。` }
  },
  async CATEGORY_ADD(change, input) {
    const { id, name } = await addCategory(change, required(input, 'centre'), input.name)
    return { id, message: `已新增类别：${name}。下级中心也可以选。` }
  },
  async CATEGORY_CHANGE(change, input) {
    const { id, name } = await renameCategory(
      change,
      required(input, 'centre'),
      required(input, 'category'),
      input.name,
    )
    return { id, message: `已改名：${name}。以前归在这里的诉求也这样显示。` }
  },
  async CATEGORY_END(change, input) {
    const { id, name } = await endCategory(change, required(input, 'centre'), required(input, 'category'))
    return { id, message: `已停用类别：${name}。以前归在这里的诉求不变。` }
  },
  async CATEGORY_RESTORE(change, input) {
    const { id, name } = await restoreCategory(change, required(input, 'centre'), required(input, 'category'))
    return { id, message: `已恢复类别：${name}。` }
  },
  async UNIT_ADD(change, input) {
    const { id, name } = await addUnit(change, required(input, 'centre'), input)
    return { id, message: `已建立单位：${name}。` }
  },
  async UNIT_CHANGE(change, input) {
    const { id, name } = await changeUnit(change, required(input, 'centre'), required(input, 'unit'), input)
    return { id, message: `已修改单位：${name}。` }
  },
  async STAFF_ADD(change, input) {
    const { id, name, code } = await addStaff(change, required(input, 'centre'), input)
    return { id, message: `已录入：${name}。`, handedCode: code }
  },
  async STAFF_CHANGE(change, input) {
    const { id, name } = await changeStaff(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `已修改：${name}。` }
  },
  async STAFF_CODE(change, input) {
    const { id, name, code } = await handOut(change, required(input, 'centre'), required(input, 'person'))
    return { id, message: `${name}要重新设置动态码，原来的已失效。`, handedCode: code }
  },
  async STAFF_SIGNOUT(change, input) {
    const { id, name } = await signOutStaff(change, required(input, 'centre'), required(input, 'person'))
    return { id, message: `${name}在所有设备上都已退出登录。手机丢了的，还要在钉钉里停用那台手机，或重新发开通码。` }
  },
  async STAFF_END(change, input) {
    const { id, name, passedOn } = await endStaff(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `${name}已离开这个中心，在这里的职务都已取消。${passedOnWords(passedOn)}` }
  },
  async POST_ADD(change, input) {
    const { id, name } = await addPost(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `已授予${name}这个职务。` }
  },
  async POST_END(change, input) {
    const { id, name, passedOn } = await endPost(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `已取消${name}的这个职务。${passedOnWords(passedOn)}` }
  },
  async POST_MOVE(change, input) {
    required(input, 'to')
    const { id, name, passedOn } = await movePost(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `${name}已调到新单位，要重新登录。${passedOnWords(passedOn)}` }
  },
  async DEPUTY_ADD(change, input) {
    const { id, name } = await addDeputy(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `${name}的代理已安排。双方会收到消息，到期自动结束。` }
  },
  async DEPUTY_END(change, input) {
    const { id, name } = await endDeputy(change, required(input, 'centre'), required(input, 'person'), input)
    return { id, message: `已结束对${name}的代理，马上生效。` }
  },
  async HALL_ADD(change, input) {
    const { id, name } = await addHall(change, required(input, 'centre'), input)
    return { id, message: `已建立大厅：${name}。` }
  },
  async HALL_CHANGE(change, input) {
    const { id, name } = await changeHall(change, required(input, 'centre'), required(input, 'hall'), input)
    return { id, message: `已修改大厅：${name}。` }
  },
  async WINDOW_ADD(change, input) {
    const { id, name } = await addWindow(change, required(input, 'centre'), required(input, 'hall'), input)
    return { id, message: `已建立窗口：${name}。下一步：打印二维码。` }
  },
  async WINDOW_CHANGE(change, input) {
    const { id, name } = await changeWindow(change, required(input, 'window'), input)
    return { id, message: `已修改窗口：${name}。` }
  },
  async WINDOW_RENEW(change, input) {
    const days = Number(required(input, 'days'))
    const { id, name } = await renewCode(change, required(input, 'window'), days)
    const former = days === 0 ? '旧的不能再用' : `旧的还能用 ${days} 天`
    return { id, message: `已换新二维码：${name}。${former}，请重新打印张贴。` }
  },
  async WINDOW_REVOKE(change, input) {
    const { id, name } = await revokeWindow(change, required(input, 'window'))
    return { id, message: `已停用窗口：${name}。它的二维码不能再用，请把张贴的取下。` }
  },
  async NOTICE_RESEND(change, input) {
    const { id } = await resendNotice(change, required(input, 'notice'))
    return { id, message: '已重新排进待发箱。夜间或当天已发满的，到可以发的时候发；已经不用再说的不发。' }
  },
} as const satisfies Record<string, Command>
export type AdminCommand = keyof typeof COMMANDS

/** As it is typed: `unit add`. */
export const typedCommand = (command: AdminCommand): string => command.toLowerCase().replace('_', ' ')

/** After these another calendar is in force, and limits are counted again. */
export const MOVES_DAYS: readonly AdminCommand[] = ['CLOSURE_ADD', 'CLOSURE_END', 'CENTRE_CHANGE']
