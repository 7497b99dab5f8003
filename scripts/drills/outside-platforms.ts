import { demoTemplates } from '../../bff/src/notifications/templates.ts'
import { SIMULATED_CREDENTIALS } from '../../bff/src/simulator/simulated-platforms.ts'
import { startSimulator } from '../../bff/src/simulator/simulator.server.ts'
import { createSimulatorState } from '../../bff/src/simulator/simulator-state.ts'
import type { Townsman } from './drill-town.ts'

/** No limit but that of calls a second: a drill sends in minutes what a county sends in months. */
export const ROOMY = { callsPerMonth: 1e9, noticesPerPersonAndDay: 1e9, deliveriesPerMinute: 1e9 } as const

/** Everybody may be sent any number of subscription messages. */
export const LONG_TERM = demoTemplates.map((template) => ({ ...template, kind: 'long-term' as const }))

/** The simulated platforms in this process, which outlives the servers that push through them. */
export async function startOutsidePlatforms(townsmen: readonly Townsman[], now: () => number) {
  const state = createSimulatorState({ now, random: Math.random, people: townsmen, templates: LONG_TERM })
  for (const { openid } of townsmen) {
    for (const template of LONG_TERM) if (openid) state.consent(openid, template)
  }
  return { state, ...(await startSimulator({ state, ...SIMULATED_CREDENTIALS, dingTalkLimits: ROOMY })) }
}
