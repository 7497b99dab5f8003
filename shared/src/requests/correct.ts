import { NAME_MAX } from '../fields.ts'
import { phoneField, words } from '../life/fields.ts'
import { nothing } from '../life/kit.ts'
import { FILED } from './request.standing.ts'
import { on, type RequestState } from './request.state.ts'

/** 更正: whoever filed says by which name and number he is to be reached now. The event tells that it is another one, and not which. */

const corrected = on.notice('CONTACT_CORRECTED', {
  to: { UNIT: 'IN_APP', DESK: 'IN_APP' },
  asks: false,
  while: ({ stage }: RequestState) => stage !== 'CLOSED' && stage !== 'NOT_ACCEPTED',
  says: () => ({
    title: '申请人更正了联系方式',
    phrase: '已更正',
    template: 'PROGRESS',
    body: '以后请按新的姓名和电话联系。',
    hint: '请按新的联系方式联系',
  }),
})

const contactCorrected = on.event('CONTACT_CORRECTED', nothing, {
  line: () => '更正联系方式',
  fold: () => ({}),
  tells: [corrected],
})

export const correctContact = on.action('CORRECT_CONTACT', {
  mutation: 'correctContact',
  says: 'Whoever filed it gives another name or number to be reached by (更正联系方式).',
  by: FILED,
  from: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED'],
  to: null,
  fields: {
    phone: phoneField({ label: '新的手机号' }),
    name: words({ label: '新的姓名（选填）', hint: '不改姓名就空着。', max: NAME_MAX }),
  },
  form: {
    side: 'REQUESTER',
    title: '更正联系方式',
    button: '更正联系方式',
    weight: 'more',
    effect: '提交后：办理人员看到的是新的联系方式，旧的不再保留。短信提醒仍发到您登录用的手机号。',
    submit: '更正',
    done: '已更正。',
  },
  makes: [contactCorrected],
  follows: () => [contactCorrected.of({})],
})
