/** The one place that reads the machine's time; tests hand in a clock of their own. */
export type Clock = { now(): number }

export const systemClock: Clock = { now: () => Date.now() }
