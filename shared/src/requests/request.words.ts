import { vocabulary, type Word } from '../life/vocabulary.ts'
import type { Tier, Urgency } from '../time/deadline.ts'

/** The closed lists of words about a request: what stands in table, contract and code, and how people read it. */

export const STAGE = /* @__PURE__ */ vocabulary('Stage', {
  SUBMITTED: '已提交',
  ACCEPTED: '已受理',
  DISPATCHED: '已派单',
  IN_PROGRESS: '办理中',
  RESOLVED: '已答复',
  CLOSED: '已结束',
  NOT_ACCEPTED: '不予受理',
})
export type Stage = Word<typeof STAGE>

/** Derived from the events, never stored as a status of its own (docs/decisions.md 2), strongest first. */
export const CONDITION = /* @__PURE__ */ vocabulary('Condition', {
  AWAITING_INFORMATION: '待您补充',
  OVERDUE: '已超期',
  REDISPATCHED: '再次办理',
  URGED: '已催办',
  SUPERVISED: '督办中',
})
export type Condition = Word<typeof CONDITION>

export const INTAKE_REASON = /* @__PURE__ */ vocabulary('IntakeReason', {
  ONLINE_HARD: '网上不好办',
  SPECIAL_GROUP: '需要帮助办',
  STUCK: '卡住办不成',
})
export type IntakeReason = Word<typeof INTAKE_REASON>

/** Those that every centre has to begin with; each adds its own, and leaves out what it does not use. */
export const CATEGORY = /* @__PURE__ */ vocabulary('Category', {
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
})
export type Category = Word<typeof CATEGORY>
declare const added: unique symbol
/** A shipped one by its word, or one that a centre has added by its id. */
export type CategoryId = Category | (string & { readonly [added]: true })

/** Why it could not be got done: at least one is given (docs/decisions.md 1). */
export const CAUSE = /* @__PURE__ */ vocabulary('Cause', {
  UNCLEAR_COMPETENCE: '职能边界不清',
  MULTI_LEVEL_COORDINATION: '跨部门多层次协调',
  LAW_NOT_SPECIFIC: '法律不够明确',
  NEW_BUSINESS: '新领域新业态',
  POLICY_OVERLAP: '政策不协调有交叉',
  UNUSUAL_COMPLEX: '非常规疑难复杂',
  LEGACY: '历史遗留',
  OTHER: '其他',
})
export type Cause = Word<typeof CAUSE>

export const TIER = /* @__PURE__ */ vocabulary('Tier', {
  SIMPLE: '简单',
  COMPLEX: '复杂',
  MAJOR: '重大',
} satisfies Record<Tier, string>)

export const URGENCY = /* @__PURE__ */ vocabulary('Urgency', {
  NORMAL: '一般',
  URGENT: '紧急',
  CRITICAL: '特急',
} satisfies Record<Urgency, string>)

export const RESOLUTION = /* @__PURE__ */ vocabulary('Resolution', {
  SOLVED: '已办成',
  PARTLY: '部分办成',
  EXPLAINED_NOT_POSSIBLE: '依法不能办',
  NOT_COMPETENT_REFERRED: '不属职责，已转有权单位',
  UNRESOLVED_REASON: '暂未办成，已说明原因',
})
export type Resolution = Word<typeof RESOLUTION>

export const CLOSING = /* @__PURE__ */ vocabulary('Closing', {
  CONFIRMED: '已解决',
  UNCONFIRMED: '未评价结束',
  WITHDRAWN: '已撤回',
  IMPORTED: '历史件',
})
export type Closing = Word<typeof CLOSING>

export const DECLINE_REASON = /* @__PURE__ */ vocabulary('DeclineReason', {
  OTHER_DIVISION: '不属本地',
  IN_LEGAL_PROCEDURE: '已在诉讼、仲裁或复议中',
  PETITION: '属于信访事项',
  SECRET_OR_PRIVATE: '涉密或涉及他人隐私',
  UNLAWFUL_OR_EMPTY: '违法或没有实质内容',
  REPEATED: '同一事实重复提出',
  OTHER_BY_LAW: '法律规定的其他情形',
})
export type DeclineReason = Word<typeof DECLINE_REASON>

export const DISPUTED_PART = /* @__PURE__ */ vocabulary('DisputedPart', {
  NOT_SOLVED: '没解决',
  PARTLY_SOLVED: '只解决一部分',
  FACTS_DIFFER: '说法和实际不符',
  NO_BASIS: '没说明依据',
})
export type DisputedPart = Word<typeof DISPUTED_PART>

export const CHANNEL = /* @__PURE__ */ vocabulary('Channel', {
  WECHAT: '微信小程序',
  DINGTALK: '钉钉',
  H5: '网页',
  WINDOW_CODE: '窗口扫码',
  COUNTER: '窗口登记',
  IMPORT: '历史导入',
})
export type Channel = Word<typeof CHANNEL>
/** Ways in which a request is filed here. */
export const FILING_CHANNELS = [
  'WECHAT',
  'DINGTALK',
  'H5',
  'WINDOW_CODE',
  'COUNTER',
] as const satisfies readonly Channel[]

export const SOLVED = /* @__PURE__ */ vocabulary('Solved', { YES: '解决了', PARTLY: '部分解决', NO: '没有解决' })
export type Solved = Word<typeof SOLVED>

export const RATING_REASON = /* @__PURE__ */ vocabulary('RatingReason', {
  SLOW: '慢',
  SHIRKING: '推诿',
  UNPROFESSIONAL: '不专业',
  ATTITUDE: '态度',
  REPEATED_MATERIALS: '反复要材料',
  NOT_SOLVED: '没解决',
  NO_BASIS: '说不清依据',
  OTHER: '其他',
})
export type RatingReason = Word<typeof RATING_REASON>

/** What discipline is told of. */
export type DisciplineKind = 'DISSATISFIED' | 'OVERDUE' | 'REDISPATCHED'

/** Why a member of staff looks at the requester's telephone number; until then he reads it masked. */
export const REVEAL_REASON = /* @__PURE__ */ vocabulary('RevealReason', {
  CALL: '电话联系办理',
  VISIT: '约定上门或到窗口',
  CHECK: '核实情况',
  OTHER: '其他办理需要',
})
export type RevealReason = Word<typeof REVEAL_REASON>
