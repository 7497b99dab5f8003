import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FILES } from '../files.ts'
import { graphql } from './graphql-js.ts'

const { Kind, parse } = graphql

const FILE = path.join(FILES, 'graphql/generated/persisted-documents.json')
/** One file a release, by its date; a mini-program lives on in phones for weeks, so each stays for a year. */
const RELEASED = path.join(FILES, 'graphql/released')

/**
 * The operations our own clients are built with, by hash.
 * @throws {Error} when a document holds more than one operation: the compiled form of a document ignores which of them
 * was asked for, so a second one could run in the place of the first.
 */
export function loadPersisted(file = FILE): ReadonlyMap<string, string> {
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run codegen`)
  const documents = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))
  for (const [hash, text] of documents) {
    const operations = parse(text).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    if (operations.length !== 1) throw new Error(`persisted document ${hash} holds ${operations.length} operations`)
  }
  return documents
}

/** Those, and the ones that clients of earlier releases were built with. */
export function loadServed(): ReadonlyMap<string, string> {
  const files = readdirSync(RELEASED).map((name) => path.join(RELEASED, name))
  return new Map([...files, FILE].flatMap((file) => [...loadPersisted(file)]))
}
