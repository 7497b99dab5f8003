import type { GraphQLInputType, GraphQLNamedType, GraphQLOutputType, GraphQLSchema } from 'graphql'
import { graphql } from '../../bff/src/graphql/graphql-js.ts'

const { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType } = graphql
const { isObjectType, isUnionType, parse, typeFromAST } = graphql

/** One thing to send; `path` and `type` only where they are part of the mischief. */
export type Input = {
  readonly class: 'BYTES' | 'MUTATED' | 'GENERATED' | 'TREE'
  readonly who: 'owner' | 'officer' | 'visitor'
  readonly body: string | Buffer
  readonly path?: string
  readonly type?: string
}

export type Material = {
  readonly schema: GraphQLSchema
  /** Hash to document: what our clients send. */
  readonly documents: Readonly<Record<string, string>>
  /** Values that mean something to the server: ids, numbers, codes. */
  readonly known: readonly string[]
}

export type Random = {
  /** From 0, below n. */
  below(n: number): number
  pick<T>(from: readonly T[]): T
}

/** The same numbers for the same seed, on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: (from) => from[below(from.length)] as never }
}

/** Four classes in turn. `open`: documents as text; else the hash of a document and variables. */
export function inputOf(seed: number, material: Material, open: boolean): Input {
  const random = randomOf(seed)
  const who = random.pick(['owner', 'officer', 'visitor'] as const)
  const kind = (['BYTES', 'MUTATED', 'GENERATED', 'TREE'] as const)[seed % 4] as Input['class']
  if (kind === 'BYTES') return { class: kind, who, ...bytes(random, material) }
  if (kind === 'TREE') return { class: kind, who, body: tree(random, material, open) }
  if (kind === 'MUTATED') return { class: kind, who, body: mutated(random, material, open) }
  return { class: kind, who, body: open ? generated(random, material) : withVariables(random, material) }
}

function bytes(random: Random, { documents }: Material): Pick<Input, 'body' | 'path' | 'type'> {
  const type = random.pick([
    'application/json',
    'application/json',
    'application/graphql',
    'text/plain',
    'multipart/form-data',
    'x',
    '',
  ])
  const path =
    random.below(4) > 0
      ? '/graphql'
      : random.pick(PATHS).replace('?', () => encodeURIComponent(text(random).toWellFormed()).slice(0, 300))
  if (random.below(2) === 0) {
    return { type, path, body: Buffer.from(Array.from({ length: random.below(400) }, () => random.below(256))) }
  }
  const [id = '', query = ''] = random.pick(Object.entries(documents))
  return { type, path, body: damaged(random, JSON.stringify({ id, query, variables: { key: text(random) } })) }
}

const PATHS = [
  '/attachments',
  '/attachments/?',
  '/s/?',
  '/?',
  '/graphql/?',
  '/sim/?',
  '/healthz?',
  '/halls/?',
  '/attachments/a?e=1&s=',
]

/** Some of it left out, doubled, exchanged or filled with something else. */
function damaged(random: Random, from: string): string {
  let to = from
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(to.length + 1)
    const end = Math.min(to.length, at + random.below(12))
    const piece = random.pick([
      '',
      to.slice(at, end).repeat(2),
      random.pick(PIECES),
      String.fromCharCode(random.below(0x3000)),
    ])
    to = to.slice(0, at) + piece + to.slice(end)
  }
  return to
}

const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  '"""',
  '...',
  '@include(if:true)',
  '@skip',
  '$',
  ':',
  '!',
  '#',
  '\\u0000',
  '\ud800',
  'fragment X on Query{...X}',
  '__schema{types{name}}',
  '__typename',
  'constructor',
  '__proto__',
  'null',
  '1e999',
  '-0',
  '99999999999',
]

function mutated(random: Random, material: Material, open: boolean): string {
  const [id = '', query = ''] = random.pick(Object.entries(material.documents))
  const variables = random.below(3) === 0 ? anything(random, 3) : variablesFor(random, query, material)
  if (open)
    return json({
      query: damaged(random, query),
      variables,
      operationName: random.pick([undefined, null, 'X', text(random)]),
    })
  const hash = random.pick([damaged(random, id), 'constructor', '__proto__', 'toString', anything(random, 1), id])
  return json({
    id: hash,
    variables,
    query,
    persisted: true,
    extensions: random.pick([undefined, { persistedQuery: { version: 1 } }]),
  })
}

function withVariables(random: Random, material: Material): string {
  const [id = '', query = ''] = random.pick(Object.entries(material.documents))
  return json({ id, variables: variablesFor(random, query, material) })
}

/** Of the right types mostly, since the wrong ones get no further than the door. */
function variablesFor(random: Random, query: string, material: Material): Record<string, unknown> {
  const variables: Record<string, unknown> = {}
  for (const definition of parse(query).definitions) {
    if (definition.kind !== 'OperationDefinition') continue
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const known = typeFromAST(material.schema, type as never) as GraphQLInputType | undefined
      variables[variable.name.value] = known ? valueFor(random, known, material, 0) : anything(random, 2)
    }
  }
  return variables
}

function tree(random: Random, { documents }: Material, open: boolean): string {
  const [id = '', query = ''] = random.pick(Object.entries(documents))
  const parsed = JSON.stringify(parse(query, { noLocation: true }))
  const asJson = random.pick([parsed, damaged(random, parsed), JSON.stringify(anything(random, 4))])
  const asked = random.pick([asJson, random.below(2) === 0 ? anything(random, 3) : asJson])
  return json(
    open
      ? { query: asked }
      : random.pick([{ id: asked }, { id, variables: anything(random, 4) }, { id, query: asked }]),
  )
}

/** A document the schema allows, with every argument given. */
function generated(random: Random, material: Material): string {
  const mutation = random.below(3) === 0
  const root = mutation ? material.schema.getMutationType() : material.schema.getQueryType()
  if (!root) throw new Error('the schema has no root')
  const fields = Object.values(root.getFields()).filter((field) => field.name !== 'signOut')
  const chosen = Array.from({ length: 1 + random.below(3) }, (_, n) => {
    const field = random.pick(fields)
    return `f${n}: ${field.name}${argumentsOf(random, field.args, material)}${selection(random, field.type, material, 1)}`
  })
  return json({ query: `${mutation ? 'mutation' : 'query'} { ${chosen.join(' ')} }` })
}

function argumentsOf(
  random: Random,
  args: readonly { name: string; type: GraphQLInputType }[],
  material: Material,
): string {
  const given = args.filter((each) => isNonNullType(each.type) || random.below(3) > 0)
  if (given.length === 0) return ''
  return `(${given.map((each) => `${each.name}: ${literal(valueFor(random, each.type, material, 0), each.type)}`).join(', ')})`
}

function selection(random: Random, output: GraphQLOutputType, material: Material, depth: number): string {
  const type: GraphQLNamedType = getNamedType(output)
  if (isLeafType(type)) return ''
  if (isUnionType(type) || isInterfaceType(type)) {
    const parts = material.schema
      .getPossibleTypes(type)
      .map((each) => `... on ${each.name}${selection(random, each, material, depth)}`)
    return ` { __typename ${parts.join(' ')} }`
  }
  if (!isObjectType(type) || depth > 6) return ' { __typename }'
  const fields = Object.values(type.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) || random.below(depth + 1) === 0,
  )
  const lines = fields.map(
    (field, n) =>
      `s${n}: ${field.name}${argumentsOf(random, field.args, material)}${selection(random, field.type, material, depth + 1)}`,
  )
  return ` { __typename ${lines.join(' ')} }`
}

function valueFor(random: Random, type: GraphQLInputType, material: Material, depth: number): unknown {
  if (isNonNullType(type)) return random.below(60) === 0 ? null : valueFor(random, type.ofType, material, depth)
  if (random.below(8) === 0) return null
  if (isListType(type))
    return Array.from({ length: random.below(random.pick([3, 12])) }, () =>
      valueFor(random, type.ofType, material, depth + 1),
    )
  if (isEnumType(type)) return random.below(40) === 0 ? text(random) : random.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || random.below(2) === 0)
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(random, field.type, material, depth + 1)]))
  }
  if (type.name === 'Boolean') return random.below(2) === 0
  if (type.name === 'Int' || type.name === 'Instant')
    return random.pick([0, 1, 2, 3, 5, 20, -1, 2 ** 31 - 1, -(2 ** 31), 1e15])
  if (type.name === 'Float') return random.pick([0, -0.5, 1e308])
  if (type.name === 'Key') return `key-${random.below(1e9)}-${random.below(1e9)}`
  return random.below(2) === 0 && material.known.length > 0 ? random.pick(material.known) : text(random)
}

/** As it stands in a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  const inner = isNonNullType(type) ? type.ofType : type
  if (value === null || value === undefined) return 'null'
  if (isListType(inner) && Array.isArray(value))
    return `[${value.map((each) => literal(each, inner.ofType)).join(', ')}]`
  if (isInputObjectType(inner)) {
    const fields = inner.getFields()
    const pairs = Object.entries(value).map(
      ([name, each]) => `${name}: ${literal(each, fields[name]?.type as GraphQLInputType)}`,
    )
    return `{ ${pairs.join(', ')} }`
  }
  if (isEnumType(inner)) return /^\w+$/.test(String(value)) ? String(value) : 'X'
  return JSON.stringify(value)
}

function text(random: Random): string {
  const kind = random.below(6)
  if (kind === 0) return random.pick(WORDS)
  if (kind === 1) return random.pick(PIECES)
  if (kind === 2) return '很长的一句话。'.repeat(random.below(900))
  const codes = Array.from({ length: random.below(40) }, () => random.below(random.pick([128, 0x3000, 0x10000])))
  return String.fromCharCode(...codes)
}

const WORDS = [
  '',
  ' ',
  '\u0000',
  '19900000001',
  '138 0000 0000',
  "' or 1=1 --",
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  '91330199MA2QH00158',
  '2026-13',
  '2026-11',
  '￿',
  '🏃🏻‍♀️',
  '\u202e',
  '艺术培训场所消防验收卡在执照之前，请帮忙协调。',
  '陈经理',
  'NaN',
  '1'.repeat(400),
]

function anything(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 8 : 5)
  if (kind < 2) return text(random)
  if (kind === 2) return random.pick([null, true, false, 0, -1, 1e21, 1.5])
  if (kind < 5) return random.pick(PIECES)
  if (kind === 5) return Array.from({ length: random.below(5) }, () => anything(random, depth - 1))
  return Object.fromEntries(
    Array.from({ length: random.below(5) }, () => [text(random).slice(0, 30), anything(random, depth - 1)]),
  )
}

const json = (value: unknown): string => JSON.stringify(value)
