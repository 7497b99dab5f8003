import type { Edit } from './copy.ts'

/** A kind of thing with two actions, a timer and a cause: 现场踏勘, which a critical request begins when it is signed. */

const VISIT = `import { type Actor, unitActedFor } from '../actor.ts'
import { note, optional, type TextId, type UnitId } from '../life/fields.ts'
import { type Alive, carries, kit, nothing } from '../life/kit.ts'
import { life } from '../life/life.ts'
import { vocabulary, type Word } from '../life/vocabulary.ts'

/** 现场踏勘: whoever signs a critical request goes there, and says what he saw. */

export const VISIT_STAGE = /* @__PURE__ */ vocabulary('VisitStage', {
  PLANNED: '待踏勘',
  REPORTED: '已踏勘',
  CANCELLED: '已取消',
})
export type VisitState = Alive<Word<typeof VISIT_STAGE>> & {
  readonly unitId: UnitId | null
  readonly dueAt: number
  readonly reportId: TextId | null
  readonly missedAt: number | null
}
const START: VisitState = {
  version: 0,
  stage: 'PLANNED',
  open: {},
  unitId: null,
  dueAt: 0,
  reportId: null,
  missedAt: null,
}
const RELATIONS = ['VISITOR', 'DESK'] as const
const AUDIENCES = ['VISITOR', 'DESK'] as const
const on = kit<VisitState, (typeof RELATIONS)[number], (typeof AUDIENCES)[number]>()

const missedNotice = on.notice('VISIT_MISSED', {
  to: { DESK: 'IN_APP' },
  asks: false,
  while: ({ stage }) => stage === 'PLANNED',
  says: ({ unitName }) => ({
    title: '踏勘逾期',
    phrase: '逾期未踏勘',
    template: 'PROGRESS',
    body: \`\${unitName}没有按期踏勘。\`,
    hint: '踏勘逾期',
  }),
})
export const planned = on.event('VISIT_PLANNED', carries<{ readonly unitId: UnitId; readonly dueAt: number }>(), {
  line: () => '安排现场踏勘',
  fold: (_, { unitId, dueAt }) => ({ stage: 'PLANNED', unitId, dueAt }),
  tells: [],
})
const reported = on.event('VISIT_REPORTED', carries<{ readonly textId: TextId }>(), {
  line: () => '踏勘情况',
  fold: (_, { textId }) => ({ stage: 'REPORTED', reportId: textId }),
  tells: [],
})
const cancelled = on.event('VISIT_CANCELLED', carries<{ readonly textId: TextId | null }>(), {
  line: () => '取消踏勘',
  fold: () => ({ stage: 'CANCELLED' }),
  tells: [],
})
const missed = on.event('VISIT_MISSED', nothing, {
  line: () => '逾期未踏勘',
  byItself: true,
  fold: (_, { at }) => ({ missedAt: at }),
  tells: [missedNotice],
})

export const siteVisit = life({
  kind: 'SITE_VISIT',
  type: 'SiteVisit',
  word: '现场踏勘',
  stages: VISIT_STAGE,
  start: START,
  ended: ['REPORTED', 'CANCELLED'],
  first: [planned],
  actions: [
    on.action('REPORT_VISIT', {
      mutation: 'reportVisit',
      says: 'The unit says what it saw there.',
      by: ['VISITOR'],
      from: ['PLANNED'],
      to: 'REPORTED',
      fields: { text: note({ label: '踏勘情况' }) },
      form: { side: 'STAFF', button: '填写踏勘情况', weight: 'primary', submit: '提交', done: '已提交踏勘情况' },
      makes: [reported],
      follows: ({ input }) => [reported.of({ textId: input.text })],
    }),
    on.action('CANCEL_VISIT', {
      mutation: 'cancelVisit',
      says: 'The desk calls it off.',
      by: ['DESK'],
      from: ['PLANNED'],
      to: 'CANCELLED',
      fields: { text: optional(note({ label: '原因（选填）' })) },
      form: { side: 'STAFF', button: '取消踏勘', weight: 'more', submit: '取消踏勘', done: '已取消踏勘' },
      makes: [cancelled],
      follows: ({ input }) => [cancelled.of({ textId: input.text })],
    }),
  ],
  timers: [
    on.timer('VISIT_MISSED', {
      at: ({ stage, dueAt, missedAt }) => (stage === 'PLANNED' && missedAt === null ? dueAt + 1 : null),
      makes: [missed],
      follows: () => [missed.of({})],
    }),
  ],
  family: { opened: '安排现场踏勘', ended: '现场踏勘结束' },
  audiences: AUDIENCES,
  relations: RELATIONS,
  views: { VIEW: ['VISITOR', 'DESK'] },
  standing(actor: Actor, { centreId, unitId }: { readonly centreId: string; readonly unitId: string | null }) {
    const here = actor.posts.filter((post) => post.centreId === centreId)
    return here.flatMap((post) => [
      ...(unitId !== null && post.unitId === unitId && post.role === 'UNIT_HANDLER' ? (['VISITOR'] as const) : []),
      ...(post.role === 'CASE_OFFICER' ? (['DESK'] as const) : []),
    ])
  },
  unitActing: (actor, { centreId, unitId }) => unitActedFor(actor, { centreId, unitId }),
  shownAt: ({ dueAt }) => dueAt,
})
`
const CAUSES = `import { cause } from '../life/cause.ts'
import { request } from '../requests/request.life.ts'
import { endOfWorkingDay } from '../time/deadline.ts'
import { siteVisit } from './visit.ts'

export const visitWhenSigned = cause(request, 'SIGNED', siteVisit, ({ after, now, calendar }) =>
  after.urgency === 'CRITICAL' && after.leadUnitId !== null
    ? { unitId: after.leadUnitId, dueAt: endOfWorkingDay(calendar, now, 1) }
    : null,
)
`
const SERVED = `import { siteVisit } from '@qihu/shared/site-visits/visit'
import { serve } from '../life/served.ts'
import { type Thing, thingShelf } from '../life/things.store.ts'
import { staffOfCentre, staffOfUnit } from '../people/people.store.ts'

export type VisitRow = Thing<typeof siteVisit>
export const visitShelf = thingShelf(siteVisit)

export const servedVisits = serve<typeof siteVisit, VisitRow>(siteVisit, {
  shelf: visitShelf,
  hearers: {
    VISITOR: async (tx, schema, { unitId }, now) =>
      unitId === null ? [] : staffOfUnit(tx, schema, 'UNIT_HANDLER', unitId, now),
    DESK: (tx, schema, { centreId }, now) => staffOfCentre(tx, schema, 'CASE_OFFICER', centreId, now),
  },
  outside: [],
  contactOf: () => null,
  columns: (state) => ({ unitId: state.unitId, dueSort: state.dueAt }),
  unitOf: ({ unitId }) => unitId,
  ownerOf: ({ personId }) => personId,
  page: { staff: (id) => \`site-visits/visit/visit?id=\${id}\` },
})
`
const SDL = `"A visit to the site (现场踏勘)."
type SiteVisit {
  id: ID!
  version: Int!
  stage: VisitStage!
  title: String!
  report: String
  actions: [Action!]!
}

extend type Query {
  "One visit; missing and foreign ones are both null."
  siteVisit(id: ID!): SiteVisit
}
`
const RESOLVERS = `import { siteVisit } from '@qihu/shared/site-visits/visit'
import type { Action, Resolvers } from '../graphql/generated/resolver-types.ts'
import { authorizing } from '../life/authorize.ts'
import { findText } from '../life/history.store.ts'
import { actionsFor, versionFor } from '../life/reading.ts'
import { type VisitRow, visitShelf } from './visits.served.ts'

const authorize = authorizing<VisitRow>(siteVisit)

export const visitsResolvers: Resolvers = {
  Query: {
    siteVisit: async (_, { id }, { db, actor }) =>
      authorize(actor, 'VIEW', await visitShelf.find(db.read, db.schema, id)),
  },
  SiteVisit: {
    stage: (row) => row.state.stage,
    version: (row, _, { actor }) => versionFor(siteVisit, actor, row),
    report: (row, _, { db }) => (row.state.reportId ? findText(db.read, db.schema, row.state.reportId) : null),
    actions: (row, _, context) => actionsFor(context, siteVisit, row) as Action[],
  },
}
`
const TEST = `import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runSweep } from '../deadlines/sweep.ts'
import { rebuild } from '../life/rebuild.ts'
import { servedLives } from '../lives.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const visitOf = async (requestId: string) => {
  const { things } = post.db.schema
  const [row] = await post.db.read.select().from(things).where(eq(things.parentId, requestId))
  return row
}
async function signed(urgency: string) {
  const { id } = await post.file()
  const grading = \`{ tier: MAJOR, urgency: \${urgency}, category: "TAX", cause: OTHER }\`
  await post.act('officer', 'dispatchRequest', id, { args: \`grading: \${grading}, leadUnitId: "housing"\` })
  await post.act('handler', 'signRequest', id)
  return id
}

it('begins with the signing of a critical request, is missed by the clock, told to the desk, and reported', async () => {
  expect(await visitOf(await signed('NORMAL'))).toBeUndefined()
  const id = await signed('CRITICAL')
  const visit = await visitOf(id)
  expect(visit).toMatchObject({ kind: 'SITE_VISIT', stage: 'PLANNED', unitId: 'housing' })
  post.time.now = (visit?.wakeAt ?? 0) + 1
  await runSweep(post.services)
  expect(await post.messagesTo('officer')).toContain('VISIT_MISSED')
  const read = 'query($id: ID!) { siteVisit(id: $id) { version stage report actions } }'
  const seen = (await post.as('handler', read, { id: visit?.id })).data.siteVisit
  expect(seen).toMatchObject({ stage: 'PLANNED', actions: ['REPORT_VISIT'] })
  const document = \`mutation($on: On!) { reportVisit(on: $on, text: "现场已看。") { __typename
    ... on SiteVisitDone { thing { stage report actions } } } }\`
  const on = { id: visit?.id, version: seen.version, key: post.newKey() }
  expect((await post.as('handler', document, { on })).data.reportVisit).toEqual({
    __typename: 'SiteVisitDone',
    thing: { stage: 'REPORTED', report: '现场已看。', actions: [] },
  })
  expect((await post.as('owner', read, { id: visit?.id })).data.siteVisit).toBeNull()
  expect(await rebuild(post.db, servedLives, post.services.calendar)).toMatchObject({ mended: [] })
})
`
const PAGE = `import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { SiteVisitDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { Page } from '../../components/Page/Page'

export default function VisitPage() {
  const { data } = useApiQuery(SiteVisitDocument, { id: useRouter().params.id ?? '' })
  const visit = data?.siteVisit
  return (
    <Page title="现场踏勘" state={visit ? { kind: 'ready' } : { kind: 'loading', skeleton: 'detail', onRetry: () => {} }}>
      <View className="qh-stack">
        <Text className="qh-h2">{visit?.title}</Text>
        <Text className="qh-text">{visit?.report ?? ''}</Text>
      </View>
    </Page>
  )
}
`
const DOCUMENT = `query SiteVisit($id: ID!) {
  siteVisit(id: $id) {
    ...VisitParts
  }
}

fragment VisitParts on SiteVisit {
  id
  version
  stage
  title
  report
  actions
}

fragment StaffSiteVisitParts on SiteVisitResult {
  __typename
  ... on SiteVisitDone {
    thing {
      ...VisitParts
    }
  }
  ...RefusalParts
}
`

/** Its three folders. */
export const FOLDERS: readonly Edit[] = [
  { file: 'shared/src/site-visits/visit.ts', text: VISIT },
  { file: 'shared/src/site-visits/causes.ts', text: CAUSES },
  { file: 'bff/src/site-visits/visits.served.ts', text: SERVED },
  { file: 'bff/src/site-visits/visits.graphql', text: SDL },
  { file: 'bff/src/site-visits/visits.resolvers.ts', text: RESOLVERS },
  { file: 'bff/src/site-visits/visits.test.ts', text: TEST },
  { file: 'miniapp/src/site-visits/visit/visit.tsx', text: PAGE },
  { file: 'miniapp/src/site-visits/visit/visit.graphql', text: DOCUMENT },
  {
    file: 'miniapp/src/site-visits/visit/visit.config.ts',
    text: "export default definePageConfig({ navigationBarTitleText: '现场踏勘' })\n",
  },
]
/** Where it is registered. */
export const LINES: readonly Edit[] = [
  {
    file: 'shared/src/lives.ts',
    before: 'import { orderByHand,',
    text: "import { visitWhenSigned } from './site-visits/causes.ts'\nimport { siteVisit } from './site-visits/visit.ts'\n",
  },
  { file: 'shared/src/lives.ts', before: ']\nexport const CAUSES', text: ', siteVisit' },
  { file: 'shared/src/lives.ts', before: ']\nexport const ENDINGS', text: ', visitWhenSigned' },
  {
    file: 'bff/src/lives.ts',
    before: 'import { servedOrders }',
    text: "import { servedVisits } from './site-visits/visits.served.ts'\n",
  },
  { file: 'bff/src/lives.ts', before: '], CAUSES', text: ', servedVisits' },
  {
    file: 'bff/src/app.ts',
    before: 'import { smileIndexResolvers }',
    text: "import { visitsResolvers } from './site-visits/visits.resolvers.ts'\n",
  },
  { file: 'bff/src/app.ts', before: '      lifeResolvers(lives),', text: '      visitsResolvers,\n' },
  {
    file: 'scripts/codegen.ts',
    before: '  SupervisionOrder: ',
    text: "  SiteVisit: '../../site-visits/visits.served.ts#VisitRow',\n",
  },
  {
    file: 'miniapp/src/app.config.ts',
    before: "const smile = { root: 'smile'",
    text: "const siteVisits = { root: 'site-visits', pages: ['visit/visit'] }\n",
  },
  { file: 'miniapp/src/app.config.ts', before: 'admin],\n  ...(process', text: 'siteVisits, ' },
]
const EXPECTATIONS = 'bff/src/testing/expectations.ts'
const FIELDS = ['id', 'version', 'stage', 'title', 'report', 'actions']
/** Who may what of it has an oracle beside the kind; here stands that it has, and in which states its page is looked at. */
export const ORACLES: readonly Edit[] = [
  {
    file: EXPECTATIONS,
    before: "'REPLY_SUPERVISION' | 'CLOSE_SUPERVISION'>",
    text: "'REPORT_VISIT' | 'CANCEL_VISIT' | ",
  },
  {
    file: EXPECTATIONS,
    before: "  'Query.supervisionOrder': ",
    text: "  'Query.siteVisit': 'ORDER',\n  'Mutation.reportVisit': 'ORDER',\n  'Mutation.cancelVisit': 'ORDER',\n",
  },
  {
    file: EXPECTATIONS,
    before: "  'SupervisionOrder.id': ",
    text: FIELDS.map((name) => `  'SiteVisit.${name}': 'ORDER',\n`).join(''),
  },
  {
    file: 'scripts/journeys/route-states.ts',
    before: "  'smile/board/board': ",
    text: "  'site-visits/visit/visit': () => ({ normal: { who: 'officer', path: '/site-visits/visit/visit', see: '现场踏勘' }, empty: { without: 'an example' }, error: { without: 'an example' }, sheet: noSheet }),\n",
  },
]
