import { PlatformError } from '../platforms/platform-error.ts'
import type { Platforms } from '../platforms/platforms.ts'

/** Platforms whose credentials can be tried without anybody being sent anything. */
export type Tried = 'WECHAT' | 'DINGTALK'
export type Trial = { readonly at: number; readonly failure: PlatformError | null }

/**
 * How long what came of a trial stands: each is a call of a quota. What was refused is looked at again sooner, as somebody is
 * mending it.
 */
export type Kept = { readonly taken: number; readonly refused: number }
const FOR_A_READER: Kept = { taken: 10 * 60_000, refused: 30_000 }

/** Tries credentials, and remembers for a while what came of it. */
export function createTrials(
  platforms: Pick<Platforms, 'wechat' | 'dingTalk'>,
  now: () => number,
  kept = FOR_A_READER,
) {
  const last = new Map<Tried, Trial>()
  const running = new Map<Tried, Promise<Trial>>()

  async function attempt(platform: Tried): Promise<Trial> {
    const client = platform === 'WECHAT' ? platforms.wechat : platforms.dingTalk
    const failure = await client.tryCredentials().then(
      () => null,
      (error: unknown) => {
        if (error instanceof PlatformError) return error
        throw error
      },
    )
    const trial = { at: now(), failure }
    last.set(platform, trial)
    return trial
  }

  return {
    of(platform: Tried): Promise<Trial> {
      const known = last.get(platform)
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY
      if (known && age >= 0 && age < (known.failure ? kept.refused : kept.taken)) return Promise.resolve(known)
      const trial = running.get(platform) ?? attempt(platform).finally(() => running.delete(platform))
      running.set(platform, trial)
      return trial
    },
  }
}
export type Trials = ReturnType<typeof createTrials>
