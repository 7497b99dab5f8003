import type { Role } from './actor.ts'
import type { Refusal, RefusalCode, RefusalWords } from './refusals.ts'

/** What people read of roles and refusals; words of one kind of thing stand with that kind. */

export const ROLE_WORDS: Record<Role, string> = {
  CITIZEN: '群众',
  ENTERPRISE_OWNER: '企业负责人',
  ENTERPRISE_AGENT: '企业经办人',
  COUNTER_CLERK: '窗口人员',
  CASE_OFFICER: '兜底办专员',
  UNIT_HANDLER: '经办',
  UNIT_HEAD: '部门负责人',
  LEADER: '领导',
  LEGAL_REVIEWER: '法制审核',
  SMILE_TEAM: '微笑指数专班',
  DISCIPLINE: '纪检',
  CENTRE_ADMIN: '中心管理员',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
}

export const REFUSAL_WORDS: Record<RefusalCode, RefusalWords> = {
  DESCRIPTION_TOO_SHORT: {
    text: '再多写一点：办什么事、卡在哪一步。还差 {left} 个字。',
    next: '继续填写',
    step: 'EDIT',
  },
  DESCRIPTION_TOO_LONG: {
    text: '说明最多 2000 个字，超出 {over} 个。可以删去一些，或放进材料。',
    next: '去修改',
    step: 'EDIT',
  },
  INTAKE_REASON_REQUIRED: { text: '请选一个原因：网上不好办、需要帮助办或卡住办不成。', next: '去选择', step: 'EDIT' },
  CONTACT_NAME_REQUIRED: { text: '请填联系人姓名，最多 60 个字。', next: '去填写', step: 'EDIT' },
  PHONE_INVALID: { text: '手机号应为 1 开头的 11 位数字，请核对。', next: '去修改', step: 'EDIT' },
  CREDIT_CODE_CHECK: {
    text: '统一社会信用代码不对，请对照营业执照核对 18 位。',
    next: '去修改，或选“我是个人”',
    step: 'EDIT',
  },
  ENTERPRISE_NAME_REQUIRED: { text: '请填企业名称，与营业执照一致，最多 60 个字。', next: '去填写', step: 'EDIT' },
  CHOICE_REQUIRED: { text: '这里需要选一项。', next: '去选择', step: 'EDIT' },
  COUNT_OUT_OF_RANGE: { text: '请填 {min} 到 {max} 的整数。', next: '去修改', step: 'EDIT' },
  TEXT_REQUIRED: { text: '这里需要写明内容。', next: '去填写', step: 'EDIT' },
  SEARCH_TOO_SHORT: { text: '请写出连在一起的两个字，或编号的后三位。', next: '去修改', step: 'EDIT' },
  TEXT_TOO_LONG: { text: '{what}最多 {max} 个字，超出 {over} 个。', next: '去修改', step: 'EDIT' },
  UNIT_UNKNOWN: { text: '没有这个单位，可能已撤并。', next: '重新选择单位', step: 'EDIT' },
  UNIT_UNMANNED: {
    text: '这个单位还没有经办人，派过去没有人签收。请选别的单位，或请管理员先添加经办人。',
    next: '重新选择单位',
    step: 'EDIT',
  },
  COLLEAGUE_UNKNOWN: {
    text: '他不在这个单位，或这是他自己的诉求，请选别人。',
    next: '重新选择',
    step: 'EDIT',
  },
  CATEGORY_UNKNOWN: { text: '这个类别已停用，请重新选择。', next: '重新选择', step: 'EDIT' },
  FACE_REQUIRED: { text: '请选一个满意程度。', next: '去选择', step: 'EDIT' },
  SOLVED_REQUIRED: { text: '请告诉我们问题解决了没有。', next: '去选择', step: 'EDIT' },
  TOO_MANY_ATTACHMENTS: { text: '最多 9 份材料，请删去一些。', next: '去删减', step: 'EDIT' },
  ATTACHMENT_UNKNOWN: { text: '{name}没有传完、已损坏或已失效，请重新添加。', next: '重新添加', step: 'EDIT' },
  ATTACHMENT_TOO_LARGE: {
    text: '{name}太大：{limit}。',
    next: '压缩后再传，或交到窗口',
    step: 'EDIT',
  },
  ATTACHMENT_KIND: {
    text: '{name}{is}不能接收。可用照片（JPG、PNG、WebP）或 PDF{remedy}。',
    next: '重新选择',
    step: 'EDIT',
  },
  ATTACHMENT_QUOTA: { text: '今天上传的材料已满 {max} MB，请明天再传，或交到窗口。', next: '明天再传', step: 'RETRY' },
  NOT_YOUR_TURN: { text: '这件{word}现在不能做这一步，可能已有人办理。', next: '查看最新', step: 'LATEST' },
  STALE: { text: '刚刚有新进展，您看到的是旧内容。', next: '查看最新', step: 'LATEST' },
  NOT_FOUND: { text: '没有找到，或这件诉求只有申请人和办理单位能看。', next: '用编号和查询码查', step: 'LOOK_UP' },
  KEY_REUSED: { text: '这份表单已提交过，内容和上次不同。', next: '到“我的诉求”查看', step: 'REQUESTS' },
  SCAN_UNKNOWN: { text: '这个二维码已失效或不是本系统的。', next: '用编号查，或直接提诉求', step: 'LOOK_UP' },
  CENTRE_REQUIRED: { text: '请选这件事在哪个地区办。', next: '去选择', step: 'EDIT' },
  CENTRE_UNKNOWN: { text: '这个地区还不能提诉求，请重新选择。', next: '重新选择', step: 'EDIT' },
  PHONE_CODE_WRONG: { text: '验证码不对或已过期（10 分钟内有效）。', next: '核对，或重新获取', step: 'EDIT' },
  PHONE_CODE_TOO_SOON: { text: '验证码发得太多，请 {wait}后再试。', next: '稍后重新获取', step: 'RETRY' },
  SIGN_IN_FAILED: { text: '登录没有成功，请重新打开再试。', next: '重试，或用手机号登录', step: 'SIGN_IN' },
  STAFF_NUMBER: {
    text: '这是工作人员的手机号。请从钉钉登录，或向管理员要开通码。',
    next: '从钉钉打开',
    step: 'SIGN_IN',
  },
  HANDED_CODE_WRONG: {
    text: '开通码不对或已失效（7 天内有效）。',
    next: '核对，或请管理员重发',
    step: 'EDIT',
  },
  SECOND_FACTOR_WRONG: {
    text: '动态码不对或已用过。请看手机时间是否准确。',
    next: '输入新的动态码',
    step: 'EDIT',
  },
  SIGN_IN_TOO_LATE: { text: '登录停留太久，请重新获取验证码。', next: '重新登录', step: 'SIGN_IN' },
  SIGN_IN_REQUIRED: { text: '请先登录。填写的内容还在。', next: '去登录', step: 'SIGN_IN' },
  FILED_TOO_MANY: {
    text: '今天已提交 {max} 件，请明天再提。填写的内容还在。',
    next: '明天再提，或打专窗电话',
    step: 'CALL',
  },
  RATE_LIMITED: { text: '操作太多，请 {wait}后再试。填写的内容还在。', next: '稍后重试', step: 'RETRY' },
  BUSY: { text: '系统繁忙，请过几秒再试。填写的内容还在。', next: '稍后重试', step: 'RETRY' },
  PLATFORM_DOWN: { text: '微信、钉钉或短信暂时连不上，请稍后再试。', next: '重试，或打专窗电话', step: 'RETRY' },
  STORAGE_FULL: {
    text: '系统存储已满，暂时不能提交。填写的内容还在。',
    next: '稍后重试，或打专窗电话',
    step: 'RETRY',
  },
  DATABASE_AWAY: { text: '系统暂时连不上数据库。填写的内容还在。', next: '稍后重试', step: 'RETRY' },
}

export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** What a refusal reads, from its own words or from those of the chapter that names it. */
export function refusalText(
  refusal: Refusal,
  words: RefusalWords = REFUSAL_WORDS[refusal.code as RefusalCode],
): string {
  if (refusal.code === 'CREDIT_CODE_CHECK' && refusal.values.expected) {
    return `统一社会信用代码第 18 位不对，应为 ${refusal.values.expected}。`
  }
  return fill(words.text, { word: '诉求', name: '有材料', ...refusal.values })
}
