import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { GraphQLEnumType, GraphQLSchema } from 'graphql'
import { FILES } from '../files.ts'
import { graphql } from './graphql-js.ts'

const { buildASTSchema, concatAST, extendSchema, GraphQLError, isEnumType, Kind, parse } = graphql

/** The contract: every feature's `.graphql`, the base first. */
export function loadSchema(): GraphQLSchema {
  const files = globSync('**/*.graphql', { cwd: FILES }).sort()
  const documents = files.map((file) => parse(readFileSync(path.join(FILES, file), 'utf8'), { noLocation: true }))
  const definitions = concatAST(documents).definitions
  const isExtension = (kind: string) => kind.endsWith('Extension')
  const base = buildASTSchema({
    kind: Kind.DOCUMENT,
    definitions: definitions.filter((each) => !isExtension(each.kind)),
  })
  const schema = extendSchema(base, {
    kind: Kind.DOCUMENT,
    definitions: definitions.filter((each) => isExtension(each.kind)),
  })
  for (const type of Object.values(schema.getTypeMap())) if (isEnumType(type)) letNewWordsPass(type)
  return schema
}

/**
 * A row that a newer release has stored, which runs beside this one during an upgrade, may hold a word that this one does
 * not know. It goes out as it is: our clients pass over what they do not know, and the whole page would be lost otherwise.
 */
function letNewWordsPass(type: GraphQLEnumType): void {
  const own = type.serialize.bind(type)
  type.serialize = (value) =>
    typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value) && !type.getValue(value) ? value : own(value)
}

/** A moment as milliseconds since 1970; whole and within what a Date can hold. */
export const instantScalar = {
  serialize: checkInstant,
  parseValue: checkInstant,
  parseLiteral: (node: { kind: string; value?: string }) =>
    checkInstant(node.kind === Kind.INT ? Number(node.value) : Number.NaN),
}

/** A key of a client's own making: bounded, since it becomes part of a primary key. */
export const keyScalar = {
  serialize: checkKey,
  parseValue: checkKey,
  parseLiteral: (node: { kind: string; value?: string }) => checkKey(node.kind === Kind.STRING ? node.value : null),
}

function checkKey(value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]{8,64}$/.test(value)) {
    throw new GraphQLError('Key is 8 to 64 letters, digits, - or _')
  }
  return value
}

function checkInstant(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 8.64e15) {
    throw new GraphQLError('Instant is a whole number of milliseconds')
  }
  return value
}
