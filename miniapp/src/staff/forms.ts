import {
  CATEGORY_WORDS,
  CAUSE_WORDS,
  DECLINE_REASON_WORDS,
  DEFAULT_PROFILE_ID,
  PROFILES,
  RESOLUTION_WORDS,
  TIER_WORDS,
  URGENCY_WORDS,
} from '@qihu/shared'
import type { FormName } from './actions'

export interface FormChoice {
  value: string
  text: string
}

interface FieldBase {
  /** The input's name in the operation, so that a refusal finds it. */
  name: string
  label: string
  required: boolean
  hint?: string
}

export type FormField = FieldBase &
  (
    | { kind: 'choice'; options: readonly FormChoice[]; rules?: Readonly<Record<string, string>> }
    | { kind: 'unit' }
    | { kind: 'text'; placeholder?: string }
  )

export interface StaffForm {
  title: string
  fields: readonly FormField[]
  /** Who gets what and what happens to the clock. */
  effect: string
  submit: string
}

export type FormValues = Record<string, string>

const choices = (words: Readonly<Record<string, string>>): FormChoice[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

const tierRules = Object.fromEntries(
  Object.entries(PROFILES[DEFAULT_PROFILE_ID].tiers).map(([tier, { rule }]) => [tier, rule]),
)

const tier: FormField = {
  kind: 'choice',
  name: 'tier',
  label: '复杂度',
  required: true,
  options: choices(TIER_WORDS),
  rules: tierRules,
}
const urgency: FormField = {
  kind: 'choice',
  name: 'urgency',
  label: '紧急度',
  required: true,
  hint: '特急 1 个工作小时内签收，其他 4 个工作小时内签收。答复期限不变。',
  options: choices(URGENCY_WORDS),
}
const category: FormField = {
  kind: 'choice',
  name: 'category',
  label: '类别',
  required: true,
  options: choices(CATEGORY_WORDS),
}
const cause: FormField = {
  kind: 'choice',
  name: 'cause',
  label: '办不成的原因',
  required: true,
  options: choices(CAUSE_WORDS),
}
const text = (label: string, hint: string, required = true): FormField => ({
  kind: 'text',
  name: 'text',
  label,
  hint,
  required,
})

export const FORMS: Readonly<Record<FormName, StaffForm>> = {
  dispatch: {
    title: '定级并派单',
    fields: [
      tier,
      category,
      cause,
      { kind: 'unit', name: 'leadUnitId', label: '牵头单位', required: true },
      urgency,
      text('附言（选填）', '写给牵头单位，申请人也能看到。', false),
    ],
    effect: '提交后：牵头单位收到签收提醒，申请人收到由谁办、什么时候答复。期限从受理算起。',
    submit: '受理并派单',
  },
  decline: {
    title: '不予受理',
    fields: [
      { kind: 'choice', name: 'reason', label: '原因', required: true, options: choices(DECLINE_REASON_WORDS) },
      text('依据和去处', '写明哪一条规定，以及申请人可以去哪里办。'),
    ],
    effect: '提交后：这件诉求结束，申请人收到原因和去处。不能撤销。',
    submit: '不予受理',
  },
  regrade: {
    title: '重新定级',
    fields: [tier, urgency, category, cause],
    effect: '提交后：答复期限按新的复杂度从受理重新计算，可能提前。',
    submit: '重新定级',
  },
  'add-progress': {
    title: '写进展',
    fields: [text('进展', '写谁做了什么、下一步什么时候做。申请人会收到。')],
    effect: '提交后：申请人收到这条进展，期限不变。',
    submit: '提交进展',
  },
  'request-information': {
    title: '一次性告知补正',
    fields: [text('还差的材料', '一次写全，一行一项。每一轮只能告知一次。')],
    effect: '提交后：申请人收到清单，计时暂停，补齐后继续。',
    submit: '告知补正',
  },
  resolve: {
    title: '提交答复',
    fields: [
      { kind: 'choice', name: 'resolution', label: '结论', required: true, options: choices(RESOLUTION_WORDS) },
      text('答复内容', '写做了什么、依据什么、下一步怎么办。'),
    ],
    effect: '提交后：申请人收到答复，由申请人说解决没有。',
    submit: '提交答复',
  },
}

/** Stricter words beside the text where the conclusion asks for them. */
export const textHint = (values: FormValues): string | undefined =>
  values.resolution === 'EXPLAINED_NOT_POSSIBLE'
    ? '“依法不能办”要写明条款（如《某某条例》第十二条）和救济途径（复议、诉讼或信访）。'
    : undefined
