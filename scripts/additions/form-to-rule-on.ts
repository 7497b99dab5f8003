import type { Edit } from './copy.ts'

/** What the unit asks for and the desk rules on: 申请延期, 延期审批. */

const CHAPTER = `import { choice, count, note, optional, type TextId } from '../life/fields.ts'
import { carries } from '../life/kit.ts'
import { vocabulary, type Word } from '../life/vocabulary.ts'
import { paused } from './information.ts'
import { UNIT } from './request.standing.ts'
import { isBound, on } from './request.state.ts'

export const EXTENSION_RULING = vocabulary('ExtensionRuling', { GRANTED: '同意', REFUSED: '不同意' })
type Ruling = Word<typeof EXTENSION_RULING>

const toRule = on.notice('EXTENSION_TO_RULE', {
  to: { DESK: 'PUSH' },
  asks: true,
  while: (state) => isBound(state) && state.extensionAsked !== null,
  says: ({ state, unitName }) => ({
    title: '延期待审批',
    phrase: '待审批',
    template: 'PROGRESS',
    body: \`\${unitName}申请延期 \${state.extensionAsked ?? 0} 个工作日。\`,
    hint: '请审批延期',
    button: '去审批',
  }),
})
const ruledNotice = on.notice('EXTENSION_RULED', {
  to: { UNIT: 'PUSH' },
  asks: false,
  while: isBound,
  says: () => ({
    title: '延期已审批',
    phrase: '已审批',
    template: 'PROGRESS',
    body: '延期申请已审批，请打开查看。',
    hint: '延期已审批',
  }),
})

const asked = on.event('EXTENSION_REQUESTED', carries<{ readonly days: number; readonly textId: TextId }>(), {
  line: ({ days }) => \`申请延期 \${days} 个工作日\`,
  fold: (_, { days }) => ({ extensionAsked: days }),
  tells: [toRule],
})
const ruled = on.event('EXTENSION_RULED', carries<{ readonly ruling: Ruling; readonly textId: TextId | null }>(), {
  line: ({ ruling }) => \`延期审批：\${EXTENSION_RULING.words[ruling]}\`,
  fold: () => ({ extensionAsked: null }),
  tells: [ruledNotice],
})

const askedAlready = on.obstacle(
  'EXTENSION_ASKED',
  { text: '已有一次延期申请在等审批。', next: '查看最新', step: 'LATEST' },
  ({ extensionAsked }) => extensionAsked !== null,
)

export const requestExtension = on.action('REQUEST_EXTENSION', {
  mutation: 'requestExtension',
  says: 'The unit asks for more days (申请延期).',
  by: UNIT,
  from: ['IN_PROGRESS'],
  to: null,
  unless: [paused, askedAlready],
  fields: {
    days: count({ label: '延期几个工作日', min: 1, max: 10 }),
    text: note({ label: '延期理由' }),
  },
  form: { side: 'STAFF', button: '申请延期', weight: 'more', submit: '提交申请', done: '已申请延期' },
  makes: [asked],
  follows: ({ input }) => [asked.of({ days: input.days, textId: input.text })],
})

export const ruleExtension = on.action('RULE_EXTENSION', {
  mutation: 'ruleExtension',
  says: 'The desk rules on it (延期审批).',
  by: ['CASE_OFFICER'],
  from: ['IN_PROGRESS'],
  to: null,
  unless: [on.notNow(({ extensionAsked }) => extensionAsked === null)],
  fields: {
    ruling: choice(EXTENSION_RULING, { label: '是否同意' }),
    text: optional(note({ label: '说明（选填）' })),
  },
  form: { side: 'STAFF', button: '延期审批', weight: 'secondary', submit: '提交', done: '已审批' },
  makes: [ruled],
  follows: ({ input }) => [ruled.of({ ruling: input.ruling, textId: input.text })],
})
`
const CHAPTER_TEST = `import { expect, it } from 'vitest'
import { extensionAsked, given } from './play.fixture.ts'

it('is asked for once until it is ruled on', () => {
  const play = given.IN_PROGRESS()
  expect(play.tries('RULE_EXTENSION')).toBe('NOT_YOUR_TURN')
  expect([play.tries('REQUEST_EXTENSION'), play.tries('REQUEST_EXTENSION')]).toEqual([null, 'EXTENSION_ASKED'])
  expect(extensionAsked().takes('RULE_EXTENSION').tries('REQUEST_EXTENSION')).toBeNull()
})
`

export const RULES: readonly Edit[] = [
  { file: 'shared/src/requests/extension.ts', text: CHAPTER },
  {
    file: 'shared/src/requests/request.state.ts',
    before: '  readonly ratedRounds:',
    text: '  /** Working days that the unit has asked for and nobody has ruled on. */\n  readonly extensionAsked: number | null\n',
  },
  { file: 'shared/src/requests/request.state.ts', before: '  ratedRounds: [],', text: '  extensionAsked: null,\n' },
  {
    file: 'shared/src/requests/request.life.ts',
    before: 'import { endPause,',
    text: "import { requestExtension, ruleExtension } from './extension.ts'\n",
  },
  {
    file: 'shared/src/requests/request.life.ts',
    before: '    correctContact,\n    withdraw,',
    text: '    requestExtension,\n    ruleExtension,\n',
  },
]
const PLAY = 'shared/src/requests/play.fixture.ts'
const WHO_MAY = 'shared/src/requests/who-may.ts'
const NOTIFICATION = 'shared/src/requests/notification.test.ts'
const EXPECTATIONS = 'bff/src/testing/expectations.ts'
const SCENES = 'bff/src/testing/scenes.fixture.ts'
const ASKED = "'REQUEST_EXTENSION', "
export const ORACLES: readonly Edit[] = [
  { file: 'shared/src/requests/extension.test.ts', text: CHAPTER_TEST },
  { file: WHO_MAY, before: "'RESOLVE']\nconst OFFICER", text: ASKED },
  { file: WHO_MAY, before: "'ORDER_SUPERVISION']\nconst CENTRE_UNRATED", text: "'RULE_EXTENSION', " },
  {
    file: PLAY,
    before: 'export const withdrawn',
    text: "export const extensionAsked = () => given.IN_PROGRESS().takes('REQUEST_EXTENSION')\n",
  },
  {
    file: PLAY,
    before: "'CORRECT_CONTACT', 'WITHDRAW'],\n  ],\n  [\n    'IN_PROGRESS, waiting for information',",
    text: ASKED,
  },
  { file: PLAY, before: "'CORRECT_CONTACT', 'WITHDRAW'],\n  ],\n  [\n    'IN_PROGRESS, waited in vain'", text: ASKED },
  {
    file: PLAY,
    before: "'CORRECT_CONTACT', 'WITHDRAW'],\n  ],\n  [\n    'IN_PROGRESS, waiting for information of which",
    text: ASKED,
  },
  {
    file: PLAY,
    before: "  ['RESOLVED', given.RESOLVED",
    text: "  ['IN_PROGRESS, extension asked', extensionAsked, ['REGRADE', 'ASSIGN', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'URGE', 'RULE_EXTENSION', 'CORRECT_CONTACT', 'WITHDRAW']],\n",
  },
  {
    file: NOTIFICATION,
    before: "  'DATE_MOVED',\n].sort()",
    text: "  'EXTENSION_TO_RULE',\n  'EXTENSION_RULED',\n",
  },
  {
    file: NOTIFICATION,
    before: "  ['reminded',",
    text: `  ['extension asked', { type: 'EXTENSION_REQUESTED', days: 3, textId: textId('t') }, {}, ['EXTENSION_TO_RULE DESK PUSH']],
  ['extension ruled on', { type: 'EXTENSION_RULED', ruling: 'GRANTED', textId: null }, {}, ['EXTENSION_RULED HANDLERS PUSH']],
`,
  },
  {
    file: EXPECTATIONS,
    before: "  'Mutation.withdrawRequest'",
    text: "  'Mutation.requestExtension': { action: 'REQUEST_EXTENSION' },\n  'Mutation.ruleExtension': { action: 'RULE_EXTENSION' },\n",
  },
  {
    file: EXPECTATIONS,
    before: "  CORRECT_CONTACT: 'CONTACT_CORRECTED'",
    text: "  REQUEST_EXTENSION: 'EXTENSION_REQUESTED',\n  RULE_EXTENSION: 'EXTENSION_RULED',\n",
  },
  {
    file: EXPECTATIONS,
    before: "  URGED: 'VIEW',",
    text: "  EXTENSION_REQUESTED: 'VIEW',\n  EXTENSION_RULED: 'VIEW',\n",
  },
  {
    file: EXPECTATIONS,
    before: "  URGED: '催办',",
    text: "  EXTENSION_REQUESTED: '申请延期',\n  EXTENSION_RULED: '延期审批',\n",
  },
  {
    file: EXPECTATIONS,
    before: "    'WITHDRAW',\n    'ORDER_SUPERVISION',\n  ],\n  SUPPLEMENT: 'NOTHING_ASKED',\n}\nconst SUPERVISED",
    text: ASKED,
  },
  {
    file: EXPECTATIONS,
    before: "'CORRECT_CONTACT', 'WITHDRAW'],\n  SUPPLEMENT: 'NOTHING_ASKED',\n  ORDER_SUPERVISION",
    text: ASKED,
  },
  {
    file: EXPECTATIONS,
    before: "  URGE: 'AWAITING_INFORMATION',\n}",
    text: "  REQUEST_EXTENSION: 'AWAITING_INFORMATION',\n",
  },
  {
    file: EXPECTATIONS,
    before:
      "'CORRECT_CONTACT',\n      'WITHDRAW',\n      'ORDER_SUPERVISION',\n    ],\n    SUPPLEMENT: 'NOTHING_ASKED',\n    URGE",
    text: ASKED,
  },
  {
    file: EXPECTATIONS,
    before:
      "'CORRECT_CONTACT', 'WITHDRAW', 'ORDER_SUPERVISION'],\n    SUPPLEMENT: 'NOTHING_ASKED',\n    REQUEST_INFORMATION",
    text: ASKED,
  },
  {
    file: SCENES,
    before: '  OVERDUE: scene(',
    text: "  EXTENSION_ASKED: scene('FIRST_ROUND', [...SIGNED, by('handler', 'REQUEST_EXTENSION', { days: 3, text: text('why') })]),\n",
  },
  {
    file: EXPECTATIONS,
    before: '  PAUSED: WAITING,',
    text: `  EXTENSION_ASKED: {
    takes: ['REGRADE', 'ASSIGN', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'URGE', 'RULE_EXTENSION', 'CORRECT_CONTACT', 'WITHDRAW', 'ORDER_SUPERVISION'],
    SUPPLEMENT: 'NOTHING_ASKED',
    REQUEST_EXTENSION: 'EXTENSION_ASKED',
  },
`,
  },
  { file: EXPECTATIONS, before: '  SUPPLIED: WITH_HANDLERS,', text: '  EXTENSION_ASKED: WITH_HANDLERS,\n' },
]
/** The tests that say so while the oracles lack it. */
export const MISSED = ['dispatch', 'notification', 'policy', 'request.life']
