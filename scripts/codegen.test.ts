import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateAll, staleFiles, write } from './codegen.ts'

let project: string

function put(path: string, text: string) {
  mkdirSync(join(project, path, '..'), { recursive: true })
  writeFileSync(join(project, path), text)
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'qihu-codegen-'))
  put(
    'bff/src/base.graphql',
    'scalar Instant type Query { lamp: Lamp! } type Lamp { colour: Colour! at: Instant! } enum Colour { RED AMBER }',
  )
  put('miniapp/src/lamp.graphql', 'query ShowLamp { lamp { ...Seen } } fragment Seen on Lamp { colour }')
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

async function contentOf(ending: string): Promise<string> {
  const file = (await generateAll(project)).find((each) => each.path.endsWith(ending))
  if (!file) throw new Error(`nothing generated for ${ending}`)
  return file.content
}

describe('generated code', () => {
  test('the client carries a hash, and the server knows its text with the fragments', async () => {
    const allowed = JSON.parse(await contentOf('persisted-documents.json')) as Record<string, string>
    const [[hash, text] = []] = Object.entries(allowed)
    expect(text).toBe('query ShowLamp{lamp{...Seen}}fragment Seen on Lamp{colour}')
    const client = await contentOf('api/generated/graphql.ts')
    expect(client).toContain(
      `export const ShowLampDocument: TypedDocumentString<ShowLampQuery, ShowLampQueryVariables>`,
    )
    expect(client).toContain(`hash: '${hash}'`)
    expect(client).not.toContain('fragment Seen')
  })

  test('an operation that does not fit the schema stops the generation', async () => {
    put('bff/src/base.graphql', 'type Query { lamp: Int! }')
    await expect(generateAll(project)).rejects.toThrow(/lamp/)
  })

  test('a scalar nobody described stops the generation', async () => {
    put('bff/src/base.graphql', 'scalar Shape type Query { lamp: Lamp! } type Lamp { colour: Shape! }')
    await expect(generateAll(project)).rejects.toThrow(/Shape/)
  })

  test('changed and left-over files are stale until written again', async () => {
    put('bff/src/base.graphql', 'type Query { lamp: Lamp! } type Lamp { colour: Int! }')
    write(await generateAll(project), project)
    expect(staleFiles(await generateAll(project), project)).toEqual([])
    put('miniapp/src/api/generated/old.ts', '')
    put('miniapp/src/lamp.graphql', 'query ShowLamp { lamp { shade: colour } }')
    expect(staleFiles(await generateAll(project), project)).toEqual([
      'miniapp/src/api/generated/graphql.ts',
      'bff/src/graphql/generated/persisted-documents.json',
      'miniapp/src/api/generated/old.ts',
    ])
  })
})
