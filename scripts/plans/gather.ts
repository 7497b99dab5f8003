import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Listed } from '../../bff/src/testing/statements/listed.ts'
import type { Engine } from '../../bff/src/testing/statements/text.ts'
import { runVitest } from '../vitest-run.ts'

type Sent = Listed & { readonly engine: Engine }

/** Runs the server's tests on both engines and has each statement that the server sends written down. */
export async function gathered(): Promise<Record<Engine, Listed[]>> {
  const dir = mkdtempSync(join(tmpdir(), 'qihu-statements-'))
  const file = join(dir, 'statements.ndjson')
  process.env.STATEMENTS_TO = file
  try {
    const { failed, failures } = await runVitest('statements', ['bff-sqlite', 'bff-pg'], [])
    if (failed > 0 || !existsSync(file))
      throw new Error(['tests failed: what they left out is not known', ...failures].join('\n\n'))
    const sent = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Sent)
    return { sqlite: listOf(sent, 'sqlite'), pg: listOf(sent, 'pg') }
  } finally {
    delete process.env.STATEMENTS_TO
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Sends what others send as well. */
const LAST = /^(backup|imports)\//

/** Each statement once, under the first of the files that send it. */
export function listOf(sent: readonly Sent[], engine: Engine): Listed[] {
  const order = (from: string) => `${LAST.test(from) ? 1 : 0} ${from}`
  const sorted = sent
    .filter((each) => each.engine === engine)
    .map(({ from, text }) => ({ from, text }))
    .sort((a, b) => (order(a.from) + a.text < order(b.from) + b.text ? -1 : 1))
  const seen = new Set<string>()
  const once = sorted.filter(({ text }) => !seen.has(text) && seen.add(text))
  return once.sort((a, b) => (`${a.from} ${a.text}` < `${b.from} ${b.text}` ? -1 : 1))
}
