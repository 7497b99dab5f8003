import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { signInAs } from '../operations.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir, startServer } from '../server.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import type { Drill } from './drill.ts'
import { randomOf } from './fuzz-inputs.ts'
import { type Filed, loadPhoneClient, type PhoneClient } from './phone-client.ts'

const PHONES = 8
const SHARES = { before: 0.2, after: 0.2 }

/**
 * Forms filed by the phones' own outbox over a line of which one request in five breaks on the way there and one in
 * five on the way back, done but unanswered. `lost`: answered to the phone and not stored. `wrong`: stored twice, or
 * stored otherwise than answered. The control makes a new key for every try.
 */
export const drill: Drill = {
  what: 'forms over a line that breaks, on the way there and on the way back',
  trials: 2_000,
  controlTrials: 300,
  engines: ['sqlite', 'pg'],
  async run({ trials, protect, engine, progress }) {
    const { dir, remove } = scratchDir('phone')
    const pg = engine === 'pg' ? await startPostgres({ durable: true }) : null
    const server = await startServer({
      dataDir: dir,
      env: { LOG_LEVEL: 'fatal', ...(pg ? { DATABASE_URL: pg.url } : {}) },
    })
    const random = randomOf(trials)
    const proxy = await startCuttingProxy(
      () => Number(new URL(server.base).port),
      SHARES,
      () => random.below(1_000_000) / 1_000_000,
    )
    try {
      const client = await loadPhoneClient(proxy.base)
      client.bearer.token = await signInAs(server.base, 'owner')
      const answered = new Map<string, Filed>()
      let next = 0
      const phone = async () => {
        const file = phoneOf(client, protect)
        while (next < trials) {
          const text = `第 ${next++} 件：艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办。`
          answered.set(text, await file(text))
          if (answered.size % 500 === 0) progress(`${answered.size} forms`)
        }
      }
      await Promise.all(Array.from({ length: PHONES }, phone))
      await server.stop()
      const stored = await storedOf(pg?.url ?? `file:${join(dir, 'qihu.sqlite')}`)
      let lost = 0
      let wrong = 0
      for (const [text, filed] of answered) {
        const rows = stored.get(text) ?? []
        const mine = rows.find((row) => row.id === filed.id)
        if (!mine) lost += 1
        else if (mine.number !== filed.number || mine.lookupCode !== filed.lookupCode) wrong += 1
        wrong += Math.max(0, rows.length - 1)
      }
      const requests = [...stored.values()].reduce((sum, rows) => sum + rows.length, 0)
      return { trials: answered.size, lost, wrong, requests, ...proxy.cuts }
    } finally {
      await proxy.stop()
      if (server.process.exitCode === null) await server.kill()
      await pg?.stop()
      remove()
    }
  },
}

/** One phone with an outbox of its own, whose storage keeps JSON text as devices do. */
function phoneOf(client: PhoneClient, keepsKey: boolean): (text: string) => Promise<Filed> {
  const kept = new Map<string, string>()
  const outbox = client.createOutbox({
    storage: {
      get: async (key: string) => JSON.parse(kept.get(key) ?? 'null') ?? undefined,
      set: async (key: string, value: unknown) => void kept.set(key, JSON.stringify(value)),
      remove: async (key: string) => void kept.delete(key),
    },
    whoSends: () => 'owner',
    delivered: async () => {},
    async deliver({ key, variables }: { key: string; variables: { input: object } }) {
      const input = { ...variables.input, key, attachmentIds: [] }
      const answer = (await client.send(client.FileRequestDocument, { input })).fileRequest
      return answer.__typename === 'Refusal' ? { refusal: answer } : { receipt: answer }
    },
  })
  return async (text) => {
    let key = client.newKey()
    for (;;) {
      const outcome = await outbox.submit({ ...form(text), key })
      if (outcome.kind === 'done') return outcome.receipt.request
      if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.code}`)
      if (outcome.kind === 'failed') {
        if (outcome.error.code !== 'BUSY') throw new Error(`failed: ${JSON.stringify(outcome.error)}`)
        await new Promise((resolve) => setTimeout(resolve, (outcome.error.retryAfterSeconds ?? 1) * 1000))
        continue
      }
      if (keepsKey) {
        while (outbox.list().length > 0) await outbox.flush()
        const kept = outbox.receipts().find((each) => each.key === key)
        if (kept) return kept.receipt.request
        throw new Error('left the outbox without a receipt')
      }
      await outbox.cancel(key)
      key = client.newKey()
    }
  }
}

const form = (description: string) => ({
  kind: 'file',
  title: '消防验收',
  variables: {
    input: {
      description,
      intakeReasons: ['STUCK'],
      contactName: '陈经理',
      contactPhone: '19900000001',
      noticeVersion: '2026-11',
    },
  },
  files: [],
  slot: 'file',
  data: {},
  personId: 'owner',
  at: 1,
})

type Stored = { readonly id: string; readonly number: string; readonly lookupCode: string }

async function storedOf(url: string): Promise<Map<string, Stored[]>> {
  const db = await openDatabase(url)
  const { requests, texts } = db.schema
  const rows = await db.read.select().from(requests)
  const bodies = new Map((await db.read.select().from(texts)).map((each) => [each.id, each.body]))
  await db.close()
  const stored = new Map<string, Stored[]>()
  for (const row of rows) {
    const body = bodies.get(row.state.descriptionId) ?? ''
    if (/^第 \d+ 件：/.test(body)) stored.set(body, [...(stored.get(body) ?? []), row])
  }
  return stored
}
