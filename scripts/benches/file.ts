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
const GROUP = '256'
const WARM_SECONDS = 2
const SERVERS = { shared: { GROUP }, single: { GROUP: '1' }, limited: { GROUP, LIMITED: '1' } }

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
      for (const [name, env] of Object.entries(SERVERS)) servers.push(await startFiling(join(scratch.dir, name), env))
      const [shared, single, limited] = servers as [Filing, Filing, Filing]
      for (const server of servers) await filed(server, WARM_SECONDS)
      progress('measuring')
      const rounds: { shared: Filed[]; single: Filed[] } = { shared: [], single: [] }
      const rate = async (server: Filing, kept: Filed[]) => {
        const round = await filed(server, SECONDS)
        kept.push(round)
        return round.aSecond
      }
      const measured = await inPairs(
        PAIRS,
        () => rate(shared, rounds.shared),
        () => rate(single, rounds.single),
      )
      const aCommit = median(rounds.shared.map((round) => round.aCommit))
      const busy = [rounds.shared, rounds.single].map((kept) => median(kept.map((round) => round.busyMs)))
      const [busyShared = Number.NaN, busySingle = Number.NaN] = busy
      const inLimits = (await filed(limited, SECONDS)).aCommit
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
        {
          name: 'filings that share a commit, within the limits of production',
          value: rounded(inLimits),
          unit: 'filings',
          baseline: 1,
          ratio: rounded(inLimits),
          limit: `value >= ${FILINGS_A_COMMIT}`,
          held: inLimits >= FILINGS_A_COMMIT,
        },
        {
          name: 'processor time a filing',
          value: rounded(busyShared),
          unit: 'ms',
          baseline: rounded(busySingle),
          ratio: rounded(busyShared / busySingle),
          limit: 'ratio < 1',
          held: busyShared < busySingle,
        },
      ]
    } finally {
      for (const { server } of servers) await server.stop()
      scratch.remove()
    }
  },
}

type Filing = { readonly server: Server; readonly token: string }

type Filed = { readonly aSecond: number; readonly aCommit: number; readonly busyMs: number }

async function startFiling(dataDir: string, env: Readonly<Record<string, string>>): Promise<Filing> {
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
    env: { ...PRODUCTION, DATABASE_URL: url, ...env, LOG_LEVEL: 'warn' },
  })
  return { server, token }
}

/** Files for so long, every time under a new key; what is neither filed nor told to come back later ends the run. */
async function filed({ server, token }: Filing, seconds: number): Promise<Filed> {
  const id = hashOf('fileRequest')
  const before = await countedBy(server)
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
          else if (status !== 503 || !body.includes('"BUSY"')) wrong = `${status} ${body}`
        },
      },
    ],
  })
  if (wrong !== '') throw new Error(`a filing was answered ${wrong}`)
  const after = await countedBy(server)
  const commits = after.commits - before.commits
  return { aSecond: done / result.duration, aCommit: done / commits, busyMs: (after.busyMs - before.busyMs) / done }
}

async function countedBy({ base }: Server): Promise<{ commits: number; busyMs: number }> {
  const text = await (await fetch(`${base}/metrics`)).text()
  const count = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
  return { commits: count('database_commits_total'), busyMs: count('process_cpu_seconds_total') * 1000 }
}
