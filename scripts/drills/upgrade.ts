import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../bff/src/db/open.ts'
import { keepFiles } from '../../bff/src/web/earlier-files.ts'
import { isHashed } from '../../bff/src/web/hashed-files.ts'
import { buildIfStale } from '../build.ts'
import { persistedDocuments } from '../operations.ts'
import { startPostgres } from '../postgres.ts'
import { freePort, type Server, scratchDir, startServer } from '../server.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'
import { builtRelease, EARLIER, type EarlierRelease, playedRelease } from './earlier-release.ts'
import { nothingMet, releasedClient } from './released-client.ts'
import { startRoundRobin } from './round-robin.ts'

const CLIENTS = 4
/** From so many days on, server and pages of the earlier release are taken from the history and built. */
const MANY = 10
const present = join(import.meta.dirname, '../../miniapp/dist/h5')

export const drill: Drill = {
  what: `clients of an earlier release (${EARLIER}) go on while two processes are upgraded one by one, go back to it, and are restarted`,
  trials: 60,
  controlTrials: 20,
  engines: ['pg'],
  run,
}

async function run({ trials, protect, progress }: DrillOptions): Promise<Outcome> {
  const scratch = scratchDir('upgrade')
  const servers: Server[] = []
  const postgres = await startPostgres()
  try {
    const built = trials >= MANY
    const earlier = built ? builtRelease(progress) : playedRelease(scratch.dir, 'before')
    if (built) await buildIfStale('h5')
    const newPages = built ? present : playedRelease(scratch.dir, 'after').h5Dir
    const ports = [await freePort(), await freePort()] as const
    const dataDir = join(scratch.dir, 'data')
    const common = { DATABASE_URL: postgres.url, NODE_COMPILE_CACHE: join(scratch.dir, 'compiled') }
    const start = async (port: number, options: { program?: string; dataDir: string; pages: string }) => {
      const { program, pages } = options
      const env = { ...common, H5_DIR: pages, DRAIN_SECONDS: '1' }
      const server = await startServer({ dataDir: options.dataDir, port, env, ...(program ? { program } : {}) })
      servers.push(server)
      return server
    }
    // Before, where the earlier release itself does not run, its files and documents are served by this one.
    const old = { dataDir, pages: earlier.h5Dir, ...(earlier.program ? { program: earlier.program } : {}) }
    const renewed = protect
      ? { dataDir, pages: newPages }
      : { dataDir: join(scratch.dir, 'alone'), pages: newPages, program: join(import.meta.dirname, 'upgrade-today.ts') }
    const running = [await start(ports[0], old), await start(ports[1], old)]
    // As docs/operations.md has it: a file of the other release is asked for there.
    const proxy = await startRoundRobin(ports, (url) => protect && isHashed(url.slice(1)))
    const met = nothingMet()
    const client = releasedClient(proxy.base, earlier, met)
    const tokens = {
      requester: await client.signIn('owner2'),
      officer: await client.signIn('officer'),
      handler: await client.signIn('handler'),
    }
    let stopping = false
    const life = async () => {
      while (!stopping) {
        await client.day(tokens)
        await client.everyFile()
        await client.openPage()
      }
    }
    const clients = Array.from({ length: CLIENTS }, life)
    /** Until so many days more have passed, with every document once. */
    const days = async (count: number) => {
      for (const until = met.days + count; met.days < until; ) await sleep(50)
      await client.everyDocument(tokens)
    }
    const share = Math.ceil(trials / 4)
    const figures: Record<string, unknown> = {}
    const ended: (number | null)[] = []
    const replace = async (index: 0 | 1, by: typeof old = renewed) => {
      await running[index]?.stop()
      ended.push(running[index]?.process.exitCode ?? null)
      running[index] = await start(ports[index], by)
    }
    /** Answers that the earlier release's own program loses as it ends: it is out, and can only be counted. */
    let lostAsItEnded = 0
    const replaceEarlier = async (index: 0 | 1) => {
      const before = met.lost.length
      await replace(index)
      if (earlier.program) lostAsItEnded += met.lost.length - before
    }

    await days(share)
    progress(`${met.days} days before the upgrade`)
    // `npm run keep-pages -- …/dist/h5`, before the first upgrade to a release that keeps its files itself.
    if (protect) await keepFiles(earlier.h5Dir, dataDir, Date.now())
    await replaceEarlier(0)
    await days(share)
    progress(`${met.days} days, the last with processes of both releases`)
    if (earlier.program && protect) {
      figures.oldProcess = await whatTheOldProcessDoes(
        postgres.url,
        `http://127.0.0.1:${ports[0]}`,
        `http://127.0.0.1:${ports[1]}`,
        earlier,
      )
    }
    // The control has shown by then what it has to.
    if (protect || built) {
      await replaceEarlier(1)
      await days(share)
      progress(`${met.days} days, the last with the new release alone`)
    }
    // What was stored meanwhile stays, and so does the schema. Pages of the new release that are open then ask for files that
    // the earlier program has not, and does not look for: it is out, and can only be counted.
    let missingFromTheEarlier = 0
    if (built && protect) {
      const gone = met.missing.length
      for (const index of [0, 1] as const) {
        await replace(index, old)
        await days(share)
      }
      progress(`${met.days} days, the last with the earlier release again`)
      for (const index of [0, 1] as const) await replaceEarlier(index)
      missingFromTheEarlier = met.missing.length - gone
    }
    const before = { lost: met.lost.length, ended: ended.length }
    // Where the earlier release was played by this one, this one has been ended and started twice already.
    if (built) {
      await replace(0)
      await replace(1)
      await days(share)
    }
    stopping = true
    await Promise.all(clients)
    await proxy.stop()
    const ownEnds = built ? ended.slice(before.ended) : ended
    return {
      trials: met.days,
      lost: met.missing.length - missingFromTheEarlier + met.lost.length - lostAsItEnded,
      wrong: met.unknown.length + met.failed.length,
      steps: met.steps,
      operations: met.operations,
      files: met.files,
      unknownOperations: met.unknown.length,
      missingFiles: met.missing.length,
      lostAnswers: met.lost.length,
      ...(built
        ? {
            missingFromTheEarlierAgain: missingFromTheEarlier,
            lostAsTheEarlierEnded: lostAsItEnded,
            lostInRestarts: met.lost.length - before.lost,
          }
        : {}),
      restarts: ownEnds.length,
      endedInOrder: ownEnds.filter((code) => code === 0).length,
      ...figures,
      ...examplesOf([...met.unknown, ...met.failed, ...met.missing, ...met.lost]),
    }
  } finally {
    for (const server of servers) await server.kill()
    await postgres.stop()
    scratch.remove()
  }
}

const examplesOf = (all: readonly string[]) => (all.length > 0 ? { examples: [...new Set(all)].slice(0, 5) } : {})

/**
 * What nothing here can mend, since that program is out: how the process of the earlier release, while it still runs
 * beside a new one, answers clients of the new release, shows a request that has been supervised, and what it does
 * with the push to the unit. Counted and printed, so that an operator knows why that phase is to be short.
 */
async function whatTheOldProcessDoes(databaseUrl: string, renewed: string, old: string, earlier: EarlierRelease) {
  const news = releasedClient(renewed, { ...earlier, documents: persistedDocuments() }, nothingMet())
  const documents = Object.keys(persistedDocuments())
  let unknown = 0
  for (const id of documents) {
    const answer = await fetch(`${old}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, variables: {} }),
    })
    if ((await answer.text()).includes('UNKNOWN_OPERATION')) unknown += 1
  }
  const officer = await news.signIn('officer')
  const requester = await news.signIn('owner2')
  const id = await news.supervisedRequest({ requester, officer })
  const oldMet = nothingMet()
  const olds = releasedClient(old, earlier, oldMet)
  await olds.ask('StaffRequest', { id }, officer)
  await sleep(5_000)
  const db = await openDatabase(databaseUrl)
  try {
    const { outbox } = db.schema
    const rows = await db.read.select().from(outbox)
    const pushes = rows.filter(({ thingKind }) => thingKind === 'SUPERVISION_ORDER')
    return {
      newDocuments: documents.length,
      unknownToIt: unknown,
      supervisedRequestShown: oldMet.failed.length === 0,
      pushesOfOrders: pushes.length,
      droppedByIt: pushes.filter(({ state }) => state === 'OBSOLETE').length,
    }
  } finally {
    await db.close()
  }
}
