import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { serve } from './journeys/served.ts'
import { hashOf, send, signInAs } from './operations.ts'
import { startPostgres } from './postgres.ts'

const HELP = `npm run intake -- FILE [--count 1000] [--engine sqlite|pg]

Files the messages of an NDJSON file (one object a line with "body") through the public API, 32 at a time, as real
input; then looks each up by its number and code. Serves its own fresh database for it. Prints one JSON object:
filed, refused by code, found, lost, and as a control how many made-up numbers were found (must be 0).`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1000' },
    engine: { type: 'string', default: 'sqlite' },
    help: { type: 'boolean', default: false },
  },
})
const [file] = positionals
if (values.help || !file) {
  console.log(HELP)
  process.exit(values.help ? 0 : 2)
}
const wanted = Number(values.count)
const AT_ONCE = 32

const bodies: string[] = []
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (line.trim() !== '') bodies.push(String((JSON.parse(line) as { body?: unknown }).body ?? ''))
}

const pg = values.engine === 'pg' ? await startPostgres() : null
const served = await serve(pg ? { DATABASE_URL: pg.url } : {})
try {
  const token = await signInAs(served.base, 'owner')
  const filed: { number: string; lookupCode: string; title: string }[] = []
  const refused: Record<string, number> = {}
  const queue = bodies.values()
  let inHand = 0
  const from = performance.now()
  const worker = async () => {
    for (const description of queue) {
      if (filed.length + inHand >= wanted) return
      inHand += 1
      const input = {
        key: randomUUID(),
        description,
        intakeReasons: ['STUCK'],
        contactName: '来件人',
        contactPhone: '19900000001',
        noticeVersion: 'intake',
      }
      const result = (await send(served.base, hashOf('fileRequest'), { input }, token)).data?.fileRequest
      inHand -= 1
      if (result?.__typename === 'Filed') filed.push(result.request as (typeof filed)[number])
      else refused[String(result?.code)] = (refused[String(result?.code)] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const seconds = (performance.now() - from) / 1000

  const lookUp = async (number: string, code: string) =>
    (await send(served.base, hashOf('lookUpRequest'), { number, code })).data?.lookUpRequest
  let found = 0
  for (const each of filed) {
    const seen = await lookUp(each.number, each.lookupCode)
    if (seen?.__typename === 'PublicProgress' && seen.number === each.number) found += 1
  }
  let invented = 0
  for (const each of filed.slice(0, 3)) {
    const seen = await lookUp(each.number.replace(/-\d{4}-/, '-9999-'), each.lookupCode)
    if (seen?.__typename === 'PublicProgress') invented += 1
  }
  const numbers = new Set(filed.map((each) => each.number)).size
  const lost = filed.length - found
  console.log(
    JSON.stringify({
      name: 'intake',
      engine: values.engine,
      read: bodies.length,
      filed: filed.length,
      refused,
      numbers,
      found,
      lost,
      control: { made_up_numbers_found: invented },
      seconds: Number(seconds.toFixed(1)),
    }),
  )
  process.exitCode = lost === 0 && numbers === filed.length && invented === 0 && filed.length > 0 ? 0 : 1
} finally {
  await served.stop()
  await pg?.stop()
}
