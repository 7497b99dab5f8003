import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type CodegenConfig, generate } from '@graphql-codegen/cli'
import { CAUSES, ENDINGS, LIVES, OPENINGS } from '../shared/src/lives.ts'
import { operationHashes } from './operation-hashes.ts'
import { documentsOf, formsOf, type Side, sdlOf, sentLaterOf, sheetOf } from './print-contract.ts'

const root = join(import.meta.dirname, '..')

const RESOLVER_TYPES = 'bff/src/graphql/generated/resolver-types.ts'
const OPERATIONS = 'miniapp/src/api/generated/graphql.ts'
const ACTIONS_SDL = 'bff/src/graphql/generated/actions.graphql'
/** Where the pages of a side stand. */
const SIDES = { REQUESTER: 'miniapp/src/enterprise/generated', STAFF: 'miniapp/src/staff/generated' } as const
const SENT_LATER = 'miniapp/src/session/generated/sent-later.ts'
const SHEETS = 'docs/lives'
const ALLOWED_OPERATIONS = 'bff/src/graphql/generated/persisted-documents.json'

/** Scalars as they travel. A scalar of the SDL that is not named here stops the generation. */
const scalars = {
  ID: { input: 'string', output: 'string' },
  Instant: { input: 'number', output: 'number' },
  Key: { input: 'string', output: 'string' },
}

/** Parent types of resolvers that are not the SDL type itself: `Type: '../../requests/opened-request.ts#ReadRequest'`. */
const mappers: Record<string, string> = {
  AdminCentre: '../../centres/centres.store.ts#CentreRow',
  ServiceRequest: '../../requests/opened-request.ts#ReadRequest',
  SupervisionOrder: '../../supervision-orders/orders.served.ts#OrderRow',
  Viewer: '../../people/people.store.ts#Person',
}

export type GeneratedFile = { path: string; content: string }

/** What is printed from the chapters: the contract of the actions, documents and forms of each side, a sheet a kind. */
function printed(): GeneratedFile[] {
  const all = { lives: LIVES, openings: OPENINGS, causes: CAUSES, endings: ENDINGS }
  const sides = (Object.entries(SIDES) as [Side, string][]).flatMap(([side, folder]) => [
    { path: `${folder}/actions.graphql`, content: documentsOf(all, side) },
    { path: `${folder}/forms.ts`, content: formsOf(all, side) },
  ])
  const sheets = LIVES.map((life) => ({
    path: `${SHEETS}/${life.kind.toLowerCase().replaceAll('_', '-')}.md`,
    content: sheetOf(life, all),
  }))
  const later = { path: SENT_LATER, content: sentLaterOf(all) }
  return [{ path: ACTIONS_SDL, content: sdlOf(all) }, ...sides, later, ...sheets]
}

/** Everything that is generated from the chapters and from the GraphQL files under `directory`, written nowhere yet. */
export async function generateAll(directory = root): Promise<GeneratedFile[]> {
  const fromChapters = directory === root ? printed() : []
  const texts = fromChapters.filter(({ path }) => path.endsWith('.graphql'))
  const documents = texts.filter(({ path }) => path !== ACTIONS_SDL).map(({ content }) => content)
  const sdl = texts.filter(({ path }) => path === ACTIONS_SDL).map(({ content }) => content)
  const names = { enumsAsTypes: true, useTypeImports: true, scalars, strictScalars: true }
  const allowed = new Map<string, string>()
  const config: CodegenConfig = {
    cwd: directory,
    schema: ['bff/src/**/*.graphql', '!bff/src/graphql/generated/*.graphql', ...sdl],
    silent: true,
    ignoreNoDocuments: true,
    errorsOnly: true,
    importExtension: '.ts',
    emitLegacyCommonJSImports: false,
    pluginLoader: async (name) => (name.endsWith('operation-hashes') ? operationHashes(allowed) : import(name)),
    generates: {
      [RESOLVER_TYPES]: {
        plugins: ['typescript', 'typescript-resolvers'],
        config: { ...names, contextType: '../../context.ts#Context', mappers },
      },
      [OPERATIONS]: {
        documents: ['miniapp/src/**/*.graphql', '!miniapp/src/*/generated/*.graphql', ...documents],
        plugins: ['typescript-operations', 'operation-hashes'],
        config: names,
      },
    },
  }
  const generated = (await generate(config, false)) as { filename: string; content: string }[]
  const files = generated.map((file) => ({
    path: relative(directory, resolve(directory, file.filename)),
    content: file.content,
  }))
  const sorted = Object.fromEntries([...allowed].sort(([left], [right]) => (left < right ? -1 : 1)))
  return [...fromChapters, ...files, { path: ALLOWED_OPERATIONS, content: `${JSON.stringify(sorted, null, 2)}\n` }]
}

/** The generated paths that are missing, different or left over. */
export function staleFiles(files: GeneratedFile[], directory = root): string[] {
  const read = (path: string) =>
    existsSync(join(directory, path)) ? readFileSync(join(directory, path), 'utf8') : undefined
  const stale = files.filter((file) => read(file.path) !== file.content).map((file) => file.path)
  return [...stale, ...leftOver(files, directory)]
}

function leftOver(files: GeneratedFile[], directory: string): string[] {
  const known = new Set(files.map((file) => file.path))
  const folders = [
    ...new Set(
      [
        RESOLVER_TYPES,
        OPERATIONS,
        SENT_LATER,
        ...Object.values(SIDES).map((each) => `${each}/forms.ts`),
        `${SHEETS}/x`,
      ].map(dirname),
    ),
  ].filter((folder) => existsSync(join(directory, folder)))
  return folders
    .flatMap((folder) => readdirSync(join(directory, folder)).map((name) => join(folder, name)))
    .filter((path) => !known.has(path))
}

export function write(files: GeneratedFile[], directory = root): void {
  for (const path of leftOver(files, directory)) rmSync(join(directory, path))
  for (const file of files) {
    mkdirSync(dirname(join(directory, file.path)), { recursive: true })
    writeFileSync(join(directory, file.path), file.content)
  }
}

if (import.meta.main) {
  const files = await generateAll()
  const stale = staleFiles(files)
  write(files)
  console.log(stale.length === 0 ? 'Generated code was fresh.' : stale.map((path) => `wrote ${path}`).join('\n'))
}
