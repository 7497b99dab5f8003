import { administeredBy, dutiesOf } from '../administration/own-duties.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { CHANNEL_WORDS } from '../notifications/also-sent.ts'
import { channelsOf } from '../platforms/platforms.ts'
import { examine } from './checks.ts'
import { heldBack, type UnsentNotice } from './notices.store.ts'
import { createTrials, type Trials } from './trials.ts'

/** One for a process: trials are calls of a quota. */
const trialsOf = new WeakMap<object, Trials>()

function trialsFor({ platforms, clock }: Context): Trials {
  const trials = trialsOf.get(platforms) ?? createTrials(platforms, () => clock.now())
  trialsOf.set(platforms, trials)
  return trials
}

const shown = ({ id, channel, outcome, to, ...notice }: UnsentNotice) => ({
  ...notice,
  id: String(id),
  word: CHANNEL_WORDS[channel],
  why: outcome,
  to: to ?? '申请人',
})

export const doctorResolvers: Resolvers = {
  Query: {
    async operations(_, __, context) {
      const centres = await administeredBy(context)
      if (centres.length === 0) return null
      const duties = await dutiesOf(context)
      const places = new Set(centres.filter((centre) => duties.has('PLACES', centre)).map(({ id }) => id))
      if (places.size === 0) return null
      const { db, now, config, calendar, platformConfig } = context
      const open = channelsOf(platformConfig)
      const trials = trialsFor(context)
      const parts = {
        config,
        db,
        calendar: calendar.current,
        platforms: platformConfig,
        trials,
        now,
        centreIds: places,
      }
      // Platforms are asked: somebody else goes on meanwhile.
      const { checks, counts, failed } = await context.outside(() => examine(parts))
      const held = config.dry ? await heldBack(db, places) : { notices: [] }
      return {
        at: now,
        checks: [...checks],
        countedSince: counts?.since ?? now,
        channels: (counts?.channels ?? []).map(({ channel, sent, delivered, failed, waiting, oldestStuck }) => ({
          ...{ channel, sent, failed, waiting },
          word: CHANNEL_WORDS[channel],
          open: open.has(channel),
          delivered: channel === 'DINGTALK' ? delivered : null,
          oldestAt: oldestStuck,
        })),
        failed: (failed?.notices ?? []).map(shown),
        failedTotal: failed?.total ?? 0,
        dry: config.dry,
        held: held.notices.map(shown),
      }
    },
  },
}
