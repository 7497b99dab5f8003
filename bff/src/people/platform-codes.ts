import { localDate, type Refusal, refuse } from '@qihu/shared'
import type { Context } from '../context.ts'
import { askerOf } from '../limits/asker.ts'
import { giveBack, type Limit, remember, spendAll, spentOf } from '../limits/counters.store.ts'
import { tooOften } from '../limits/too-often.ts'
import { PlatformError } from '../platforms/platform-error.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const KNOWN_MS = 180 * DAY

/** What platforms hand out is one word. Anything else is not worth a call. */
const SHAPE = /^[\w-]{8,256}$/

/** Codes that a platform did not know; asked of it all the same, since only the platform can tell. */
export const WRONG_CODES = {
  /** Of one device or, without its secret, one address, in an hour. */
  ofDevice: 10,
  /** From one address block in an hour, of devices that have never signed in this way. */
  fromBlock: 30,
  /** Of DingTalk from everywhere in a day, of such devices: each costs a call of the month. */
  ofDingTalkADay: 40,
} as const
/** Of a month's calls of DingTalk, what signing in may use at most; the rest is the notices'. */
const DINGTALK_SHARE = 0.6

type Provider = 'WECHAT' | 'DINGTALK'

/**
 * Asks a platform who is behind a code, within limits on codes that turn out to be made up. Each is counted before the
 * call and given back when it was right, or when the platform could not tell; not when it had too many of them already.
 */
export async function whoIsBehind(
  context: Context,
  provider: Provider,
  code: string,
  ask: () => Promise<string>,
): Promise<{ readonly subject: string } | { readonly refusal: Refusal }> {
  const { db, now, doors } = context
  const { schema } = db
  if (!SHAPE.test(code)) {
    doors.PLATFORM_CODE_WRONG += 1
    return { refusal: refuse('SIGN_IN_FAILED') }
  }
  const asker = askerOf(context)
  const known = asker.slot(`${provider}-known`)
  const wrong: Limit[] = [{ key: asker.slot(`${provider}-wrong`), most: WRONG_CODES.ofDevice, ms: HOUR }]
  const strangers: Limit[] = [
    ...wrong,
    ...asker.block(`${provider}-wrong-block`, WRONG_CODES.fromBlock, HOUR),
    ...(provider === 'DINGTALK' ? [{ key: 'DINGTALK-wrong-day', most: WRONG_CODES.ofDingTalkADay, ms: DAY }] : []),
  ]
  const { spent, full } = await db.write(async (tx) => {
    const limits = (await spentOf(tx, schema, known, now)) > 0 ? wrong : strangers
    return {
      spent: limits.map(({ key }) => key),
      full: await spendAll(tx, schema, [...limits, ...callsOf(context, provider)], now),
    }
  })
  if (full) {
    doors.PLATFORM_CODE_LIMITED += 1
    context.log.warn({ provider }, 'too many sign-in codes that the platform does not know')
    return { refusal: tooOften('RATE_LIMITED', null, full.seconds) }
  }
  try {
    const subject = await context.outside(ask)
    await db.write(async (tx) => {
      await giveBack(tx, schema, spent, now)
      await remember(tx, schema, known, KNOWN_MS, now)
    })
    return { subject }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.errorClass === 'INPUT') {
      doors.PLATFORM_CODE_WRONG += 1
      return { refusal: refuse('SIGN_IN_FAILED') }
    }
    doors.PLATFORM_FAILED += 1
    context.log.error({ provider, code: error.code, errorClass: error.errorClass }, 'platform cannot sign anybody in')
    if (!hadTooMany(error)) await db.write((tx) => giveBack(tx, schema, spent, now))
    return { refusal: refuse('PLATFORM_DOWN') }
  }
}

/** Calls a second, a day or a month: such an answer is a call as well, and a flood brings it about. */
const hadTooMany = ({ errorClass, code }: PlatformError): boolean =>
  errorClass.endsWith('_QUOTA') || (errorClass === 'TRANSIENT' && /^\d+$/.test(code))

/** Every call that is made counts against the month, whatever came of it. */
function callsOf({ config, now }: Context, provider: Provider): Limit[] {
  if (provider !== 'DINGTALK') return []
  const most = Math.floor(config.dingTalkCallsAMonth * DINGTALK_SHARE)
  return [{ key: `DINGTALK-calls-${localDate(now).slice(0, 7)}`, most, ms: 31 * DAY }]
}
