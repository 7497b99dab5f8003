import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashedFilesOf } from '../../bff/src/web/hashed-files.ts'
import { hashNamed } from '../operations.ts'
import type { EarlierRelease } from './earlier-release.ts'

/** What clients met, by what it was. */
export type Met = {
  days: number
  /** Steps of those days that were done. */
  steps: number
  operations: number
  files: number
  /** UNKNOWN_OPERATION and BAD_REQUEST: a document that is not answered any more. */
  readonly unknown: string[]
  readonly missing: string[]
  /** No answer, or an error that no client can read. */
  readonly lost: string[]
  /** A step of the day that was not done, or an error masked. */
  readonly failed: string[]
}

export const nothingMet = (): Met => ({
  days: 0,
  steps: 0,
  operations: 0,
  files: 0,
  unknown: [],
  missing: [],
  lost: [],
  failed: [],
})

type Thing = { readonly id: string; readonly version: number; readonly number: string; readonly lookupCode?: string }
type Body = {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}
type Reply = { readonly __typename?: string; readonly code?: string; readonly request?: Thing; readonly token?: string }

const GRADING = { tier: 'SIMPLE', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' }
const TEXT = '按规定办理，说明如下：材料已齐，依据见附件。'

/** What the documents ask for beside `on`, `id` and the like; a name stands with its operation where two differ. */
const GIVEN: Readonly<Record<string, unknown>> = {
  text: TEXT,
  grading: GRADING,
  leadUnitId: 'housing',
  rating: { face: 5, solved: 'YES', reasons: [] },
  part: 'NOT_SOLVED',
  'DeclineRequest.reason': 'OTHER_DIVISION',
  'RevealContact.reason': 'CALL',
  resolution: 'SOLVED',
  attachmentIds: [],
  'Queue.tab': 'NOW',
  'MyRequests.tab': 'OPEN',
  search: '验收',
  after: null,
  month: null,
  ids: [],
  choices: [],
  'ScanLanding.code': 'no-such-code',
  'SignInWithWeChat.code': 'no-such-code',
  'SignInWithDingTalk.code': 'no-such-code',
  'SignInWithPhone.code': '000000',
  phone: '19900009999',
}

/** The clients of a release as they stay on phones and in browsers: its documents by their hashes, and its files. */
export function releasedClient(base: string, release: EarlierRelease, met: Met) {
  const { documents, h5Dir } = release
  const named = (name: string): string => hashNamed(name, documents)
  const names = Object.values(documents).map((text) => /^(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '')
  const files = hashedFilesOf(h5Dir).filter((file) => !/\.(gz|br)$/.test(file))

  /** Sent until it is answered, under the key that it has, as the clients do. Null where it was refused as a whole. */
  async function send(name: string, variables: object, token?: string): Promise<Record<string, unknown> | null> {
    for (;;) {
      const answer = await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ id: named(name), variables }),
      }).catch(() => null)
      const body = (await answer?.json().catch(() => null)) as Body | null
      const code = body?.errors?.[0]?.extensions?.code
      met.operations += 1
      if (code === 'BUSY' || code === 'UNAVAILABLE') {
        await sleep(200)
        continue
      }
      if (code === 'UNKNOWN_OPERATION' || code === 'BAD_REQUEST') met.unknown.push(`${name} ${code}`)
      if (code === 'INTERNAL') met.failed.push(`${name} INTERNAL`)
      if (body?.data || code) return body?.data ?? null
      met.lost.push(`${name} ${answer?.status ?? 'no answer'}`)
      await sleep(50)
    }
  }

  /** What the first field of an answer holds. */
  const ask = async (name: string, variables: object, token?: string): Promise<Reply> =>
    (Object.values((await send(name, variables, token)) ?? {})[0] ?? {}) as Reply

  const signIn = async (key: string): Promise<string> => String((await ask('SignInAsDemoPerson', { key })).token ?? '')

  /** One step of the day, which nothing stands against. */
  async function step(name: string, id: string, side: 'MyRequest' | 'StaffRequest', token: string): Promise<void> {
    const key = randomUUID()
    for (let tries = 0; tries < 3; tries += 1) {
      const seen = (await send(side, { id }, token))?.request as Thing | null | undefined
      if (!seen) return
      const reply = await ask(name, variablesOf(name, { on: { id, version: seen.version, key } }), token)
      if (reply.__typename === 'ActionDone' || reply.request) {
        met.steps += 1
        return
      }
      // The clock was faster.
      if (reply.code === 'STALE') continue
      if (reply.code) met.failed.push(`${name} ${reply.code}`)
      return
    }
  }

  function variablesOf(name: string, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const text = Object.values(documents).find((each) => new RegExp(`^(query|mutation) ${name}\\b`).test(each)) ?? ''
    const asked = /^\w+ \w+\(([^{]*?)\)\{/.exec(text)?.[1] ?? ''
    return Object.fromEntries(
      [...asked.matchAll(/\$(\w+):/g)].map(([, variable = '']) => [
        variable,
        own[variable] ?? GIVEN[`${name}.${variable}`] ?? GIVEN[variable] ?? null,
      ]),
    )
  }

  const filing = () => ({
    input: {
      key: randomUUID(),
      description: `验收卡在执照之前，几个单位互相要对方先办，请帮忙协调。${randomUUID()}`,
      intakeReasons: ['STUCK'],
      contactName: '申请人',
      contactPhone: '19900000001',
      noticeVersion: '1',
    },
  })

  return {
    signIn,
    ask,

    /** A person's day with the product, from filing to rating, with what is looked at on the way. */
    async day(tokens: {
      readonly requester: string
      readonly officer: string
      readonly handler: string
    }): Promise<void> {
      const { requester, officer, handler } = tokens
      const filed = (await ask('FileRequest', filing(), requester)).request
      if (filed) {
        const { id, number, lookupCode } = filed
        await ask('LookUpRequest', { number, code: lookupCode })
        await ask('Queue', variablesOf('Queue', {}), officer)
        await step('AcceptRequest', id, 'StaffRequest', officer)
        await step('DispatchRequest', id, 'StaffRequest', officer)
        await step('SignRequest', id, 'StaffRequest', handler)
        await step('AddProgress', id, 'StaffRequest', handler)
        await step('RequestInformation', id, 'StaffRequest', handler)
        await ask('RequestToAnswer', { id }, requester)
        await step('SupplementRequest', id, 'MyRequest', requester)
        await step('ResolveRequest', id, 'StaffRequest', handler)
        await step('ConfirmRequest', id, 'MyRequest', requester)
        await step('RateRequest', id, 'MyRequest', requester)
      } else met.failed.push('FileRequest')
      met.days += 1
    },

    /** A request that the desk has supervised; of clients that know how. */
    async supervisedRequest({
      requester,
      officer,
    }: {
      readonly requester: string
      readonly officer: string
    }): Promise<string> {
      const id = (await ask('FileRequest', filing(), requester)).request?.id ?? ''
      for (const name of ['AcceptRequest', 'DispatchRequest', 'OrderSupervision'])
        await step(name, id, 'StaffRequest', officer)
      return id
    },

    /** Every document there is, each with what its page would give it; a refusal is an answer. */
    async everyDocument(tokens: { readonly requester: string; readonly officer: string }): Promise<void> {
      const filed = (await ask('FileRequest', filing(), tokens.requester)).request
      const id = filed?.id ?? randomUUID()
      for (const name of names) {
        // A session that is ended by it serves nothing else.
        const token = name === 'SignOut' ? await signIn('handler') : tokens.requester
        const own = {
          id,
          on: { id, version: 1, key: randomUUID() },
          ...filing(),
          number: filed?.number ?? '',
          code: filed?.lookupCode ?? '',
          key: 'officer',
        }
        const variables = variablesOf(name, own)
        const given = name in CODES ? { ...variables, code: CODES[name] } : variables
        await ask(name, given, token)
      }
    },

    /** What a page that was opened before loads when its person goes on: scripts and styles of its own release. */
    async everyFile(): Promise<void> {
      for (const file of files) await load(`/${file}`)
    },

    /** A page that is opened now, whichever release it is of, with the files it names. */
    async openPage(): Promise<void> {
      const page = await load('/', 'text/html')
      for (const [, file = ''] of page.matchAll(/(?:src|href)="(\/(?:js|css)\/[^"]+)"/g)) await load(file)
    },
  }

  async function load(url: string, accept = '*/*'): Promise<string> {
    const answer = await fetch(base + url, { headers: { accept, 'accept-encoding': 'br' } }).catch(() => null)
    met.files += 1
    const text = await answer?.text().catch(() => null)
    if (answer?.status === 404) met.missing.push(url)
    else if (!answer?.ok || text === null || text === undefined)
      met.lost.push(`${url} ${answer?.status ?? 'no answer'}`)
    return text ?? ''
  }
}

/** Codes of ways in, which are not those of a look-up. */
const CODES: Readonly<Record<string, string>> = {
  ScanLanding: 'no-such-code',
  SignInWithWeChat: 'no-such-code',
  SignInWithDingTalk: 'no-such-code',
  SignInWithPhone: '000000',
}
