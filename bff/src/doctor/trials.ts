import { PlatformError } from '../platforms/platform-error.ts'
import type { Platforms } from '../platforms/platforms.ts'

/** Platforms whose credentials can be tried without anybody being sent anything. */
export type Tried = 'WECHAT' | 'DINGTALK'
export type Trial = { readonly at: number; readonly failure: PlatformError | null }

/** Each trial is a call of a quota: whoever looks again within this reads what the last one found. */
const KEPT_MS = 10 * 60_000
/** What was refused is looked at again sooner: somebody is mending it. */
const KEPT_REFUSED_MS = 30_000

/** Tries credentials, and remembers for a while what came of it. */
export function createTrials(platforms: Pick<Platforms, 'wechat' | 'dingTalk'>, now: () => number) {
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
      if (known && age >= 0 && age < (known.failure ? KEPT_REFUSED_MS : KEPT_MS)) return Promise.resolve(known)
      const trial = running.get(platform) ?? attempt(platform).finally(() => running.delete(platform))
      running.set(platform, trial)
      return trial
    },
  }
}
export type Trials = ReturnType<typeof createTrials>
