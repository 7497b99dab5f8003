import { expect, test } from 'vitest'
import { documentProblems } from './check-documents.ts'

const problemsOf = (files: Record<string, string>) =>
  documentProblems(new Map(Object.entries(files)), (path) => Object.hasOwn(files, path), ['start', 'check'])

const DECISIONS = '# Decisions\n\n1. **One.** First.\n2. Second.\n'
const MEASURED = '| goal | what |\n| ---- | ---- |\n| G1   | taps |\n'

test('a link leads to a file and to a heading of it', () => {
  const other = '# Not here, yet\n\n## 监控\n'
  expect(
    problemsOf({ 'docs/a.md': '[b](b.md) [b](b.md#not-here-yet) [b](b.md#监控) [w](https://a.b)', 'docs/b.md': other }),
  ).toEqual([])
  expect(problemsOf({ 'docs/a.md': '[b](../b.md) [b](b.md#gone)', 'docs/b.md': other })).toEqual([
    'docs/a.md: ../b.md leads nowhere',
    'docs/a.md: b.md#gone leads nowhere',
  ])
})

test('a document names files, folders and verbs that are there', () => {
  const files = { 'bff/src/act.ts': '' }
  expect(problemsOf({ ...files, 'a.md': '`act.ts` `bff/src/act.ts` `src/` `npm run check`\n' })).toEqual([])
  expect(problemsOf({ ...files, 'a.md': '`t.ts` `src/gone.ts` `gone/`\n```sh\nnpm run lint\n```\n' })).toEqual([
    'a.md: there is no npm run lint',
    'a.md: there is no t.ts',
    'a.md: there is no src/gone.ts',
    'a.md: there is no gone/',
  ])
})

test('a comment cites what is there', () => {
  const files = { 'docs/decisions.md': DECISIONS, 'docs/measured.md': MEASURED }
  const good = '/** As decided (docs/decisions.md 1 and\n * 2). */\n// docs/measured.md G1\nconst file = "x.md 7"\n'
  expect(problemsOf({ ...files, 'a.ts': good })).toEqual([])
  const bad = '/** As decided (docs/decisions.md 1 and\n * 3). */\n// docs/measured.md G12, design.md 4\n'
  expect(problemsOf({ ...files, 'a.ts': bad })).toEqual([
    'a.ts: cites docs/decisions.md 1 and 3, and there is no 3',
    'a.ts: cites docs/measured.md G12, and there is no G12',
    'a.ts: cites design.md, which is not there',
  ])
})

test('both languages have the same headings, names and blocks', () => {
  const english = '# A\n\n## B\n\n`npm start` `DATA_DIR`\n\n```sh\nnpm start   # starts\n```\n'
  const chinese = '# 甲\n\n## 乙\n\n`npm start` `DATA_DIR` `验证码 {6 位}`\n\n```sh\nnpm start   # 启动\n```\n'
  expect(problemsOf({ 'README.md': english, 'README.zh-CN.md': chinese })).toEqual([])
  const drifted = chinese
    .replace('## 乙', '### 乙')
    .replace('`DATA_DIR`', '`HOST`')
    .replace('npm start   #', 'npm test   #')
  expect(problemsOf({ 'README.md': english, 'README.zh-CN.md': drifted })).toEqual([
    'README.md and README.zh-CN.md have other headings',
    'README.zh-CN.md lacks `DATA_DIR`, which README.md has',
    'README.md lacks `HOST`, which README.zh-CN.md has',
    'README.md and README.zh-CN.md: block 1 of code differs',
  ])
})

test('decisions stand in the order of their numbers, each once', () => {
  expect(problemsOf({ 'docs/decisions.md': `${DECISIONS}2. Again.\n` })).toEqual([
    'docs/decisions.md: 2 stands after 2',
  ])
})
