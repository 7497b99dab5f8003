import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const PERSISTED = 'bff/src/graphql/generated/persisted-documents.json'

export type Answer = {
  readonly data?: Record<string, Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** Every operation of our clients, hash to document; of this checkout or another. */
export const persistedDocuments = (checkout = root): Record<string, string> =>
  JSON.parse(readFileSync(join(checkout, PERSISTED), 'utf8'))

const ours = persistedDocuments()

/** The hash of the one operation of our clients that asks for this field first, by whichever name it is answered. */
export function hashOf(field: string): string {
  const found = Object.entries(ours).find(([, text]) => new RegExp(`^[^{]*\\{\\s*(\\w+:\\s*)?${field}\\b`).test(text))
  if (!found) throw new Error(`no client operation starts with ${field}`)
  return found[0]
}

/** The hash of the operation of our clients that goes by this name. */
export function hashNamed(name: string, documents = ours): string {
  const found = Object.entries(documents).find(([, text]) => new RegExp(`^(query|mutation) ${name}\\b`).test(text))
  if (!found) throw new Error(`no client operation is called ${name}`)
  return found[0]
}

/** Sends one operation as our clients do; told that the server is busy, it comes back when it was told to. */
export async function send(base: string, id: string, variables: object, token?: string): Promise<Answer> {
  for (;;) {
    const answer = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ id, variables }),
    })
    const said = (await answer.json()) as Answer
    if (said.errors?.[0]?.extensions?.code !== 'BUSY') return said
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('retry-after')) * 1000))
  }
}

/** A session of a person of the demo town. */
export async function signInAs(base: string, key: string): Promise<string> {
  const { data } = await send(base, hashOf('signInAsDemoPerson'), { key })
  return String(data?.signInAsDemoPerson?.token)
}
