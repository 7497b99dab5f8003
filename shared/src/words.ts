import type { Role } from './actor.ts'
import type { Refusal, RefusalCode } from './refusals.ts'
import type { Action, RevealReason } from './requests/policy.ts'
import type {
  Category,
  Cause,
  Channel,
  Closing,
  Condition,
  DeclineReason,
  DisputedPart,
  EventType,
  IntakeReason,
  Resolution,
  Stage,
} from './requests/service-request.ts'
import type { Tier, Urgency } from './time/deadline.ts'

/** Everything a person reads that names a domain value stands here, once, for server and clients alike. */

export const PRODUCT = '企呼我应'

export const STAGE_WORDS: Record<Stage, string> = {
  SUBMITTED: '已提交',
  ACCEPTED: '已受理',
  DISPATCHED: '已派单',
  IN_PROGRESS: '办理中',
  RESOLVED: '已答复',
  CLOSED: '已结束',
  NOT_ACCEPTED: '不予受理',
}

export const CLOSING_WORDS: Record<Closing, string> = {
  CONFIRMED: '已解决',
  UNCONFIRMED: '未评价结束',
  WITHDRAWN: '已撤回',
  IMPORTED: '历史件',
}

export const CONDITION_WORDS: Record<Condition, string> = {
  AWAITING_INFORMATION: '待您补充',
  OVERDUE: '已超期',
  REDISPATCHED: '再次办理',
  URGED: '已催办',
}

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
}

export const INTAKE_REASON_WORDS: Record<IntakeReason, string> = {
  ONLINE_HARD: '网上不好办',
  SPECIAL_GROUP: '需要帮助办',
  STUCK: '卡住办不成',
}

export const CATEGORY_WORDS: Record<Category, string> = {
  MARKET_ACCESS: '市场准入',
  CONSTRUCTION: '工程建设',
  FIRE_SAFETY: '消防',
  LAND_PLANNING: '用地规划',
  ENVIRONMENT: '生态环境',
  SOCIAL_SECURITY: '人社社保',
  TAX: '税务',
  FINANCING: '融资',
  POLICY_PAYOUT: '政策兑付',
  UTILITIES: '水电气网',
  CROSS_DEPARTMENT: '多部门事项',
  OTHER: '其他',
}

export const CAUSE_WORDS: Record<Cause, string> = {
  UNCLEAR_COMPETENCE: '职能边界不清',
  MULTI_LEVEL_COORDINATION: '跨部门多层次协调',
  LAW_NOT_SPECIFIC: '法律不够明确',
  NEW_BUSINESS: '新领域新业态',
  POLICY_OVERLAP: '政策不协调有交叉',
  UNUSUAL_COMPLEX: '非常规疑难复杂',
  LEGACY: '历史遗留',
  OTHER: '其他',
}

export const TIER_WORDS: Record<Tier, string> = { SIMPLE: '简单', COMPLEX: '复杂', MAJOR: '重大' }
export const REVEAL_REASON_WORDS: Record<RevealReason, string> = {
  CALL: '电话联系办理',
  VISIT: '约定上门或到窗口',
  CHECK: '核实情况',
  OTHER: '其他办理需要',
}

export const URGENCY_WORDS: Record<Urgency, string> = { NORMAL: '一般', URGENT: '紧急', CRITICAL: '特急' }

export const RESOLUTION_WORDS: Record<Resolution, string> = {
  SOLVED: '已办成',
  PARTLY: '部分办成',
  EXPLAINED_NOT_POSSIBLE: '依法不能办',
  NOT_COMPETENT_REFERRED: '不属职责，已转有权单位',
  UNRESOLVED_REASON: '暂未办成，已说明原因',
}

export const DECLINE_REASON_WORDS: Record<DeclineReason, string> = {
  OTHER_DIVISION: '不属本地',
  IN_LEGAL_PROCEDURE: '已在诉讼、仲裁或复议中',
  PETITION: '属于信访事项',
  SECRET_OR_PRIVATE: '涉密或涉及他人隐私',
  UNLAWFUL_OR_EMPTY: '违法或没有实质内容',
  REPEATED: '同一事实重复提出',
  OTHER_BY_LAW: '法律规定的其他情形',
}

export const DISPUTED_PART_WORDS: Record<DisputedPart, string> = {
  NOT_SOLVED: '没解决',
  PARTLY_SOLVED: '只解决一部分',
  FACTS_DIFFER: '说法和实际不符',
  NO_BASIS: '没说明依据',
}

export const CHANNEL_WORDS: Record<Channel, string> = {
  WECHAT: '微信小程序',
  DINGTALK: '钉钉',
  H5: '网页',
  WINDOW_CODE: '窗口扫码',
  COUNTER: '窗口登记',
  IMPORT: '历史导入',
}

export const SOLVED = ['YES', 'PARTLY', 'NO'] as const
export type Solved = (typeof SOLVED)[number]
export const SOLVED_WORDS: Record<Solved, string> = { YES: '解决了', PARTLY: '部分解决', NO: '没有解决' }

export const RATING_REASONS = [
  'SLOW',
  'SHIRKING',
  'UNPROFESSIONAL',
  'ATTITUDE',
  'REPEATED_MATERIALS',
  'NOT_SOLVED',
  'NO_BASIS',
  'OTHER',
] as const
export type RatingReason = (typeof RATING_REASONS)[number]
export const RATING_REASON_WORDS: Record<RatingReason, string> = {
  SLOW: '慢',
  SHIRKING: '推诿',
  UNPROFESSIONAL: '不专业',
  ATTITUDE: '态度',
  REPEATED_MATERIALS: '反复要材料',
  NOT_SOLVED: '没解决',
  NO_BASIS: '说不清依据',
  OTHER: '其他',
}

export const ACTION_WORDS: Record<Action, string> = {
  ACCEPT: '受理',
  DECLINE: '不予受理',
  DISPATCH: '受理并派单',
  REGRADE: '重新定级',
  SIGN: '签收',
  ADD_PROGRESS: '写进展',
  REQUEST_INFORMATION: '一次性告知补正',
  RESOLVE: '提交答复',
  SUPPLEMENT: '补充材料',
  CONFIRM: '已解决',
  DISPUTE: '未解决',
  RATE: '去评价',
  URGE: '催办',
  WITHDRAW: '撤回',
}

/** One line a person sees in the history. */
export const EVENT_WORDS: Record<EventType, string> = {
  FILED: '提交诉求',
  IMPORTED: '历史导入',
  ACCEPTED: '受理',
  NOT_ACCEPTED: '不予受理',
  GRADED: '定级',
  DISPATCHED: '派单',
  SIGNED: '签收',
  PROGRESS_ADDED: '办理进展',
  INFORMATION_REQUESTED: '告知补正',
  INFORMATION_SUPPLIED: '已补充材料',
  PAUSE_ENDED: '补正时限已到，恢复计时',
  RESOLVED: '答复',
  CONFIRMED: '确认已解决',
  DISPUTED: '反馈未解决',
  CLOSED: '结束',
  RATED: '已评价',
  URGED: '催办',
  REMINDED: '时限过半提醒',
  OVERDUE: '超过期限',
  DISCIPLINE_TRIGGERED: '纪检跟踪',
  CALENDAR_CORRECTED: '放假安排更新，期限重新计算',
}

type Words = { readonly text: string; readonly next: string }

/** Refusal code -> what is wrong and what to do now. `{name}` is filled from the refusal's values. */
export const REFUSAL_WORDS: Record<RefusalCode, Words> = {
  DESCRIPTION_TOO_SHORT: { text: '再多写一点：办什么事、卡在哪一步。还差 {left} 个字。', next: '继续填写' },
  DESCRIPTION_TOO_LONG: { text: '说明最多 2000 个字，超出 {over} 个。可以删去一些，或放进材料。', next: '去修改' },
  INTAKE_REASON_REQUIRED: { text: '请选一个原因：网上不好办、需要帮助办或卡住办不成。', next: '去选择' },
  CONTACT_NAME_REQUIRED: { text: '请填联系人姓名，最多 60 个字。', next: '去填写' },
  PHONE_INVALID: { text: '手机号应为 1 开头的 11 位数字，请核对。', next: '去修改' },
  CREDIT_CODE_CHECK: { text: '统一社会信用代码不对，请对照营业执照核对 18 位。', next: '去修改，或选“我是个人”' },
  ENTERPRISE_NAME_REQUIRED: { text: '请填企业名称，与营业执照一致，最多 60 个字。', next: '去填写' },
  TEXT_REQUIRED: { text: '这里需要写明内容。', next: '去填写' },
  TEXT_TOO_LONG: { text: '最多 {max} 个字，超出 {over} 个。', next: '去修改' },
  UNIT_UNKNOWN: { text: '没有这个单位，可能已撤并。', next: '重新选择单位' },
  BASIS_REQUIRED: { text: '“依法不能办”要写明条款和救济途径。', next: '补写依据' },
  FACE_REQUIRED: { text: '请选一个满意程度。', next: '去选择' },
  SOLVED_REQUIRED: { text: '请告诉我们问题解决了没有。', next: '去选择' },
  REASON_REQUIRED: { text: '请至少选一个不满意的原因。', next: '去选择' },
  TOO_MANY_ATTACHMENTS: { text: '最多 9 份材料，请删去一些。', next: '去删减' },
  ATTACHMENT_UNKNOWN: { text: '有材料没有传完或已失效，请重新添加。', next: '重新添加' },
  ATTACHMENT_TOO_LARGE: { text: '{name}太大：照片上限 10 MB，PDF 上限 20 MB。', next: '压缩后再传，或交到窗口' },
  ATTACHMENT_KIND: { text: '{name}打不开。可用照片（JPG、PNG、WebP）或 PDF。', next: '重新选择' },
  NOT_YOUR_TURN: { text: '这件诉求现在不能做这一步，可能已有人办理。', next: '查看最新' },
  AWAITING_INFORMATION: { text: '正在等申请人补充材料，计时已暂停。', next: '补充后再办，或电话沟通' },
  NOTHING_ASKED: { text: '现在没有需要补充的材料。', next: '查看最新' },
  NEED_INFO_USED: { text: '补正只能一次性告知，本轮已用过。', next: '电话沟通，或自行核查' },
  ALREADY_RATED: { text: '这一次办理您已经评价过。', next: '查看诉求' },
  RATING_CLOSED: { text: '评价期为结束后 30 天，已过期。', next: '可打专窗电话反映' },
  DISPUTE_CLOSED: { text: '结束后 30 天内可以提出未解决，已过期。', next: '重新提一件诉求' },
  TOO_MANY_ROUNDS: { text: '已办理 5 次，请由专窗当面协调。', next: '打专窗电话' },
  URGE_TOO_SOON: { text: '今天已催过一次，已告知办理单位。明天可以再催。', next: '打电话给办理单位' },
  STALE: { text: '刚刚有新进展，您看到的是旧内容。', next: '查看最新' },
  NOT_FOUND: { text: '没有找到，或这件诉求只有申请人和办理单位能看。', next: '用编号和查询码查' },
  KEY_REUSED: { text: '这份表单已提交过，内容和上次不同。', next: '到“我的诉求”查看' },
  SCAN_UNKNOWN: { text: '这个二维码已失效或不是本系统的。', next: '用编号查，或直接提诉求' },
  PHONE_CODE_WRONG: { text: '验证码不对或已过期（10 分钟内有效）。', next: '核对，或重新获取' },
  PHONE_CODE_TOO_SOON: { text: '验证码刚发过，请 {seconds} 秒后再试。', next: '稍后重新获取' },
  SIGN_IN_FAILED: { text: '登录没有成功，请重新打开再试。', next: '重试，或用手机号登录' },
  SIGN_IN_REQUIRED: { text: '请先登录。填写的内容已保存在本机。', next: '去登录' },
  RATE_LIMITED: { text: '操作太快，请 {seconds} 秒后再试。内容已保存。', next: '稍后重试' },
  BUSY: { text: '系统繁忙，请过几秒再试。内容已保存在本机。', next: '稍后重试' },
  PLATFORM_DOWN: { text: '微信、钉钉或短信暂时连不上，请稍后再试。', next: '重试，或打专窗电话' },
  STORAGE_FULL: { text: '系统存储已满，暂时不能提交。内容已保存在本机。', next: '稍后重试，或打专窗电话' },
  DATABASE_AWAY: { text: '系统暂时连不上数据库。内容已保存在本机。', next: '稍后重试' },
}

export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

export function refusalText(refusal: Refusal): string {
  if (refusal.code === 'CREDIT_CODE_CHECK' && refusal.values.expected) {
    return `统一社会信用代码第 18 位不对，应为 ${refusal.values.expected}。`
  }
  return fill(REFUSAL_WORDS[refusal.code as RefusalCode].text, refusal.values)
}
