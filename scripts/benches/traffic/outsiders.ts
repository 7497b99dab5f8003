import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { startServer } from '../../server.ts'
import { type Operation, wrongUnless } from './operations.ts'
import { below, oneOf, type Random } from './random.ts'
import { filled, measuredBy, type Side, type SideOrder } from './side.ts'
import { enterpriseOf, REQUESTERS, requesterId, UNITS, unitOf } from './town.ts'

/** What our server is measured against, by the same clients in the same run. */

/** As long as a progress that is looked up. */
const CONSTANT = JSON.stringify({ data: { lookUpRequest: { words: '诉'.repeat(400) } } })

/** Plain Fastify with one answer to everything. */
export async function startPlain(scratch: string): Promise<Side> {
  const server = await startServer({
    dataDir: scratch,
    program: join(import.meta.dirname, '../plain-server.js'),
    env: { ANSWER: CONSTANT },
  })
  const constant: Operation = async (via, random) => {
    const answer = await via.ask('constant', { number: below(random, 1e6), code: '0000000000' })
    return wrongUnless(answer.body.length === CONSTANT.length, answer)
  }
  return measuredBy(server, { 'look-up': constant }, async () => [])
}

/** PostGraphile on the same rows (peer-server.ts): it is asked for the same facts, and stores one row for a filing. */
export async function startPeer(order: SideOrder): Promise<Side> {
  const requests = await filled(order)
  const server = await startServer({
    dataDir: order.scratch,
    program: join(import.meta.dirname, 'peer-server.ts'),
    env: { DATABASE_URL: order.url, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
  })
  const asking =
    (query: string, variables: (random: Random) => object, holds: (given: object) => string): Operation =>
    async (via, random) => {
      const given = variables(random)
      const answer = await via.post(JSON.stringify({ query, variables: given }))
      return wrongUnless(answer.body.includes(holds(given)) && !answer.body.includes('"errors"'), answer)
    }
  const anyOf = (names: readonly string[]) => (random: Random) => names[requests.any(random)] ?? ''
  const operations: Side['operations'] = {
    'look-up': asking(
      LOOK_UP,
      (random) => ({ number: anyOf(requests.all.numbers)(random) }),
      ({ number }: { number?: string }) => `"number":"${number}"`,
    ),
    detail: asking(
      DETAIL,
      (random) => ({ id: anyOf(requests.all.ids)(random) }),
      ({ id }: { id?: string }) => `"rowId":"${id}"`,
    ),
    queue: asking(
      PAGE,
      (random) => ({ unit: unitOf(below(random, UNITS)), stage: oneOf(random, STAGES) }),
      () => '"nodes":[{',
    ),
    filing: asking(FILE, newRow, () => '"serviceRequest":{'),
  }
  return measuredBy(server, operations, order.backends)
}

const STAGES = ['DISPATCHED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED']

const LOOK_UP = `query LookUp($number: String!) {
  serviceRequestByNumber(number: $number) {
    number lookupCode title stage state createdAt dueSort paused
    unitByLeadUnitId { name }
  }
}`

const DETAIL = `query Detail($id: String!) {
  serviceRequestByRowId(rowId: $id) {
    rowId number lookupCode title stage state version createdAt dueSort paused channel level
    unitByLeadUnitId { name phone }
    contactByContactId { name phone }
    enterprisByEnterpriseId { name creditCode }
    requestEventsByRequestId(orderBy: VERSION_ASC) { nodes { version at type event } }
    textsByRequestId { nodes { rowId body } }
    attachmentsByRequestId { nodes { rowId name mime bytes } }
  }
}`

const PAGE = `query Page($unit: String!, $stage: String!) {
  allServiceRequests(condition: { leadUnitId: $unit, stage: $stage }, orderBy: [DUE_SORT_ASC, ROW_ID_ASC], first: 20) {
    nodes { rowId number title stage state version dueSort level paused unitByLeadUnitId { name } }
  }
}`

const FILE = `mutation File($row: ServiceRequestInput!) {
  createServiceRequest(input: { serviceRequest: $row }) { serviceRequest { rowId number } }
}`

const HOUR = 3_600_000

function newRow(random: Random): object {
  const requester = below(random, REQUESTERS)
  const now = Date.now()
  return {
    row: {
      // Ordered by time as ours are: ids at random would cost it twice the pages.
      rowId: `${now
        .toString(16)
        .padStart(12, '0')
        .replace(/(.{8})/, '$1-')}-7${randomUUID().slice(15)}`,
      number: randomUUID(),
      lookupCode: '0000000000',
      title: `事项${below(random, 1_000_000)}的消防验收卡在执照之前`,
      requesterId: requesterId(requester),
      enterpriseId: enterpriseOf(requester),
      contactId: randomUUID(),
      channel: 'H5',
      createdAt: now,
      state: STATE,
      version: 1,
      stage: 'SUBMITTED',
      level: 1,
      paused: false,
      dueSort: now + 8 * HOUR,
      wakeAt: now + 4 * HOUR,
    },
  }
}

/** About as long as a state after filing. */
const STATE = { stage: 'SUBMITTED', words: '诉'.repeat(250) }
