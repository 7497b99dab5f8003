import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { MAX_PDF_BYTES, WECHAT_TEMPLATE } from '@qihu/shared'
import { describe, expect, it } from 'vitest'
import { type ConfigError, readConfig } from './config.ts'
import { demoTemplates } from './notifications/templates.ts'

const GUIDE = readFileSync(path.join(import.meta.dirname, '../../docs/operations.md'), 'utf8')

/** Variables of the table: name to whether it is required. */
const listed = new Map(
  [...GUIDE.matchAll(/^\| (`[A-Z][A-Z0-9_`, ]*) +\| (required|) *\|/gm)].flatMap(([, names = '', required]) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, required === 'required'] as const),
  ),
)

/** As printed; its secret is known to everybody who has read it, and so is refused. */
const printed = Object.fromEntries(
  (/```ini\n# \/etc\/qihu[^\n]*\n([^`]*)```/.exec(GUIDE)?.[1] ?? '')
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
)

const example: NodeJS.ProcessEnv = { ...printed, SECRET: 'one-of-our-own-for-this-very-service-1' }

/** npm's own: from where it was called. */
const OTHERS = ['INIT_CWD']

describe('the environment in the guide to operations', () => {
  it('names every variable the server reads, and no other', () => {
    const sources = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
      (file) => !file.endsWith('.test.ts') && file.split(path.sep)[0] !== 'testing',
    )
    const read = sources.flatMap((file) => {
      const text = readFileSync(path.join(import.meta.dirname, file), 'utf8')
      return [...text.matchAll(/\benv\.([A-Z][A-Z0-9_]*)|\bneed\('([A-Z0-9_]+)'\)/g)].map(([, a, b]) => a ?? b ?? '')
    })
    const templates = WECHAT_TEMPLATE.values.map((template) => `WX_TEMPLATE_${template}`)
    const wanted = new Set([...read, ...templates].filter((name) => !OTHERS.includes(name)))
    expect([...listed.keys()].sort()).toEqual([...wanted].sort())
    expect(wanted.size).toBeGreaterThan(20)
  })

  it('has an example that the server takes', () => {
    expect(() => readConfig(printed)).toThrow(/^SECRET 是文档里的样例/)
    expect(readConfig(example)).toMatchObject({ production: true, demo: false, graphql: 'persisted' })
    expect(Object.keys(example).filter((name) => !listed.has(name))).toEqual([])
  })

  it('says rightly what is required', () => {
    for (const [name, required] of listed) {
      const { [name]: _, ...rest } = example
      if (name === 'NODE_ENV') continue
      // Without its address in the environment the server says http, which production refuses by the same name.
      const taken = (() => {
        try {
          readConfig(rest)
          return true
        } catch (error) {
          expect((error as ConfigError).message, name).toContain(name)
          return false
        }
      })()
      expect(taken, name).toBe(!required)
    }
  })
})

it('the guide names the keys of the message templates and lets the largest file through', () => {
  for (const template of demoTemplates) {
    expect(GUIDE).toContain(template.title)
    for (const [key, word] of Object.entries(template.fields)) expect(GUIDE).toContain(`\`${key}\` ${word}`)
  }
  const most = Number(/client_max_body_size (\d+)m/.exec(GUIDE)?.[1]) * 1024 * 1024
  expect(most).toBeGreaterThan(MAX_PDF_BYTES)
})
