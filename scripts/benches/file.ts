import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { openDatabase } from '../../bff/src/db/open.ts'
import { findPerson } from '../../bff/src/people/people.store.ts'
import { openSession } from '../../bff/src/people/sessions.ts'
import { fillTown } from '../../bff/src/testing/town.fixture.ts'
import { hashOf } from '../operations.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { type Bench, inPairs, median, rounded } from './bench.ts'
import { PRODUCTION } from './production.ts'

const CONNECTIONS = 64
const SECONDS = 4
const PAIRS = 5
const FILINGS_A_COMMIT = 10
const TIMES = 4
/** What the server takes by itself, as `openSqlite` has it. */
const GROUP = 256

const FILING = {
  description: '艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办，请帮忙协调。',
  intakeReasons: ['STUCK'],
  contactName: '陈经理',
  contactPhone: '19900000001',
  enterpriseId: 'e-art',
  attachmentIds: [],
  noticeVersion: '2026-11',
}

export const bench: Bench = {
  what: `filings at ${CONNECTIONS} connections with events, outbox and key on SQLite, beside one commit for each`,
  async run(progress) {
    const scratch = scratchDir('file')
    const servers: Filing[] = []
    try {
      for (const group of [GROUP, 1]) servers.push(await startFiling(join(scratch.dir, String(group)), group))
      const [shared, single] = servers as [Filing, Filing]
      await filed(shared, 1)
      await filed(single, 1)
      progress('measuring')
      const filingsACommit: number[] = []
      const rate = async (server: Filing) => (await filed(server, SECONDS)).aSecond
      const measured = await inPairs(
        PAIRS,
        async () => {
          const { aSecond, aCommit } = await filed(shared, SECONDS)
          filingsACommit.push(aCommit)
          return aSecond
        },
        () => rate(single),
      )
      const aCommit = median(filingsACommit)
      return [
        { name: 'filings', unit: 'a second', ...measured, limit: `ratio >= ${TIMES}`, held: measured.ratio >= TIMES },
        {
          name: 'filings that share a commit',
          value: rounded(aCommit),
          unit: 'filings',
          baseline: 1,
          ratio: rounded(aCommit),
          limit: `value >= ${FILINGS_A_COMMIT}`,
          held: aCommit >= FILINGS_A_COMMIT,
        },
      ]
    } finally {
      for (const { server } of servers) await server.stop()
      scratch.remove()
    }
  },
}

type Filing = { readonly server: Server; readonly token: string }

async function startFiling(dataDir: string, group: number): Promise<Filing> {
  const url = `file:${join(dataDir, 'qihu.sqlite')}`
  const db = await openDatabase(url)
  const now = Date.now()
  await fillTown(db, now)
  const owner = await findPerson(db.read, db.schema, 'p-owner')
  if (!owner) throw new Error('the owner is not in the town')
  const token = await db.write((tx) => openSession(tx, db.schema, owner, 'H5', now))
  await db.close()
  const server = await startServer({
    dataDir,
    program: join(import.meta.dirname, 'file-server.ts'),
    env: { ...PRODUCTION, DATABASE_URL: url, GROUP: String(group), LOG_LEVEL: 'warn' },
  })
  return { server, token }
}

/** Files for so long, every time under a new key; what is not filed ends the run. */
async function filed({ server, token }: Filing, seconds: number): Promise<{ aSecond: number; aCommit: number }> {
  const id = hashOf('fileRequest')
  const before = await commitsOf(server)
  let done = 0
  let wrong = ''
  const result = await autocannon({
    url: `${server.base}/graphql`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify({ id, variables: { input: { ...FILING, key: randomUUID() } } }),
        }),
        onResponse(status, body) {
          if (status === 200 && body.includes('"Filed"')) done += 1
          else wrong = `${status} ${body}`
        },
      },
    ],
  })
  if (wrong !== '') throw new Error(`a filing was answered ${wrong}`)
  const commits = (await commitsOf(server)) - before
  return { aSecond: done / result.duration, aCommit: done / commits }
}

async function commitsOf({ base }: Server): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text()
  return Number(/^database_commits_total (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}
