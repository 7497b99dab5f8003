import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { fillTown } from '../../bff/src/testing/town.fixture.ts'
import { hashOf } from '../operations.ts'
import { freePort, scratchDir } from '../server.ts'
import { type Bench, type Figure, inPairs, median, rounded } from './bench.ts'
import { PRODUCTION } from './production.ts'
import { storeRequest } from './stored-request.ts'

const ROUNDS = 7
const TOO_LONG_MS = 60_000

type Started = { readonly ms: number; readonly rssMb: number }

export const bench: Bench = {
  what: 'start of the process to its first answered look-up, and its memory then, beside plain Fastify',
  async run(progress) {
    const scratch = scratchDir('start')
    try {
      const url = `file:${join(scratch.dir, 'qihu.sqlite')}`
      const db = await openDatabase(url)
      await fillTown(db, Date.now())
      const { number, lookupCode: code } = await storeRequest(db, Date.now())
      await db.close()
      const body = JSON.stringify({ id: hashOf('lookUpRequest'), variables: { number, code } })
      const own = join(import.meta.dirname, '../../bff/src/server.ts')
      const plain = join(import.meta.dirname, 'plain-server.ts')
      const env = { ...PRODUCTION, DATABASE_URL: url, DATA_DIR: scratch.dir }
      const memory: [number[], number[]] = [[], []]
      const start = (program: string, sign: string, kept: number[]) => async () => {
        const { ms, rssMb } = await firstAnswer(program, body, sign, env)
        kept.push(rssMb)
        return ms
      }
      progress('starting')
      const ours = start(own, 'PublicProgress', memory[0])
      const theirs = start(plain, 'hello', memory[1])
      await ours()
      const measured = await inPairs(ROUNDS, ours, theirs)
      const [value, baseline] = [median(memory[0]), median(memory[1])]
      return [
        { name: 'start to the first look-up', unit: 'ms', ...measured, limit: 'printed', held: true },
        {
          name: 'memory after the first look-up',
          value: rounded(value),
          unit: 'MB resident',
          baseline: rounded(baseline),
          ratio: rounded(value / baseline),
          limit: 'printed',
          held: true,
        },
      ] satisfies Figure[]
    } finally {
      scratch.remove()
    }
  },
}

/** From spawning to the end of the first right answer. */
async function firstAnswer(program: string, body: string, sign: string, env: Record<string, string>): Promise<Started> {
  const port = await freePort()
  const begin = performance.now()
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
  })
  const ended = once(child, 'exit')
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
        .then((response) => response.text())
        .catch(() => '')
      if (answer.includes(sign)) break
      if (child.exitCode !== null || performance.now() - begin > TOO_LONG_MS) throw new Error(`no answer: ${answer}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const ms = performance.now() - begin
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })
    return { ms, rssMb: Number(stdout) / 1024 }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
