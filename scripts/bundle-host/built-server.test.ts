import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { picture } from '../../bff/src/attachments/upload.fixture.ts'
import { PRODUCTION } from '../benches/production.ts'
import { hashOf, send, signInAs } from '../operations.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { type Server, type ServerOptions, scratchDir, startServer } from '../server.ts'
import { BUILT, buildServerIfStale } from '../server-build.ts'

const dist = dirname(BUILT.program)
const scratch = scratchDir('built-server')
const started: Server[] = []

async function built(name: string, options: Pick<ServerOptions, 'env'> = {}): Promise<Server> {
  const server = await startServer({
    ...BUILT,
    dataDir: join(scratch.dir, name),
    env: { ...BUILT.env, ...options.env },
  })
  started.push(server)
  return server
}

async function fileOne(base: string, token: string, attachmentIds: readonly string[] = []) {
  const input = {
    key: randomUUID(),
    description: '消防验收卡在执照之前，窗口说要先办另一个证',
    intakeReasons: ['STUCK'],
    contactName: '王店主',
    contactPhone: '19900000001',
    noticeVersion: 'test',
    attachmentIds,
  }
  const { data } = await send(base, hashOf('fileRequest'), { input }, token)
  return data?.fileRequest?.request as { number: string; lookupCode: string }
}

const lookedUp = async (base: string, number: string, code: string) =>
  (await send(base, hashOf('lookUpRequest'), { number, code })).data?.lookUpRequest

/** Whether it has loaded what draws pictures, 20 MB of it. */
const drawsPictures = ({ pid }: Server['process']) => readFileSync(`/proc/${pid}/maps`, 'utf8').includes('libvips')

const text = async (address: string) => {
  const answer = await fetch(address)
  return { status: answer.status, body: await answer.text() }
}

beforeAll(async () => void (await buildServerIfStale()), 120_000)
afterAll(async () => {
  for (const server of started) await server.stop()
  scratch.remove()
})

describe('the built server', () => {
  it('finds every part and file of the demo: sign-in, upload, filing, look-up, poster, phones', async () => {
    const { base, process } = await built('demo')
    const token = await signInAs(base, 'owner')
    const form = new FormData()
    form.set('key', randomUUID())
    form.set('file', new Blob([new Uint8Array(await picture().jpeg().toBuffer())], { type: 'image/jpeg' }), '照片.jpg')
    const headers = { authorization: `Bearer ${token}` }
    const sent = await fetch(`${base}/attachments`, { method: 'POST', headers, body: form })
    expect(sent.status).toBe(200)
    const { id, url } = (await sent.json()) as { id: string; url: string }
    expect(drawsPictures(process)).toBe(true)
    expect((await fetch(new URL(url, base))).headers.get('content-type')).toBe('image/jpeg')

    const { number, lookupCode } = await fileOne(base, token, [id])
    expect(await lookedUp(base, number, lookupCode)).toMatchObject({ __typename: 'PublicProgress', number })
    expect(await lookedUp(base, number, '0000000000')).not.toHaveProperty('number')

    const poster = await text(`${base}/halls/windows/stuck/poster`)
    expect(poster).toMatchObject({ status: 200, body: expect.stringContaining('<svg') })
    expect((await text(`${base}/halls/windows/none/poster`)).status).toBe(404)
    const phone = await text(`${base}/sim/phone/owner`)
    expect(phone.status).toBe(200)
    for (const [, file] of phone.body.matchAll(/(?:src|href)="(\/sim\/[^"]+\.(?:js|css))/g))
      expect(await text(`${base}${file}`)).toMatchObject({ status: 200, body: expect.stringMatching(/\S/) })
  })

  it('serves production, and loads pictures’ library with the first picture only', async () => {
    const { base, process } = await built('production', { env: PRODUCTION })
    expect(await lookedUp(base, 'QH330199-000000-0000-0', '0000000000')).toMatchObject({ code: 'NOT_FOUND' })
    expect((await text(`${base}/sim/`)).status).toBe(404)
    expect(drawsPictures(process)).toBe(false)
  })

  describe('on PostgreSQL', () => {
    let postgres: Postgres
    beforeAll(async () => {
      postgres = await startPostgres()
    })
    afterAll(async () => {
      await started.pop()?.stop()
      await postgres.stop()
    })

    it('brings the schema up to date, files and looks up', async () => {
      const { base } = await built('pg', { env: { DATABASE_URL: postgres.url } })
      const { number, lookupCode } = await fileOne(base, await signInAs(base, 'owner'))
      expect(await lookedUp(base, number, lookupCode)).toMatchObject({ number })
    })
  })

  it('is started in the guide to operations as it is here', () => {
    const [variable] = Object.entries(BUILT.env).map(([name, value]) => `${name}=${value}`)
    for (const guide of ['operations.md', 'operations.zh-CN.md']) {
      const words = readFileSync(join(dist, '../../docs', guide), 'utf8')
      expect(words).toContain(
        `Environment=${variable}\nExecStart=/opt/qihu/node_modules/.bin/node ${BUILT.flags.join(' ')} bff/dist/server.cjs`,
      )
      const command = ['node_modules/.bin/node', ...BUILT.flags, 'bff/dist/server.cjs'].map((each) => `"${each}"`)
      expect(words).toContain(`ENV ${variable}\nCMD [${command.join(', ')}]`)
    }
  })

  it('holds one GraphQL: a second one would not know the errors and schemas of the first', () => {
    const code = readFileSync(join(dist, 'main.cjs'), 'utf8')
    expect([...code.matchAll(/class GraphQLError extends/g)]).toHaveLength(1)
  })

  it('is started with what V8 had compiled, by the flags that production has', () => {
    const refusedWith = (flags: readonly string[]) => {
      const program = `
        const { readFileSync } = require('node:fs')
        const code = readFileSync(${JSON.stringify(join(dist, 'main.cjs'))}, 'utf8')
        const cachedData = readFileSync(${JSON.stringify(join(dist, 'main.cjs.cache'))})
        const wrapped = '(function (exports, require, module, __filename, __dirname) {' + code + '\\n})'
        console.log(new (require('node:vm').Script)(wrapped, { cachedData }).cachedDataRejected)`
      return spawnSync(process.execPath, [...flags, '-e', program], { encoding: 'utf8' }).stdout.trim()
    }
    expect(refusedWith(BUILT.flags)).toBe('false')
    expect(refusedWith([...BUILT.flags, '--optimize-for-size'])).toBe('true')
  })
})
