import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'node:tls'
import { openDatabase } from '../../../bff/src/db/open.ts'
import { startPostgres } from '../../postgres.ts'
import { freePort, type Server, startServer } from '../../server.ts'
import { fillDrillTown, requestersOf } from '../drill-town.ts'
import { blockOfGuide, replaced } from './guide.ts'
import type { Part, PartOptions, Tried } from './part.ts'
import { comparedWith, press } from './press.ts'

const HOST = 'qihu.example.gov.cn'
const LOAD_MS = 1_500
const ANSWERS_MS = 10_000
/** Each ends every process twice. */
const MOST_ROUNDS = 4

/**
 * The guide's nginx with TLS in front of two processes that are restarted one by one, and killed, while people file: nobody
 * must see it. The control asks no other process where one is gone.
 */
export const nginx: Part = { name: 'nginx', run }

async function run({ trials, protect, progress, dir }: PartOptions): Promise<Tried> {
  if (spawnSync('nginx', ['-v']).error) return { skipped: 'not installed (apt-get install nginx)' }
  if (spawnSync('openssl', ['version']).error) return { skipped: 'no openssl to make a certificate' }
  progress('behind nginx')
  const postgres = await startPostgres({ settings: [] })
  const servers: Server[] = []
  let stopProxy = async () => {}
  try {
    const db = await openDatabase(postgres.url)
    const tokens = await fillDrillTown(db, requestersOf(0, 60), Date.now())
    await db.close()
    const dataDir = join(dir, 'data')
    mkdirSync(dataDir, { recursive: true })
    const ports = [await freePort(), await freePort()] as const
    const env = { DATABASE_URL: postgres.url, DRAIN_SECONDS: '1', NODE_COMPILE_CACHE: join(dir, 'compiled') }
    const start = async (index: 0 | 1) => {
      servers[index] = await startServer({ dataDir, port: ports[index], env })
    }
    for (const index of [0, 1] as const) await start(index)
    const proxy = await startNginx(dir, ports, protect)
    stopProxy = proxy.stop
    const metrics = (await fetch(`${proxy.base}/metrics`)).status
    const clients = press(proxy.base, [...tokens.values()])
    const steps = [
      ['restart', 0],
      ['restart', 1],
      ['kill', 0],
      ['kill', 1],
    ] as const
    let ends = 0
    for (let trial = 0; trial < Math.min(trials, MOST_ROUNDS); trial += 1) {
      for (const [how, index] of steps) {
        await sleep(LOAD_MS)
        if (how === 'kill') await servers[index]?.kill()
        else await servers[index]?.stop()
        await sleep(LOAD_MS / 3)
        await start(index)
        ends += 1
      }
    }
    await sleep(LOAD_MS)
    await clients.stop()
    const { lost, twice } = await comparedWith(postgres.url, clients.pressed)
    const { acknowledged, failed, busy } = clients.pressed
    const wrong = failed.length + twice + (metrics === 404 ? 0 : 1)
    return {
      ...{ lost, wrong, acknowledged: acknowledged.length, processesEnded: ends, notAnswered: failed.length },
      ...{ doneTwice: twice, busy, metricsOutside: metrics },
      ...(protect && failed.length > 0 ? { examples: [...new Set(failed)].slice(0, 3) } : {}),
    }
  } finally {
    await stopProxy()
    for (const server of servers) await server.kill()
    await postgres.stop()
  }
}

/** The guide's block, with this machine's ports and a certificate of its own. */
function configured(dir: string, ports: readonly [number, number], port: number, protect: boolean): string {
  const guide = replaced(blockOfGuide('nginx', 'upstream qihu'), [
    ['127.0.0.1:3000', `127.0.0.1:${ports[0]}`],
    ['127.0.0.1:3001', `127.0.0.1:${ports[1]}`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['/etc/nginx/certificates/fullchain.pem', join(dir, 'fullchain.pem')],
    ['/etc/nginx/certificates/key.pem', join(dir, 'key.pem')],
    ...(protect ? [] : ([[/proxy_next_upstream error timeout non_idempotent;/, 'proxy_next_upstream off;']] as const)),
  ])
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(dir, name)};`,
  )
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;
pid ${join(dir, 'nginx.pid')};
error_log ${join(dir, 'nginx.log')} warn;
events {}
http {
access_log off;
${temporary.join('\n')}
${guide}}
`
}

async function startNginx(dir: string, ports: readonly [number, number], protect: boolean) {
  const port = await freePort()
  const subject = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`]
  const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'fullchain.pem')]
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    ...files,
  ])
  if (made.status !== 0) throw new Error(`no certificate: ${made.stderr}`)
  const file = join(dir, 'nginx.conf')
  writeFileSync(file, configured(dir, ports, port, protect))
  const child = spawn('nginx', ['-c', file, '-e', join(dir, 'nginx.log')], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const ca = readFileSync(join(dir, 'fullchain.pem'))
  // Clients here speak plainly to a door that goes through TLS, and looks at the certificate.
  const door = createServer((plain) => {
    const secret = connect({ host: '127.0.0.1', port, ca, servername: HOST })
    plain.on('error', () => secret.destroy())
    secret.on('error', () => plain.destroy())
    plain.pipe(secret).pipe(plain)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const address = door.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    door.close()
  }
  for (const until = Date.now() + ANSWERS_MS; ; await sleep(50)) {
    if (
      await fetch(`${base}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { base, stop }
    if (child.exitCode === null && Date.now() < until) continue
    await stop()
    throw new Error(
      `nginx does not answer with the guide's configuration: ${readFileSync(join(dir, 'nginx.log'), 'utf8')}`,
    )
  }
}
