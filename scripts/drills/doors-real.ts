import { createRequire } from 'node:module'
import { type App, buildApp } from '../../bff/src/app.ts'
import { readConfig } from '../../bff/src/config.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { seedDemo } from '../../bff/src/demo/demo.ts'
import { lookupCode, sixDigits } from '../../bff/src/ids.ts'
import type { Fetch } from '../../bff/src/platforms/platform-http.ts'
import { hashNamed } from '../operations.ts'
import type { Asker, Doors } from './doors-kit.ts'

const { eq } = createRequire(new URL('../../bff/package.json', import.meta.url))('drizzle-orm') as {
  eq: (column: unknown, value: unknown) => never
}

/** The doors of the server as it is: requests from any address go to it as if they had come over the network. */
export async function realDoors(url: string, dataDir: string, clock: { now(): number }): Promise<Doors> {
  const db = await openDatabase(url)
  const config = readConfig({ DEMO: '1', DATABASE_URL: url, DATA_DIR: dataDir })
  await seedDemo(db, { now: clock.now(), config })
  let app: App
  const inside: Fetch = async (input, init) => {
    const { pathname, search } = new URL(String(input))
    const answer = await app.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: pathname + search,
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(init?.body ? { payload: String(init.body) } : {}),
    })
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string])
    return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers })
  }
  app = await buildApp({ config, clock, db, fetch: inside, logger: false, load: null })
  const { dingTalk } = app.services.platforms
  const { userByAuthCode } = dingTalk
  let calls = 0
  Object.assign(dingTalk, {
    userByAuthCode: (code: string) => {
      calls += 1
      return userByAuthCode(code)
    },
  })

  const IDS = {
    ask: hashNamed('SendPhoneCode'),
    enter: hashNamed('SignInWithPhone'),
    lookUp: hashNamed('LookUpRequest'),
    dingTalk: hashNamed('SignInWithDingTalk'),
  }
  async function answerTo(operation: keyof typeof IDS, { ip, device }: Asker, variables: object): Promise<string> {
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: ip,
      headers: { 'content-type': 'application/json', 'x-device': device },
      payload: JSON.stringify({ id: IDS[operation], variables }),
    })
    const { data, errors } = JSON.parse(answer.body)
    const [result] = Object.values((data ?? {}) as Record<string, { code?: string; __typename: string } | null>)
    return result?.code ?? result?.__typename ?? errors?.[0]?.extensions.code ?? ''
  }
  const WORDS: Readonly<Record<string, 'IN' | 'WRONG'>> = {
    SignedIn: 'IN',
    PublicProgress: 'IN',
    PhoneCodeSent: 'IN',
    NOT_FOUND: 'WRONG',
    PHONE_CODE_WRONG: 'WRONG',
    SIGN_IN_FAILED: 'WRONG',
  }
  const at = async (...asked: Parameters<typeof answerTo>) => WORDS[await answerTo(...asked)] ?? 'REFUSED'

  return {
    ask: (asker, phone) => at('ask', asker, { phone }),
    enter: (asker, phone, code) => at('enter', asker, { phone, code }),
    lookUp: (asker, number, code) => at('lookUp', asker, { number, code }),
    dingTalk: (asker, code) => at('dingTalk', asker, { code }),
    codeOn(phone) {
      const content = app.simulated?.outbox.findLast(
        (each) => each.content.channel === 'sms' && each.content.phone === phone,
      )?.content
      return (content?.channel === 'sms' && /\d{6}/.exec(content.text)?.[0]) || ''
    },
    staffCode: () => app.simulated?.issueCode('dt-auth', 'd-officer') ?? '',
    calls: () => calls,
    async requests() {
      const { requests } = db.schema
      const [one, two] = await db.read.select().from(requests)
      if (!one || !two) throw new Error('the demo has no requests')
      const today = { number: one.number, code: lookupCode() }
      const short = { number: two.number, code: sixDigits() }
      await db.write(async (tx) => {
        for (const { number, code } of [today, short]) {
          await tx.update(requests).set({ lookupCode: code }).where(eq(requests.number, number))
        }
      })
      return { today, short }
    },
    close: () => app.close(),
  }
}
