import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Config, PlatformConfig } from '../config.ts'
import { demoTemplates } from '../notifications/templates.ts'
import { SIMULATED_CREDENTIALS, simulatedPlatforms } from '../simulator/simulated-platforms.ts'
import { simulator } from '../simulator/simulator.plugin.ts'
import { createSimulatorState, type SimulatorState } from '../simulator/simulator-state.ts'
import { demoDepartments, demoPhones } from './demo-town.ts'

const PREFIX = '/sim'

export type SimulatedTown = {
  readonly state: SimulatorState
  /** How its hosts are reached. */
  readonly platforms: PlatformConfig
  /** Puts its hosts and its people's phones at their addresses. */
  serve(app: FastifyInstance): Promise<void>
}

/** What stands in for WeChat, DingTalk and text messages, with the phones of the demo's people. */
export function simulatedTown(config: Config, clock: Clock): SimulatedTown {
  const state = createSimulatorState({
    now: () => clock.now(),
    random: Math.random,
    people: demoPhones(),
    templates: demoTemplates,
    departments: demoDepartments(),
  })
  return {
    state,
    platforms: simulatedPlatforms(`${config.ownBase}${PREFIX}`),
    async serve(app) {
      await app.register(simulator, { prefix: PREFIX, state, ...SIMULATED_CREDENTIALS, publicBase: config.publicBase })
    },
  }
}
