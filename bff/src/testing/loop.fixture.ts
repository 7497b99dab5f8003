import { type ActionMutation, ARGUMENTS_WITH_TEXT } from './arguments.ts'
import type { TestApp } from './test-app.ts'

const SEEN = 'id number version stage round statusWord headline actions dueAt title leadUnit { id name }'

export const REQUEST = `query($id: ID!) { request(id: $id) { ${SEEN} description history { what who text round } dueRows { kind text } requesterName contact { name phone } lookupCode lamp { colour word remaining } journey { name state badge } conditions handlerName answer { text resolution round at } informationAsked } }`

const ACTION_RESULT = `__typename ... on ActionDone { request { ${SEEN} } } ... on Refusal { code message next field }`

export const FILE = `mutation($input: FileRequestInput!) { fileRequest(input: $input) { __typename
  ... on Filed { firstStep informedBy request { ${SEEN} lookupCode channel windowName } } ... on Refusal { code message next field } } }`

export type { ActionMutation as ActionName } from './arguments.ts'

/** What is said where a test reads it afterwards; every other action is taken with its sample. */
const USUAL: Partial<Record<ActionMutation, string>> = {
  declineRequest: 'reason: IN_LEGAL_PROCEDURE, text: $text',
  dispatchRequest:
    'grading: { tier: SIMPLE, urgency: NORMAL, category: "FIRE_SAFETY", cause: UNCLEAR_COMPETENCE }, leadUnitId: "housing"',
  regradeRequest: 'grading: { tier: MAJOR, urgency: URGENT, category: "FIRE_SAFETY", cause: LEGACY }',
  resolveRequest: 'resolution: SOLVED, text: $text',
  disputeRequest: 'part: NOT_SOLVED, text: $text',
}

export const filing = (key: string, more: object = {}) => ({
  key,
  description: '艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办，请帮忙协调。',
  intakeReasons: ['STUCK'],
  contactName: '陈经理',
  contactPhone: '199 0000 0001',
  enterpriseId: 'e-art',
  noticeVersion: '2026-11',
  ...more,
})

/** Files, as the owner unless said, and answers the request. */
export async function fileOne(app: TestApp, more: object = {}, key = app.newKey(), who = 'owner') {
  const { data } = await app.as(who, FILE, { input: filing(key, more) })
  if (data?.fileRequest.__typename !== 'Filed') throw new Error(JSON.stringify(data))
  return data.fileRequest.request as { id: string; number: string; version: number; lookupCode: string }
}

/** Takes one action; the version is read first unless it is given. */
export async function take(
  app: TestApp,
  who: string,
  action: ActionMutation,
  id: string,
  more: { version?: number; key?: string; text?: string; args?: string } = {},
) {
  const row = await app.db.read.select().from(app.db.schema.requests)
  const version = more.version ?? row.find((each) => each.id === id)?.version ?? 1
  const args = more.args ?? USUAL[action] ?? ARGUMENTS_WITH_TEXT[action]
  const text = args.includes('$text') ? ', $text: String!' : ''
  const document = `mutation($on: On!${text}) { ${action}(on: $on${args ? `, ${args}` : ''}) { ${ACTION_RESULT} } }`
  const variables = {
    on: { id, version, key: more.key ?? app.newKey() },
    ...(text ? { text: more.text ?? '按规定办理，说明如下。' } : {}),
  }
  const answer = await app.as(who, document, variables)
  if (!answer.data) throw new Error(JSON.stringify(answer.errors))
  return answer.data[action]
}

export const lookAt = async (app: TestApp, who: string | null, id: string) =>
  (await app.as(who, REQUEST, { id })).data?.request

/** Everything up to the answer of the first round. */
export async function resolveOne(app: TestApp, id: string) {
  await take(app, 'officer', 'dispatchRequest', id)
  await take(app, 'handler', 'signRequest', id)
  return take(app, 'handler', 'resolveRequest', id)
}
