import { PlatformError } from '../platforms/platform-error.ts'
import type { Platforms } from '../platforms/platforms.ts'

/** Platforms whose credentials can be tried without anybody being sent anything. */
export type Tried = 'WECHAT' | 'DINGTALK'
/** `times`: how often it has been refused by now, one trial after the other. */
type Trial = { readonly at: number; readonly failure: PlatformError | null; readonly times: number }

/**
 * How long what came of a trial stands: each is a call of a month's quota. The first refusal is looked at again soon, as it may
 * have been a moment's; what goes on being refused less often.
 */
export type Kept = { readonly taken: number; readonly first: number; readonly refused: number }
const MINUTE = 60_000
const FOR_A_READER: Kept = { taken: 60 * MINUTE, first: 30_000, refused: 2 * MINUTE }

/** Tries credentials, and remembers for a while what came of it. */
export function createTrials(
  platforms: Pick<Platforms, 'wechat' | 'dingTalk'>,
  now: () => number,
  kept = FOR_A_READER,
) {
  const last = new Map<Tried, Trial>()
  const running = new Map<Tried, Promise<Trial>>()

  const stands = ({ failure, times }: Trial): number => {
    if (failure === null) return kept.taken
    return times === 1 ? kept.first : kept.refused
  }

  async function attempt(platform: Tried): Promise<Trial> {
    const client = platform === 'WECHAT' ? platforms.wechat : platforms.dingTalk
    const failure = await client.tryCredentials().then(
      () => null,
      (error: unknown) => {
        if (error instanceof PlatformError) return error
        throw error
      },
    )
    const times = failure ? (last.get(platform)?.times ?? 0) + 1 : 0
    const trial = { at: now(), failure, times }
    last.set(platform, trial)
    return trial
  }

  return {
    of(platform: Tried): Promise<Trial> {
      const known = last.get(platform)
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (known && age >= 0 && age < stands(known)) return Promise.resolve(known)
      const trial = running.get(platform) ?? attempt(platform).finally(() => running.delete(platform))
      running.set(platform, trial)
      return trial
    },
  }
}
export type Trials = ReturnType<typeof createTrials>
