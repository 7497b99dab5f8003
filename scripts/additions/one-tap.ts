import type { Edit } from './copy.ts'

/** One tap with a refusal and a notice of its own: 致谢. */

const CHAPTER = `import { nothing } from '../life/kit.ts'
import { OWN } from './request.standing.ts'
import { on } from './request.state.ts'

const thankedNotice = on.notice('THANKED', {
  to: { HEAD: 'PUSH' },
  asks: false,
  while: () => true,
  says: () => ({
    title: '申请人致谢',
    phrase: '已致谢',
    template: 'PROGRESS',
    body: '申请人对办理表示感谢。',
    hint: '申请人致谢',
  }),
})

const thanked = on.event('THANKED', nothing, {
  line: () => '致谢',
  fold: (_, { at }) => ({ thankedAt: at }),
  tells: [thankedNotice],
})

const thankedBefore = on.obstacle(
  'THANKED_ALREADY',
  { text: '您已经致谢过，办理单位已收到。', next: '回到诉求', step: 'LATEST' },
  ({ thankedAt }) => thankedAt !== null,
)

export const thank = on.action('THANK', {
  mutation: 'thankForRequest',
  says: 'Thanks the unit, once (致谢).',
  by: OWN,
  from: ['RESOLVED'],
  to: null,
  unless: [thankedBefore],
  fields: {},
  form: { side: 'REQUESTER', button: '致谢', weight: 'more', done: '已转告办理单位。' },
  makes: [thanked],
  follows: () => [thanked.of({})],
})
`
const CHAPTER_TEST = `import { expect, it } from 'vitest'
import { given } from './play.fixture.ts'

it('is taken once', () => {
  const play = given.RESOLVED()
  expect([play.tries('THANK'), play.tries('THANK')]).toEqual([null, 'THANKED_ALREADY'])
})
`

export const RULES: readonly Edit[] = [
  { file: 'shared/src/requests/thank.ts', text: CHAPTER },
  {
    file: 'shared/src/requests/request.state.ts',
    before: '  readonly ratedRounds:',
    text: '  readonly thankedAt: number | null\n',
  },
  { file: 'shared/src/requests/request.state.ts', before: '  ratedRounds: [],', text: '  thankedAt: null,\n' },
  {
    file: 'shared/src/requests/request.life.ts',
    before: 'import { urge }',
    text: "import { thank } from './thank.ts'\n",
  },
  { file: 'shared/src/requests/request.life.ts', before: '    withdraw,\n', text: '    thank,\n' },
]
/** What is written by hand and not computed from the rules, so that a mistake in them is found. */
export const ORACLES: readonly Edit[] = [
  { file: 'shared/src/requests/thank.test.ts', text: CHAPTER_TEST },
  { file: 'shared/src/requests/who-may.ts', before: "'URGE']\nconst COLLEAGUE:", text: "'THANK', " },
  {
    file: 'shared/src/requests/play.fixture.ts',
    before: "]],\n  ['CLOSED, confirmed'",
    text: ", 'THANK'",
  },
  {
    file: 'shared/src/requests/play.fixture.ts',
    before: "]],\n  ['RESOLVED, of which he was not told'",
    text: ", 'THANK'",
  },
  {
    file: 'shared/src/requests/notification.test.ts',
    before: "  'DATE_MOVED',\n].sort()",
    text: "  'THANKED',\n",
  },
  {
    file: 'shared/src/requests/notification.test.ts',
    before: "  ['reminded',",
    text: "  ['thanked', { type: 'THANKED' }, {}, ['THANKED HEAD PUSH']],\n",
  },
  {
    file: 'bff/src/testing/expectations.ts',
    before: "  'Mutation.withdrawRequest'",
    text: "  'Mutation.thankForRequest': { action: 'THANK' },\n",
  },
  { file: 'bff/src/testing/expectations.ts', before: "  URGED: 'VIEW',", text: "  THANKED: 'VIEW',\n" },
  { file: 'bff/src/testing/expectations.ts', before: "  URGED: '催办',", text: "  THANKED: '致谢',\n" },
  {
    file: 'bff/src/testing/expectations.ts',
    before: "  CORRECT_CONTACT: 'CONTACT_CORRECTED'",
    text: "  THANK: 'THANKED',\n",
  },
  { file: 'bff/src/testing/expectations.ts', before: '] },\n  UNREACHED:', text: ", 'THANK'" },
  { file: 'bff/src/testing/expectations.ts', before: '] },\n  UNREACHED_PAUSED:', text: ", 'THANK'" },
  { file: 'bff/src/testing/expectations.ts', before: '] },\n  CONFIRMED', text: ", 'THANK'" },
  { file: 'bff/src/testing/expectations.ts', before: '] },\n  SECOND_RATED', text: ", 'THANK'" },
  { file: 'bff/src/testing/expectations.ts', before: "], DISPUTE: 'TOO_MANY_ROUNDS'", text: ", 'THANK'" },
]

/** The tests that say so while the oracles lack it. */
export const MISSED = ['dispatch', 'notification', 'policy', 'request.life']
