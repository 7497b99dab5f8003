import { WECHAT_TEMPLATE, type WeChatTemplate } from '@qihu/shared'
import type { Config } from '../config.ts'
import type { SimulatedTemplate } from '../simulator/simulator-state.ts'

export const DEMO_TEMPLATE_IDS: Readonly<Record<WeChatTemplate, string>> = {
  INTAKE: 'tmpl-intake',
  PROGRESS: 'tmpl-progress',
  ANSWER: 'tmpl-answer',
}

/** Ids of the subscription templates: the organisation's own, or the simulator's. Null where WeChat is not set up. */
export const templatesOf = (config: Pick<Config, 'platforms'>): Readonly<Record<WeChatTemplate, string>> | null =>
  config.platforms === null ? DEMO_TEMPLATE_IDS : (config.platforms.wechat?.templates ?? null)

/** The keys that `weChatData` fills; the organisation's templates are chosen with the same ones. */
const FIELDS = {
  character_string1: '诉求编号',
  thing2: '诉求',
  phrase3: '状态',
  date4: '期限',
  thing5: '说明',
}

export const demoTemplates: readonly SimulatedTemplate[] = WECHAT_TEMPLATE.values.map((template) => ({
  id: DEMO_TEMPLATE_IDS[template],
  title: WECHAT_TEMPLATE.words[template],
  kind: 'one-time',
  fields: FIELDS,
}))
