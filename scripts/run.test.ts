import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInstalled, markInstalled } from './run.mjs'

test('packages are installed until the lockfile changes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qihu-run-'))
  mkdirSync(join(directory, 'node_modules/node/bin'), { recursive: true })
  writeFileSync(join(directory, `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`), '')
  writeFileSync(join(directory, 'pnpm-lock.yaml'), 'one')
  expect(isInstalled(directory)).toBe(false)
  markInstalled(directory)
  expect(isInstalled(directory)).toBe(true)
  writeFileSync(join(directory, 'pnpm-lock.yaml'), 'two')
  expect(isInstalled(directory)).toBe(false)
  rmSync(directory, { recursive: true })
})

test('an unknown verb lists the verbs and fails', () => {
  const result = spawnSync(process.execPath, [join(import.meta.dirname, 'run.mjs'), 'dance'], { encoding: 'utf8' })
  expect(result.stdout).toMatch(/npm run check/)
  expect(result.status).toBe(1)
})
