import type { FastifyBaseLogger } from 'fastify'
import { PlatformError } from './platform-error.ts'
import type { Platforms } from './platforms.ts'

type Counted = Pick<PlatformError, 'platform' | 'call' | 'errorClass'> & { times: number }

/**
 * Counts what the platforms refused or did not answer, of every call alike: notices, sign-ins and whatever comes. What an
 * operator has to mend is logged as an error. Codes only, as everywhere: answers may quote telephones and tokens.
 */
export class PlatformFailures {
  private readonly byKind = new Map<string, Counted>()
  private readonly log: Pick<FastifyBaseLogger, 'error'>

  constructor(log: Pick<FastifyBaseLogger, 'error'>) {
    this.log = log
  }

  get all(): Iterable<Readonly<Counted>> {
    return this.byKind.values()
  }

  note({ platform, call, code, errorClass }: PlatformError): void {
    const key = `${platform} ${call} ${errorClass}`
    const counted = this.byKind.get(key) ?? { platform, call, errorClass, times: 0 }
    counted.times += 1
    this.byKind.set(key, counted)
    if (errorClass === 'CONFIG' || errorClass === 'TOKEN') {
      this.log.error({ platform, call, code, errorClass }, 'a platform refuses this service until an operator mends it')
    }
  }

  /** The same clients, with every failure counted on its way to whoever called. */
  watch = ({ wechat, dingTalk, sms }: Platforms): Platforms => ({
    wechat: this.watched(wechat),
    dingTalk: this.watched(dingTalk),
    sms: this.watched(sms),
  })

  private watched<T extends object>(client: T): T {
    const watched =
      (call: (...given: unknown[]) => Promise<unknown>) =>
      async (...given: unknown[]): Promise<unknown> => {
        try {
          return await call(...given)
        } catch (error) {
          if (error instanceof PlatformError) this.note(error)
          throw error
        }
      }
    const parts = Object.entries(client).map(([name, part]) => [
      name,
      typeof part === 'function' ? watched(part) : part,
    ])
    return Object.fromEntries(parts) as T
  }
}
