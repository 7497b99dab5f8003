import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { earlierFilesDir, keepFiles } from './earlier-files.ts'
import { hashedFilesOf } from './hashed-files.ts'
import { keepPagesCommand } from './keep-pages.cli.ts'

const scratch = mkdtempSync(path.join(tmpdir(), 'qihu-web-'))
const towns: TestApp[] = []
afterAll(async () => {
  for (const town of towns) await town.close()
  rmSync(scratch, { recursive: true, force: true })
})

const PACKED = /\.(js|css|html|svg)$/

/** A build as `npm run build -- h5` leaves it. */
function build(name: string, files: Readonly<Record<string, string>>): string {
  const dir = path.join(scratch, name)
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
    writeFileSync(path.join(dir, file), content)
    if (!PACKED.test(file)) continue
    writeFileSync(path.join(dir, `${file}.gz`), gzipSync(content))
    writeFileSync(path.join(dir, `${file}.br`), brotliCompressSync(content))
  }
  return dir
}

const release = (name: string, hash: string) =>
  build(name, {
    'index.html': `<html lang="zh-CN"><script src="/js/app.${hash}.js"></script></html>`,
    'favicon.png': 'icon',
    'js/128.1e1a90a7.js': 'every release has it',
    [`js/app.${hash}.js`]: `script ${name}`,
    [`js/app.${hash}.js.LICENSE.txt`]: `licence ${name}`,
    [`css/app.${hash}.css`]: `style ${name}`,
    [`static/images/hall.${hash}.png`]: `picture ${name}`,
    [`static/images/mark.${hash}.svg`]: `drawing ${name}`,
  })
const before = release('before', 'aaaa1111')
const after = release('after', 'bbbb2222')

async function serving(h5Dir: string, dataDir = mkdtempSync(path.join(scratch, 'data-'))) {
  const town = await openTestApp({ h5Dir, dataDir })
  towns.push(town)
  return {
    town,
    dataDir,
    get: (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
      town.app.inject({ method, url, headers }),
  }
}

const CODINGS = ['br', 'gzip', 'identity']
const FOR_EVER = 'public, max-age=31536000, immutable'

describe('a returning browser', () => {
  it('asks for nothing that carries the hash of its content, of whatever kind and however packed', async () => {
    const { get } = await serving(before)
    const files = hashedFilesOf(before).filter((file) => !/\.(gz|br)$/.test(file))
    expect(files.length).toBe(6)
    for (const file of files) {
      for (const coding of CODINGS) {
        const answer = await get(`/${file}`, { 'accept-encoding': coding })
        expect([file, coding, answer.statusCode]).toEqual([file, coding, 200])
        expect([file, coding, answer.headers['cache-control']]).toEqual([file, coding, FOR_EVER])
        const packed = PACKED.test(file) && coding !== 'identity'
        expect(answer.headers['content-encoding'], file).toBe(packed ? coding : undefined)
        expect(answer.headers.vary, file).toMatch(/accept-encoding/i)
      }
    }
  })

  it('asks for the icon once a week', async () => {
    const { get } = await serving(before)
    expect((await get('/favicon.png')).headers['cache-control']).toBe('public, max-age=604800')
  })

  it.each(['/', '/index.html', '/request/42'])(
    'always asks for the page at %s, and reads it only when it has changed',
    async (url) => {
      const [old, renewed] = [await serving(before), await serving(after)]
      for (const coding of CODINGS) {
        const headers = { 'accept-encoding': coding, accept: 'text/html' }
        const first = await old.get(url, headers)
        expect(first.statusCode).toBe(200)
        expect(first.headers['cache-control']).toBe('no-cache')
        expect(first.headers['content-type']).toBe('text/html; charset=utf-8')
        const known = { ...headers, 'if-none-match': String(first.headers.etag) }
        const again = await old.get(url, known)
        expect([again.statusCode, again.body, again.headers['cache-control']]).toEqual([304, '', 'no-cache'])
        expect((await old.get(url, { ...headers, 'if-none-match': `W/${first.headers.etag}` })).statusCode).toBe(304)
        const changed = await renewed.get(url, known)
        expect([changed.statusCode, changed.headers.etag === first.headers.etag]).toEqual([200, false])
      }
      const tags = await Promise.all(
        CODINGS.map(
          async (coding) => (await old.get(url, { 'accept-encoding': coding, accept: 'text/html' })).headers.etag,
        ),
      )
      expect(new Set(tags).size).toBe(CODINGS.length)
    },
  )

  it('is not told of a page of the same size and date that it has it', async () => {
    const when = new Date('2026-11-22T00:00:00Z')
    for (const dir of [before, after]) {
      for (const name of ['index.html', 'index.html.gz', 'index.html.br']) utimesSync(path.join(dir, name), when, when)
    }
    const { etag } = (await (await serving(before)).get('/')).headers
    expect((await (await serving(after)).get('/', { 'if-none-match': String(etag) })).statusCode).toBe(200)
  })

  it('does not take a packing that it has refused', async () => {
    const { get } = await serving(before)
    const answer = await get('/', { 'accept-encoding': 'br;q=0, gzip' })
    expect(answer.headers['content-encoding']).toBe('gzip')
  })
})

describe('files of other releases', () => {
  it('are answered by the process after, and by the one before, in every packing', async () => {
    const dataDir = mkdtempSync(path.join(scratch, 'shared-'))
    const now = Date.now()
    await keepFiles(before, dataDir, now)
    const running = await serving(before, dataDir)
    // The other process starts: what it serves is kept before it answers.
    await keepFiles(after, dataDir, now)
    const next = await serving(after, dataDir)
    for (const [dir, { get }] of [
      [before, next],
      [after, running],
    ] as const) {
      for (const file of hashedFilesOf(dir).filter((each) => !/\.(gz|br)$/.test(each))) {
        const answer = await get(`/${file}`, { 'accept-encoding': 'identity' })
        expect([file, answer.statusCode, answer.body]).toEqual([file, 200, readFileSync(path.join(dir, file), 'utf8')])
        expect(answer.headers['cache-control']).toBe(FOR_EVER)
        const packed = await get(`/${file}`, { 'accept-encoding': 'br' })
        expect([file, packed.headers['content-encoding']]).toEqual([file, PACKED.test(file) ? 'br' : undefined])
        expect(packed.headers['content-type']).toBe(answer.headers['content-type'])
        expect((await get(`/${file}`, {}, 'HEAD')).statusCode).toBe(200)
      }
    }
  })

  it('are kept by a process before it listens', async () => {
    const dataDir = mkdtempSync(path.join(scratch, 'starting-'))
    const town = await openTestApp({ h5Dir: before, dataDir })
    const parts = { config: town.config, clock: town.services.clock, db: town.db, logger: false }
    const app = await buildApp({ ...parts, background: true })
    await app.ready()
    expect(hashedFilesOf(earlierFilesDir(dataDir))).toEqual(hashedFilesOf(before))
    await app.close()
    await town.close()
  })

  it('are no way to other files of the folder', async () => {
    const dataDir = mkdtempSync(path.join(scratch, 'closed-'))
    await keepFiles(before, dataDir, Date.now())
    mkdirSync(path.join(dataDir, 'attachments'))
    writeFileSync(path.join(dataDir, 'attachments/secret.aaaa1111.js'), 'secret')
    const { get } = await serving(after, dataDir)
    const [manifest = ''] = readdirSync(path.join(earlierFilesDir(dataDir), 'releases'))
    for (const url of [
      `/releases/${manifest}`,
      '/../attachments/secret.aaaa1111.js',
      '/js/../../attachments/secret.aaaa1111.js',
      '/%2e%2e/attachments/secret.aaaa1111.js',
      '/js/..%2f..%2fattachments/secret.aaaa1111.js',
      '/js/app.cccc3333.js',
      '/js/',
    ]) {
      const answer = await get(url)
      expect([url, answer.statusCode]).toEqual([url, 404])
      expect(answer.json().error.code).toBe('NOT_FOUND')
    }
  })

  it('go a year after their release was last served, and no sooner', async () => {
    const dataDir = mkdtempSync(path.join(scratch, 'year-'))
    const dir = earlierFilesDir(dataDir)
    const start = Date.now()
    const day = 86_400_000
    await keepFiles(before, dataDir, start)
    await keepFiles(before, dataDir, start + 100 * day)
    for (const file of hashedFilesOf(dir)) utimesSync(path.join(dir, file), new Date(start), new Date(start))
    await keepFiles(after, dataDir, start + 465 * day)
    expect(hashedFilesOf(dir)).toEqual([...new Set([...hashedFilesOf(before), ...hashedFilesOf(after)])].sort())
    await keepFiles(after, dataDir, start + 467 * day)
    expect(hashedFilesOf(dir)).toEqual(hashedFilesOf(after))
    expect(existsSync(path.join(dir, 'js/128.1e1a90a7.js'))).toBe(true)
  })

  it('of a release that kept none itself are kept by a command', async () => {
    const dataDir = mkdtempSync(path.join(scratch, 'command-'))
    const said: string[] = []
    const output = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
    const run = (...args: string[]) => keepPagesCommand(args, { DATA_DIR: dataDir, INIT_CWD: scratch }, output)
    expect(await run('before')).toBe(0)
    expect(said.at(-1)).toContain(String(hashedFilesOf(before).length))
    const { get } = await serving(after, dataDir)
    expect((await get('/js/app.aaaa1111.js')).body).toBe('script before')
    expect([await run('nowhere'), said.at(-1)]).toEqual([1, expect.stringContaining('miniapp/dist/h5')])
    expect([await run(), await run('--help')]).toEqual([2, 0])
  })

  it('are put right again where a copy was cut short', async () => {
    const dataDir = mkdtempSync(path.join(scratch, 'cut-'))
    await keepFiles(before, dataDir, Date.now())
    const file = path.join(earlierFilesDir(dataDir), 'js/app.aaaa1111.js')
    writeFileSync(file, 'scr')
    await keepFiles(before, dataDir, Date.now())
    expect(readFileSync(file, 'utf8')).toBe('script before')
  })
})
