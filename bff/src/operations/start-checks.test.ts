import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openTestApp } from '../testing/test-app.ts'
import { unfitMachine } from './start-checks.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'qihu-places-'))
const pages = mkdtempSync(path.join(tmpdir(), 'qihu-pages-'))
writeFileSync(path.join(pages, 'index.html'), '')
const fit = { dataDir: dir, h5Dir: pages, production: true }
/** A file where a folder should be: not even root can write into it. */
const blocked = path.join(pages, 'index.html')

it.each([
  ['all is well', fit, null],
  ['a folder that cannot be written', { ...fit, dataDir: blocked }, /^DATA_DIR 是 .*交给服务的用户/],
  ['no pages in production', { ...fit, h5Dir: dir }, /^H5_DIR 是 .*npm run build -- h5/],
  ['no pages elsewhere', { ...fit, h5Dir: dir, production: false }, null],
])('%s', (_, places, words) => {
  const said = unfitMachine(places)
  if (words === null) expect(said).toBeNull()
  else expect(said).toMatch(words)
})

it('is told by /readyz, which names the variable', async () => {
  const town = await openTestApp()
  expect((await town.app.inject('/readyz')).statusCode).toBe(200)
  Object.assign(town.config, { dataDir: blocked })
  const answer = await town.app.inject('/readyz')
  expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'not fit', what: 'DATA_DIR' }])
  expect((await town.app.inject('/healthz')).statusCode).toBe(200)
  await town.close()
})
