import { join } from 'node:path'
import { runnerImport } from 'vite'

const SOURCE = join(import.meta.dirname, '../../miniapp/src')

type ApiError = { readonly kind: string; readonly code?: string; readonly retryAfterSeconds?: number }

export type Outcome =
  | { readonly kind: 'done'; readonly receipt: { readonly request: Filed } }
  | { readonly kind: 'refused'; readonly refusal: { readonly code: string } }
  | { readonly kind: 'queued' }
  | { readonly kind: 'failed'; readonly error: ApiError }

export type Filed = { readonly id: string; readonly number: string; readonly lookupCode: string }

export type Submission = Record<string, unknown> & { readonly key: string }

export type Outbox = {
  submit(submission: Submission): Promise<Outcome>
  flush(): Promise<void>
  cancel(key: string): Promise<unknown>
  list(): readonly Submission[]
  receipts(): readonly { readonly key: string; readonly receipt: { readonly request: Filed } }[]
}

/** The parts of the client that send, keep and send again: the code of the phones, not a copy of it. */
export type PhoneClient = {
  readonly bearer: { token: string | undefined }
  readonly FileRequestDocument: object
  newKey(): string
  send(document: object, variables: object): Promise<{ readonly fileRequest: { readonly __typename: string } }>
  createOutbox(parts: object): Outbox
}

/** Loads them as the H5 build does, with the API at `base`. */
export async function loadPhoneClient(base: string): Promise<PhoneClient> {
  const entry = 'virtual:phone-client'
  const parts = ['session/outbox', 'api/client', 'api/bearer', 'api/new-key', 'api/generated/graphql']
  const { module } = await runnerImport<PhoneClient>(entry, {
    configFile: false,
    root: SOURCE,
    logLevel: 'error',
    define: { API_BASE: JSON.stringify(base), 'process.env.TARO_ENV': '"h5"' },
    resolve: { extensions: ['.h5.ts', '.h5.tsx', '.ts', '.tsx'] },
    plugins: [
      {
        name: 'phone-client',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) =>
          id === `\0${entry}`
            ? parts.map((part) => `export * from ${JSON.stringify(join(SOURCE, part))}`).join('\n')
            : null,
      },
    ],
  })
  return module
}
